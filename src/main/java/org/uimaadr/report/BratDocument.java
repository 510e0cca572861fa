package org.uimaadr.report;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.Code;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/**
 * The annotations of a document in brat's standoff format (Stenetorp et al.: brat: a web-based tool
 * for NLP-assisted text annotation. EACL 2012): mentions as text-bound annotations, relations, the
 * context of a mention as attributes, its codes as normalizations.
 *
 * <p>Offsets are code points, which is what brat counts. A mention that runs over a line break is
 * in fragments, one a line.
 */
final class BratDocument {

  /** What brat has to know of the annotations; goes beside them. */
  static final String CONFIGURATION =
      """
      [entities]
      REACTION
      DRUG
      DOSE

      [relations]
      DRUG_REACTION\tArg1:DRUG, Arg2:REACTION
      DRUG_DOSE\tArg1:DRUG, Arg2:DOSE
      <OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

      [events]

      [attributes]
      Negated\tArg:<ENTITY>
      Uncertain\tArg:<ENTITY>
      Conditional\tArg:<ENTITY>
      Historical\tArg:<ENTITY>
      Indication\tArg:REACTION
      Subject\tArg:<ENTITY>, Value:patient|family_member|donor_family_member|donor_other|other
      """;

  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");
  private static final Pattern BLANKS = Pattern.compile("[\\s:]+");

  private final String text;
  private final StringBuilder lines = new StringBuilder();

  /** Where {@link #codePointAt} was asked last: it counts on from there. */
  private int unit;

  private int codePoint;
  private int relations;
  private int attributes;
  private int normalizations;

  private BratDocument(String text) {
    this.text = text;
  }

  /** The lines of the document's {@code .ann} file. */
  static String of(JCas document) {
    String text = document.getDocumentText();
    BratDocument brat = new BratDocument(text == null ? "" : text);
    MentionIds ids = new MentionIds(document);
    for (Mention mention : ids.mentions()) {
      brat.addMention("T" + ids.number(mention), mention);
    }
    List<RelationResult> relations = RelationResult.of(document, ids);
    for (RelationResult relation : relations) {
      brat.addRelation(
          relation.type(), "T" + ids.number(relation.drug()), "T" + ids.number(relation.target()));
    }
    return brat.lines.toString();
  }

  private void addMention(String id, Mention mention) {
    String covered = mention.getCoveredText();
    lines.append(id).append('\t').append(mention.getType().getShortName().toUpperCase(Locale.ROOT));
    char separator = ' ';
    int begin = 0;
    Matcher lineBreak = LINE_BREAK.matcher(covered);
    while (lineBreak.find()) {
      addFragment(separator, mention.getBegin() + begin, mention.getBegin() + lineBreak.start());
      separator = ';';
      begin = lineBreak.end();
    }
    addFragment(separator, mention.getBegin() + begin, mention.getEnd());
    lines.append('\t').append(LINE_BREAK.matcher(covered).replaceAll(" ")).append('\n');
    addContext(id, mention);
    if (mention.getCodes() != null) {
      mention.getCodes().forEach(code -> addNormalization(id, code));
    }
  }

  private void addFragment(char separator, int begin, int end) {
    lines.append(separator).append(codePointAt(begin)).append(' ').append(codePointAt(end));
  }

  private int codePointAt(int offset) {
    codePoint +=
        offset >= unit ? text.codePointCount(unit, offset) : -text.codePointCount(offset, unit);
    unit = offset;
    return codePoint;
  }

  private void addContext(String id, Mention mention) {
    if (mention.getPolarity() < 0) {
      addAttribute("Negated", id);
    }
    if (mention.getUncertainty() > 0) {
      addAttribute("Uncertain", id);
    }
    if (mention.getConditional()) {
      addAttribute("Conditional", id);
    }
    if (mention.getHistoryOf() > 0) {
      addAttribute("Historical", id);
    }
    if (mention instanceof Reaction reaction && reaction.getIndication()) {
      addAttribute("Indication", id);
    }
    if (mention.getSubject() != null) {
      addAttribute("Subject", id + " " + mention.getSubject());
    }
  }

  private void addAttribute(String name, String arguments) {
    attributes++;
    lines.append('A').append(attributes).append('\t');
    lines.append(name).append(' ').append(arguments).append('\n');
  }

  /** A reference is a system and a code with a colon between, neither of which may hold blanks. */
  private void addNormalization(String id, Code code) {
    normalizations++;
    lines.append('N').append(normalizations).append("\tReference ").append(id).append(' ');
    lines.append(BLANKS.matcher(code.getSystem()).replaceAll("_")).append(':');
    lines.append(BLANKS.matcher(code.getCode()).replaceAll("_")).append('\t');
    lines.append(LINE_BREAK.matcher(code.getName()).replaceAll(" ")).append('\n');
  }

  private void addRelation(String type, String drug, String target) {
    relations++;
    lines.append('R').append(relations).append('\t').append(type);
    lines.append(" Arg1:").append(drug).append(" Arg2:").append(target).append('\n');
  }
}
