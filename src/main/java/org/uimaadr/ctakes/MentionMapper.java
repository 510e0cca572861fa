package org.uimaadr.ctakes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.ctakes.typesystem.type.constants.CONST;
import org.apache.ctakes.typesystem.type.refsem.OntologyConcept;
import org.apache.ctakes.typesystem.type.refsem.UmlsConcept;
import org.apache.ctakes.typesystem.type.textsem.EventMention;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.FSArray;
import org.uimaadr.type.Code;
import org.uimaadr.type.Mention;

/** Finds or writes cTAKES' counterpart of a mention. */
final class MentionMapper {

  /** Names this software where cTAKES names a vocabulary; the mention has no code of one. */
  private static final String OWN_SCHEME = "uima-adr";

  /** The vocabulary whose codes are CUIs. */
  private static final String UMLS = "UMLS";

  private final MentionKind kind;
  private final boolean link;

  /**
   * A mapper of mentions.
   *
   * @param kind what new mentions are
   * @param link whether mentions that other components found are used
   */
  MentionMapper(MentionKind kind, boolean link) {
    this.kind = kind;
    this.link = link;
  }

  /** The mention of cTAKES over the same words: one that is there, or a new one in the indexes. */
  EventMention map(JCas jcas, Mention mention) {
    return jcas.select(EventMention.class)
        .at(mention.getBegin(), mention.getEnd())
        .filter(kind::matches)
        .filter(present -> link || isOwn(present))
        // One of an earlier run first, for relations may point to it; else the same type.
        .max(Comparator.comparing(MentionMapper::isOwn).thenComparing(kind::is))
        .orElseGet(() -> write(jcas, mention));
  }

  /** Mentions of the dictionary and of gold data bear other marks. */
  private static boolean isOwn(EventMention mention) {
    return mention.getDiscoveryTechnique() == CONST.NE_DISCOVERY_TECH_EXPLICIT_AE;
  }

  private EventMention write(JCas jcas, Mention mention) {
    EventMention written = kind.create(jcas);
    written.setBegin(mention.getBegin());
    written.setEnd(mention.getEnd());
    written.setOntologyConceptArr(concepts(jcas, mention));
    written.setConfidence((float) mention.getConfidence());
    written.setDiscoveryTechnique(CONST.NE_DISCOVERY_TECH_EXPLICIT_AE);
    // cTAKES' stages change these two where they find a cue and else leave them alone.
    written.setPolarity(
        mention.getPolarity() == 0 ? CONST.NE_POLARITY_NEGATION_ABSENT : mention.getPolarity());
    written.setSubject(
        mention.getSubject() == null ? CONST.ATTR_SUBJECT_PATIENT : mention.getSubject());
    written.setUncertainty(mention.getUncertainty());
    written.setConditional(mention.getConditional());
    written.setHistoryOf(mention.getHistoryOf());
    jcas.select(Segment.class)
        .covering(mention)
        .findFirst()
        .ifPresent(segment -> written.setSegmentID(segment.getId()));
    written.addToIndexes();
    return written;
  }

  /** One concept a code of the mention; without any, one that tells the semantic type only. */
  private FSArray<OntologyConcept> concepts(JCas jcas, Mention mention) {
    List<UmlsConcept> concepts = new ArrayList<>();
    if (mention.getCodes() != null) {
      for (Code code : mention.getCodes()) {
        concepts.add(concept(jcas, code.getSystem(), code.getCode(), code.getName()));
      }
    }
    if (concepts.isEmpty()) {
      concepts.add(concept(jcas, OWN_SCHEME, "", mention.getCoveredText()));
    }
    FSArray<OntologyConcept> array = new FSArray<>(jcas, concepts.size());
    for (int i = 0; i < concepts.size(); i++) {
      array.set(i, concepts.get(i));
    }
    return array;
  }

  private UmlsConcept concept(JCas jcas, String scheme, String code, String name) {
    UmlsConcept concept = new UmlsConcept(jcas);
    concept.setCodingScheme(scheme);
    concept.setCode(code);
    concept.setPreferredText(name);
    concept.setTui(kind.tui());
    // cTAKES' writers do not expect null.
    concept.setCui(UMLS.equalsIgnoreCase(scheme) ? code : "");
    return concept;
  }
}
