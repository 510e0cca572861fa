package org.uimaadr.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.uima.jcas.JCas;
import org.uimaadr.text.MentionAnnotations;
import org.uimaadr.text.SentenceSource;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/**
 * Marks the mentions of a CAS with their context: reactions with all that {@link MentionContext}
 * tells, and each mention with the section that it stands in. No mention is added or removed. Drugs
 * and doses have no context of their own: their polarity stays 0 and their subject null.
 *
 * <p>A sentence that ends with a colon speaks for the lines of the list below it, too: "Return if
 * you notice:".
 */
public final class ContextMarker {

  /** Longest sentence, in UTF-16 units, that introduces a list. */
  private static final int MAX_LEAD = 300;

  /** Longest line of a list without bullets, in UTF-16 units. */
  private static final int MAX_ITEM = 60;

  private static final Pattern BULLET =
      Pattern.compile("(?:[-*+•·‣◦▪●–—]|\\(?\\d{1,2}[.)]|\\[[ xX]?])\\s*\\S.*", Pattern.DOTALL);
  private static final Pattern EMPTY_LINE = Pattern.compile("\\n[ \\t\\r]*\\n");

  private final ContextRules rules;
  private final Sections sections;
  private final SentenceSource sentences;

  /**
   * A marker.
   *
   * @param triggers what the words around a reaction say
   * @param headers which headers open which sections
   * @param sentences used for documents without {@link AdrSentence}s
   */
  public ContextMarker(ContextTriggers triggers, SectionHeaders headers, SentenceSource sentences) {
    rules = new ContextRules(triggers);
    sections = new Sections(headers);
    this.sentences = sentences;
  }

  /** Marks all mentions of a document. */
  public void mark(JCas jcas) {
    String text = jcas.getDocumentText();
    List<Mention> mentions = jcas.select(Mention.class).asList();
    if (text == null || mentions.isEmpty()) {
      return;
    }
    List<Section> found = sections.of(jcas.getCas());
    List<TextSpan> spans = sentences(jcas);
    int next = 0;
    TextSpan lead = null;
    for (int i = 0; i < spans.size(); i++) {
      TextSpan span = spans.get(i);
      boolean goesOn = lead != null && isItem(text, spans.get(i - 1), span);
      lead = goesOn && isInSameSection(found, lead, span) ? lead : null;
      List<Mention> inside = new ArrayList<>();
      while (next < mentions.size() && mentions.get(next).getBegin() < span.end()) {
        Mention mention = mentions.get(next++);
        if (mention.getBegin() < span.begin()) {
          markAlone(text, mention, found);
        } else {
          inside.add(mention);
        }
      }
      mark(text, lead, span, inside, found);
      lead = isLead(text, span) ? span : lead;
    }
    mentions.subList(next, mentions.size()).forEach(mention -> markAlone(text, mention, found));
  }

  /** A mention in text that the pipeline's sentences leave out. */
  private void markAlone(String text, Mention mention, List<Section> found) {
    TextSpan alone = new TextSpan(mention.getBegin(), mention.getEnd());
    mark(text, null, alone, List.of(mention), found);
  }

  private List<TextSpan> sentences(JCas jcas) {
    List<TextSpan> known =
        jcas.select(AdrSentence.class)
            .map(sentence -> new TextSpan(sentence.getBegin(), sentence.getEnd()))
            .toList();
    return (known.isEmpty() ? sentences.sentences(jcas.getCas()) : known)
        .stream().sorted(Comparator.comparingInt(TextSpan::begin)).toList();
  }

  private static boolean isLead(String text, TextSpan span) {
    return span.length() <= MAX_LEAD && span.of(text).endsWith(":");
  }

  private static boolean isItem(String text, TextSpan before, TextSpan span) {
    String sentence = span.of(text);
    if (BULLET.matcher(sentence).matches()) {
      return true;
    }
    String between = text.substring(Math.min(before.end(), span.begin()), span.begin());
    return between.contains("\n")
        && !EMPTY_LINE.matcher(between).find()
        && span.length() <= MAX_ITEM
        && !sentence.endsWith(".")
        && sentence.indexOf(':') < 0;
  }

  private static boolean isInSameSection(List<Section> found, TextSpan lead, TextSpan span) {
    return Section.at(found, lead.begin()).equals(Section.at(found, span.begin()));
  }

  private void mark(
      String text, TextSpan lead, TextSpan span, List<Mention> mentions, List<Section> found) {
    String before = lead == null ? "" : lead.of(text) + " ";
    int shift = before.length() - span.begin();
    List<TypedSpan> spans = new ArrayList<>();
    List<Reaction> reactions = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Mention mention : mentions) {
      Optional<Section> section = Section.at(found, mention.getBegin());
      section.map(Section::name).ifPresent(mention::setSection);
      Optional<TypedSpan> typed = MentionAnnotations.span(mention);
      if (typed.isPresent()) {
        if (mention instanceof Reaction reaction) {
          reactions.add(reaction);
          places.add(spans.size());
        }
        spans.add(
            new TypedSpan(
                typed.get().type(), mention.getBegin() + shift, mention.getEnd() + shift));
      }
    }
    if (reactions.isEmpty()) {
      return;
    }
    List<Findings> findings = rules.findings(before + span.of(text), spans);
    for (int i = 0; i < reactions.size(); i++) {
      SectionImplication implication =
          Section.at(found, reactions.get(i).getBegin())
              .map(Section::implication)
              .orElse(SectionImplication.NONE);
      write(findings.get(places.get(i)).in(implication).context(), reactions.get(i));
    }
  }

  private static void write(MentionContext context, Reaction reaction) {
    reaction.setPolarity(context.polarity());
    reaction.setUncertainty(context.uncertainty());
    reaction.setConditional(context.conditional());
    reaction.setSubject(context.subject());
    reaction.setHistoryOf(context.historyOf());
    reaction.setIndication(context.indication());
  }
}
