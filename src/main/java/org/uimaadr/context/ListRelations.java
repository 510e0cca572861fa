package org.uimaadr.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * Which reaction belongs to which drug in the items of an allergy list or table, where no verb says
 * so.
 *
 * <table>
 *   <caption>Forms of an item and their confidence</caption>
 *   <tr><th>what stands between drug and reaction</th><th>example</th><th>confidence</th></tr>
 *   <tr><td>a bracket</td><td>PCN (hives, rash)</td><td>0.95</td></tr>
 *   <tr><td>an arrow, a colon or an equals sign</td><td>codeine -&gt; n/v</td><td>0.9</td></tr>
 *   <tr><td>a dash</td><td>Sulfa - rash, itching</td><td>0.85</td></tr>
 *   <tr><td>a gap of blanks, or a bar</td><td>Penicillin&nbsp;&nbsp;&nbsp;hives</td>
 *       <td>0.85</td></tr>
 *   <tr><td>any of these, the reaction first; in allergy lists only</td>
 *       <td>Hives: PCN, sulfa</td><td>0.8</td></tr>
 *   <tr><td>a comma, a blank, or a word such as "causes" or "with"; in allergy lists only</td>
 *       <td>codeine causes nausea</td><td>0.7</td></tr>
 * </table>
 *
 * <p>Severities ("severe", "mild reaction"), years and amounts between them do not count. Reactions
 * that follow each other by commas, bars, "and" or "/" share the drug; drugs that are parted by
 * "/", "&amp;" or "and" share the reaction. Outside an allergy list an item counts only in a line
 * that says little else, and its confidence is less by 0.2.
 *
 * <p>Immutable and thread-safe.
 */
public final class ListRelations {

  private static final double BRACKET = 0.95;
  private static final double ARROW = 0.9;
  private static final double DASH = 0.85;
  private static final double COLUMN = 0.85;
  private static final double REACTION_FIRST = 0.8;
  private static final double LOOSE = 0.7;
  private static final double NOT_AN_ALLERGY_LIST = 0.2;

