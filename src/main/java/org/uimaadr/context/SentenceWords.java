package org.uimaadr.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * The words of a sentence as triggers see them: lower-case, apostrophes left out, hyphens inside a
 * word taken for blanks, each other mark a word, each mention one word whatever it holds.
 *
 * <p>A word answers to one or more keys: itself, and a name in angle brackets for what it is. The
 * sentence begins with the word {@code <start>}, which answers to {@code <question>}, too, if a
 * question mark stands last, and ends with {@code <end>}.
 */
final class SentenceWords {

  static final String REACTION = "<reaction>";
  static final String DRUG = "<drug>";
  static final String DOSE = "<dose>";
  static final String NUMBER = "<number>";
  static final String YEAR = "<year>";
  static final String START = "<start>";
  static final String QUESTION = "<question>";
  static final String END = "<end>";

  /** All names that a trigger may use for what a word is. */
  static final Set<String> NAMES = Set.of(REACTION, DRUG, DOSE, NUMBER, YEAR, START, QUESTION, END);

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}'’]*[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’]*|[^\\s\\p{Z}]");
  private static final Pattern APOSTROPHES = Pattern.compile("['’]");
  private static final Pattern YEARS = Pattern.compile("(?:19[3-9]|20[0-3])\\d");
  private static final Pattern DIGITS = Pattern.compile("\\d{1,3}");
  private static final Set<String> NUMBER_WORDS =
      Set.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "few",
          "several", "couple", "many", "some");
  private static final Set<String> LIST_WORDS =
      Set.of("and", "or", "&", "/", "a", "an", "any", "no", "of");

  private final List<List<String>> keys = new ArrayList<>();

  /** For each mention, the word that stands for it. */
  private final int[] mentionWords;

  /**
   * Cuts a sentence.
   *
   * @param classes the classes that its words answer to, too
   */
  SentenceWords(String sentence, List<TypedSpan> mentions, WordClasses classes) {
    this(sentence, mentions);
    keys.replaceAll(classes::withClasses);
  }

  private SentenceWords(String sentence, List<TypedSpan> mentions) {
    mentionWords = new int[mentions.size()];
    keys.add(List.of(START));
    // Reactions first: a drug in a reaction's name ("lithium toxicity") is no drug of the context.
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      order.add(i);
    }
    order.sort(
        (left, right) -> {
          TypedSpan a = mentions.get(left);
          TypedSpan b = mentions.get(right);
          int byBegin = Integer.compare(a.begin(), b.begin());
          int byLength = byBegin != 0 ? byBegin : Integer.compare(b.end(), a.end());
          return byLength != 0 ? byLength : a.type().compareTo(b.type());
        });
    int position = 0;
    int next = 0;
    while (next < order.size()) {
      TypedSpan mention = mentions.get(order.get(next));
      int begin = Math.min(mention.begin(), sentence.length());
      addWords(sentence, position, Math.max(position, begin));
      int end = mention.end();
      MentionType type = mention.type();
      int word = keys.size();
      // Mentions that overlap are one word: a reaction, if one of them is.
      while (next < order.size()
          && (mentions.get(order.get(next)).begin() < end
              || mentions.get(order.get(next)).equals(mention))) {
        TypedSpan other = mentions.get(order.get(next));
        mentionWords[order.get(next)] = word;
        end = Math.max(end, other.end());
        type = other.type().compareTo(type) < 0 ? other.type() : type;
        next++;
      }
      keys.add(List.of(name(type), mentioned(sentence, mention)));
      position = Math.max(position, Math.min(end, sentence.length()));
    }
    addWords(sentence, position, sentence.length());
    if (is(size() - 1, "?")) {
      keys.set(0, List.of(START, QUESTION));
    }
    keys.add(List.of(END));
  }

  /** A mention of one word answers to that, too. */
  private static String mentioned(String sentence, TypedSpan mention) {
    int begin = Math.min(mention.begin(), sentence.length());
    int end = Math.min(mention.end(), sentence.length());
    return normalise(sentence.substring(begin, end));
  }

  private static String name(MentionType type) {
    return switch (type) {
      case REACTION -> REACTION;
      case DRUG -> DRUG;
      case DOSE -> DOSE;
    };
  }

  private void addWords(String sentence, int begin, int end) {
    Matcher matcher = WORD.matcher(sentence).region(begin, end);
    while (matcher.find()) {
      String found = normalise(matcher.group());
      boolean joins =
          found.equals("-")
              && matcher.start() > begin
              && matcher.end() < end
              && Character.isLetterOrDigit(sentence.charAt(matcher.start() - 1))
              && Character.isLetterOrDigit(sentence.charAt(matcher.end()));
      if (!joins) {
        keys.add(keysOf(found));
      }
    }
  }

  private static List<String> keysOf(String word) {
    if (YEARS.matcher(word).matches()) {
      return List.of(word, NUMBER, YEAR);
    }
    boolean number = DIGITS.matcher(word).matches() || NUMBER_WORDS.contains(word);
    return number ? List.of(word, NUMBER) : List.of(word);
  }

  private static String normalise(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "–", "—", "−" -> "-";
      default -> APOSTROPHES.matcher(lower).replaceAll("");
    };
  }

  /** The words of a trigger phrase, cut as those of a sentence are. */
  static List<String> ofPhrase(String phrase) {
    SentenceWords words = new SentenceWords(phrase, List.of());
    return words.keys.subList(1, words.size() - 1).stream().map(key -> key.get(0)).toList();
  }

  int size() {
    return keys.size();
  }

  /** What the word answers to. */
  List<String> keys(int word) {
    return keys.get(word);
  }

  boolean is(int word, String key) {
    return keys.get(word).contains(key);
  }

  /** The word that stands for a mention, by the mention's place in the list. */
  int wordOf(int mention) {
    return mentionWords[mention];
  }

  boolean isComma(int word) {
    return word > 0 && is(word, ",");
  }

  /** Whether a comma stands between two reactions of an enumeration: "rash, hives, or swelling". */
  boolean isListComma(int comma) {
    return isComma(comma) && is(comma - 1, REACTION) && goesOn(comma + 1) < size();
  }

  /**
   * The next reaction if only words of an enumeration stand before it, else the sentence's size.
   */
  private int goesOn(int from) {
    int word = from;
    while (word < size() && (LIST_WORDS.contains(keys.get(word).get(0)) || isComma(word))) {
      word++;
    }
    return word < size() && is(word, REACTION) ? word : size();
  }

  /** Where the first reaction from {@code from} on, and what is enumerated with it, ends. */
  int enumerationEnd(int from, int limit) {
    int word = from;
    while (word < limit && !is(word, REACTION)) {
      word++;
    }
    int end = word;
    while (word < limit && is(word, REACTION)) {
      end = word + 1;
      word = goesOn(end);
    }
    return Math.min(end, limit);
  }
}
