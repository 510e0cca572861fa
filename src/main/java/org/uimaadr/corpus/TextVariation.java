package org.uimaadr.corpus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.WordVariants;
import org.uimaadr.text.Words;

/**
 * Varies annotated text, so that a model learns what stands around a mention and not the mention by
 * heart: other drugs and reactions, long and short ways to write a word, British and American
 * spelling, misspellings, other line ends, all capitals or none. What is annotated stays annotated.
 *
 * @param share of the texts that are varied, 0 to 1; the others stay as they were written
 * @param pool where other drugs and reactions come from
 */
public record TextVariation(double share, MentionPool pool) {

  /** Every text as it is. */
  public static final TextVariation NONE = new TextVariation(0, MentionPool.EMPTY);

  private static final Map<MentionType, Double> REPLACED =
      Map.of(MentionType.DRUG, 0.4, MentionType.REACTION, 0.25);

  /** Share of the abbreviations, or of what they stand for, that a note writes the other way. */
  private static final double ABBREVIATED_OTHERWISE = 0.25;

  private static final double SPELT_OTHERWISE = 0.25;
  private static final double WITH_MISSPELLINGS = 0.15;
  private static final double WRAPPED_OTHERWISE = 0.4;
  private static final double IN_ONE_CASE = 0.1;

  private static final Pattern ARTICLE =
      Pattern.compile("(?<=^|\\s)(an?) $", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_ARTICLE = 4;

  private static final WordPairs ABBREVIATIONS = WordPairs.abbreviations();
  private static final WordVariants AMERICAN = WordVariants.americanSpelling();
  private static final WordVariants BRITISH = WordVariants.britishSpelling();

  /** Rejects what is no share. */
  public TextVariation {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "The share of varied texts cannot be " + share + "; give 0 to 1");
    }
  }

  /**
   * Varies a document or leaves it as it is. A change after which the sentence splitter would cut a
   * mention in two that it does not cut now is not made.
   */
  MarkedDocument vary(MarkedDocument document, Random random) {
    if (random.nextDouble() >= share) {
      return document;
    }
    MarkedDocument varied = whole(document, words(document, random));
    if (random.nextDouble() < WRAPPED_OTHERWISE) {
      varied = whole(varied, LineEnds.other(varied, random));
    }
    return random.nextDouble() < IN_ONE_CASE
        ? whole(varied, varied.edited(oneCase(varied.text(), random)))
        : varied;
  }

  private static MarkedDocument whole(MarkedDocument before, MarkedDocument after) {
    return MarkedPassages.cutMentions(after) > MarkedPassages.cutMentions(before) ? before : after;
  }

  /** Varies the drugs and reactions of a sentence and perhaps its case, or leaves it as it is. */
  CorpusSentence vary(CorpusSentence sentence, Random random) {
    if (random.nextDouble() >= share) {
      return sentence;
    }
    List<TextSpan> spans = sentence.mentions().stream().map(TypedSpan::span).toList();
    TextEdits edits = new TextEdits(sentence.text(), spans);
    replaceMentions(sentence.text(), sentence.mentions(), edits, random);
    CorpusSentence varied = sentence.edited(edits);
    return random.nextDouble() < IN_ONE_CASE
        ? varied.edited(oneCase(varied.text(), random))
        : varied;
  }

  private MarkedDocument words(MarkedDocument document, Random random) {
    String text = document.text();
    TextEdits edits = new TextEdits(text, document.spans());
    replaceMentions(text, document.mentions(), edits, random);
    if (document.kind() == MarkedDocument.Kind.NOTE) {
      abbreviateOtherwise(text, edits, random);
    }
    if (random.nextDouble() < SPELT_OTHERWISE) {
      spell(text, random.nextBoolean(), edits);
    }
    if (random.nextDouble() < WITH_MISSPELLINGS) {
      misspell(text, edits, random);
    }
    return document.edited(edits);
  }

  /** The same words are replaced by the same others all over a text. */
  private void replaceMentions(
      String text, List<TypedSpan> mentions, TextEdits edits, Random random) {
    Map<String, String> others = new HashMap<>();
    for (TypedSpan mention : mentions) {
      if (MentionPool.isReplaceable(text, mention, mentions)) {
        String words = mention.span().of(text);
        String other =
            others.computeIfAbsent(
                mention.type() + TextCase.LOWER.of(words),
                w -> draw(mention.type(), words, random));
        if (!other.equalsIgnoreCase(words)) {
          String cased =
              TextCase.like(words, TextCase.LOWER.is(text) ? TextCase.LOWER.of(other) : other);
          edits.replace(mention.span(), cased);
          fitArticle(text, mention.begin(), cased, edits);
        }
      }
    }
  }

  private String draw(MentionType type, String words, Random random) {
    return random.nextDouble() < REPLACED.get(type) ? pool.other(type, words, random) : words;
  }

  /** "a rash" becomes "an itch". */
  private static void fitArticle(String text, int begin, String words, TextEdits edits) {
    boolean vowel = "aeiou".indexOf(Character.toLowerCase(words.charAt(0))) >= 0;
    Matcher article = ARTICLE.matcher(text).region(Math.max(0, begin - LONGEST_ARTICLE), begin);
    if (article.find()) {
      String other = TextCase.like(article.group(1), vowel ? "an" : "a");
      edits.replace(new TextSpan(article.start(1), article.end(1)), other);
    }
  }

  /** Who writes a word in one way does so all over the text. */
  private static void abbreviateOtherwise(String text, TextEdits edits, Random random) {
    Map<String, String> otherwise = new HashMap<>();
    for (WordPairs.Place place : ABBREVIATIONS.places(text)) {
      String other =
          otherwise.computeIfAbsent(
              place.way(),
              way ->
                  random.nextDouble() < ABBREVIATED_OTHERWISE
                      ? place.others().get(random.nextInt(place.others().size()))
                      : way);
      if (!other.equals(place.way())) {
        edits.replace(place.span(), place.inCase(text, other));
      }
    }
  }

  private static void spell(String text, boolean british, TextEdits edits) {
    for (TextSpan word : Words.of(text)) {
      String lower = TextCase.LOWER.of(word.of(text));
      String american = AMERICAN.of(lower);
      // "oedema" holds the American "edem", but is British already.
      boolean alreadyBritish = !american.equals(lower);
      String other = !british ? american : alreadyBritish ? lower : BRITISH.of(lower);
      if (!other.equals(lower)) {
        edits.replace(word, TextCase.like(word.of(text), other));
      }
    }
  }

  private static void misspell(String text, TextEdits edits, Random random) {
    for (TextSpan word : Words.of(text)) {
      Misspelling.of(word.of(text), random).ifPresent(wrong -> edits.replace(word, wrong));
    }
  }

  private static TextEdits oneCase(String text, Random random) {
    TextCase textCase = random.nextBoolean() ? TextCase.LOWER : TextCase.UPPER;
    TextEdits edits = new TextEdits(text, List.of());
    if (!text.isEmpty()) {
      // As long as the text, so that all spans stay where they are.
      edits.replace(new TextSpan(0, text.length()), textCase.of(text));
    }
    return edits;
  }
}