  private static final Pattern UNIMPORTANT =
      Pattern.compile(
          "(?i)\\b(?:severe|moderate|mild|minor|severity|reactions?|type|allerg(?:y|ies|ic)|"
              + "intoleran(?:ce|t)|adverse|side effects?|true|unknown|possible|probable|likely|"
              + "developed|gets?|got|known|documented|high|low|active|drug|class|note|comments?)\\b"
              + "|\\b(?:in )?(?:19|20)\\d\\d\\b"
              + "|\\b\\d+(?:\\.\\d+)?\\s*(?:mg|mcg|g|ml|units?|tabs?|%)(?![\\p{L}])");
  private static final Pattern BREAK = Pattern.compile("\\s*[\\n\\r]\\s*");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\(\\s*\\)|\\[\\s*]");
  private static final Pattern OPENING = Pattern.compile("\\s*[(\\[]\\s*[?:]?\\s*");
  private static final Pattern ARROWS = Pattern.compile("\\s*(?:[-=]+>|→|⇒|>+|:|=)\\s*[-?]?\\s*");
  private static final Pattern DASHES = Pattern.compile("\\s*[-–—]+\\s*\\??\\s*");
  private static final Pattern COLUMNS = Pattern.compile("\\s*\\|[\\s|]*|\\s*\\t\\s*|\\s{2,}");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i)\\s*,?\\s*(?:causes?|caused|gives|gave|makes|with|w/|to|from|after)?\\s*");
  private static final Pattern TOGETHER =
      Pattern.compile("(?i)\\s*(?:,?\\s*(?:and|or)\\b|[/&+])\\s*");
  private static final Pattern ENUMERATION =
      Pattern.compile("(?i)\\s*(?:[,/&+|]|,?\\s*(?:and|or|with|w/)\\b|\\s{2,}|\\t)*\\s*");
  private static final Pattern CLOSING = Pattern.compile("[)\\]]");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

  /**
   * The pairs of a line, or of a sentence that is an item.
   *
   * @param line its text; a line break inside it counts as a blank
   * @param mentions the mentions in it; offsets are the line's (UTF-16, end exclusive)
   * @param allergyList whether the line stands in a list of allergies and intolerances
   * @return in the order of the drugs in the text; each pair once
   */
  public List<ListedPair> of(String line, List<TypedSpan> mentions, boolean allergyList) {
    List<TypedSpan> ordered = ordered(mentions, line.length());
    Items items = new Items(allergyList);
    int otherWords = 0;
    int position = 0;
    TypedSpan previous = null;
    for (TypedSpan mention : ordered) {
      String between = cleaned(line.substring(position, mention.begin()));
      otherWords += words(between);
      if (previous == null) {
        items.begin(mention);
      } else {
        items.add(previous, between, mention);
      }
      previous = mention;
      position = mention.end();
    }
    otherWords += words(cleaned(line.substring(position)));
    List<ListedPair> pairs = items.pairs();
    if (allergyList) {
      return pairs;
    }
    return otherWords > pairs.size()
        ? List.of()
        : pairs.stream()
            .map(
                pair ->
                    new ListedPair(
                        pair.drug(), pair.reaction(), pair.confidence() - NOT_AN_ALLERGY_LIST))
            .toList();
  }

  /** Drugs and reactions that do not overlap; of those that do, the one that begins first. */
  private static List<TypedSpan> ordered(List<TypedSpan> mentions, int length) {
    List<TypedSpan> sorted =
        mentions.stream()
            .filter(mention -> mention.type() != MentionType.DOSE && mention.end() <= length)
            .sorted(
                Comparator.comparingInt(TypedSpan::begin)
                    .thenComparing(TypedSpan::end, Comparator.reverseOrder()))
            .toList();
    List<TypedSpan> ordered = new ArrayList<>();
    int end = 0;
    for (TypedSpan mention : sorted) {
      if (mention.begin() >= end) {
        ordered.add(mention);
        end = mention.end();
      }
    }
    return ordered;
  }

  private static String cleaned(String between) {
    String line = BREAK.matcher(between).replaceAll(" ");
    // What is taken out leaves no blank, or two would be a gap of a table.
    String important = UNIMPORTANT.matcher(line).replaceAll("\0");
    important = important.replaceAll(" ?\0(?: \0)*", "");
    return IN_BRACKETS.matcher(important).replaceAll("");
  }

  private static int words(String between) {
    return (int) LETTERS.matcher(between).results().count();
  }

  /** How sure a form makes the relation; 0 if it makes none. */
  private static double confidence(String between, boolean allergyList) {
    if (OPENING.matcher(between).matches()) {
      return BRACKET;
    }
    if (ARROWS.matcher(between).matches()) {
      return ARROW;
    }
    if (DASHES.matcher(between).matches()) {
      return DASH;
    }
    if (COLUMNS.matcher(between).matches()) {
      return COLUMN;
    }
    return allergyList && WORDS.matcher(between).matches() ? LOOSE : 0;
  }

  /** The items of a line as they are read, mention by mention. */
  private static final class Items {

    private final boolean allergyList;
    private final List<ListedPair> pairs = new ArrayList<>();

    /** The drugs of the item, or its reactions if they come first; which of the two tells type. */
    private List<TypedSpan> heads = new ArrayList<>();

    /** How sure the item's form is; 0 while nothing follows its heads. */
    private double confidence;

    Items(boolean allergyList) {
      this.allergyList = allergyList;
    }

    void begin(TypedSpan head) {
      heads = new ArrayList<>(List.of(head));
      confidence = 0;
    }

    void add(TypedSpan previous, String between, TypedSpan mention) {
      boolean sameAsHeads = mention.type() == heads.get(0).type();
      boolean sameAsPrevious = mention.type() == previous.type();
      if (sameAsHeads) {
        if (sameAsPrevious && confidence == 0 && joinsHeads(between, mention)) {
          heads.add(mention);
        } else {
          begin(mention);
        }
      } else if (sameAsPrevious) {
        if (confidence > 0 && goesOn(between)) {
          relate(mention);
        } else {
          begin(mention);
        }
      } else {
        confidence = confidence(between, allergyList);
        if (confidence > 0 && mention.type() == MentionType.DRUG) {
          confidence = allergyList ? Math.min(confidence, REACTION_FIRST) : 0;
        }
        if (confidence > 0) {
          relate(mention);
        } else {
          begin(mention);
        }
      }
    }

    /** Drugs have to be joined by more than a comma; reactions that come first have not. */
    private static boolean joinsHeads(String between, TypedSpan mention) {
      return mention.type() == MentionType.DRUG
          ? TOGETHER.matcher(between).matches()
          : ENUMERATION.matcher(between).matches();
    }

    private boolean goesOn(String between) {
      return ENUMERATION.matcher(between).matches() && !CLOSING.matcher(between).find();
    }

    private void relate(TypedSpan mention) {
      for (TypedSpan head : heads) {
        boolean drugFirst = head.type() == MentionType.DRUG;
        pairs.add(
            new ListedPair(drugFirst ? head : mention, drugFirst ? mention : head, confidence));
      }
    }

    List<ListedPair> pairs() {
      return pairs;
    }
  }
}
