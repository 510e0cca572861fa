package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.WordPieces;
import org.uimaadr.text.Words;

class SpanDecoderTest {

  // ------------------------------------------------------------------------------------ by hand

  private static final float[] O = probabilities(0.8, 0.1, 0.1);
  private static final float[] B = probabilities(0.1, 0.8, 0.1);
  private static final float[] I = probabilities(0.1, 0.1, 0.8);

  @Test
  void aMentionGoesFromBToItsLastI() {
    assertThat(decode("a severe skin rash today", O, B, I, I, O))
        .containsExactly("severe skin rash");
  }

  @Test
  void neighboursAreToldApartByB() {
    assertThat(decode("nausea vomiting", B, B)).containsExactly("nausea", "vomiting");
  }

  @Test
  void aMentionBeginsWithBEvenWhereEveryWordSaysI() {
    assertThat(decode("severe rash", I, I)).containsExactly("severe rash");
    assertThat(decode("severe rash", O, O)).isEmpty();
  }

  @Test
  void offsetsAreThoseOfTheText() {
    List<ScoredSpan> mentions =
        decoder(" 😀 rash!").decode(MentionType.REACTION, new float[][] {O, B, O}, 0, 1);
    assertThat(mentions).hasSize(1);
    assertThat(mentions.get(0).span().type()).isEqualTo(MentionType.REACTION);
    assertThat(mentions.get(0).span().span()).isEqualTo(new TextSpan(4, 8));
    assertThat(mentions.get(0).confidence()).isCloseTo(0.8, within(1e-6));
  }

  @Test
  void aPenaltyOnOFindsMoreMentions() {
    float[] unsure = probabilities(0.6, 0.3, 0.1);
    SpanDecoder decoder = decoder("dizziness");
    assertThat(decoder.decode(MentionType.REACTION, new float[][] {unsure}, 0, 1)).isEmpty();
    assertThat(decoder.decode(MentionType.REACTION, new float[][] {unsure}, 1, 1)).hasSize(1);
  }

  @Test
  void aTemperatureAbove1LowersTheConfidenceAndKeepsTheMention() {
    SpanDecoder decoder = decoder("rash");
    ScoredSpan raw = decoder.decode(MentionType.REACTION, new float[][] {B}, 0, 1).get(0);
    ScoredSpan calibrated = decoder.decode(MentionType.REACTION, new float[][] {B}, 0, 2).get(0);
    assertThat(calibrated.span()).isEqualTo(raw.span());
    double expected = Math.sqrt(0.8) / (Math.sqrt(0.8) + 2 * Math.sqrt(0.1));
    assertThat(calibrated.confidence()).isCloseTo(expected, within(1e-6));
  }

  @Test
  void noTextHasNoMentions() {
    assertThat(decoder("").decode(MentionType.DRUG, new float[0][], 0, 1)).isEmpty();
  }

  private static List<String> decode(String text, float[]... logProbabilities) {
    return decoder(text).decode(MentionType.REACTION, logProbabilities, 0, 1).stream()
        .map(mention -> mention.span().span().of(text))
        .toList();
  }

  /** A decoder for a text whose words are one piece each. */
  private static SpanDecoder decoder(String text) {
    List<TextSpan> words = Words.of(text);
    return new SpanDecoder(
        text,
        new WordPieces(
            new int[words.size()],
            words.stream().mapToInt(TextSpan::begin).toArray(),
            words.stream().mapToInt(TextSpan::end).toArray()));
  }

  private static float[] probabilities(double... probabilities) {
    float[] logs = new float[probabilities.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) Math.log(probabilities[i]);
    }
    return logs;
  }

  // ---------------------------------------------------------------------- against all labellings

  /** A sentence of words that have some pieces each, with the log-probabilities of the pieces. */
  record Sentence(List<List<float[]>> words) {

    /** Words of three letters: up to three pieces of one letter. */
    String text() {
      return String.join(" ", Collections.nCopies(words.size(), "abc"));
    }

    WordPieces pieces() {
      List<Integer> begins = new ArrayList<>();
      for (int word = 0; word < words.size(); word++) {
        for (int piece = 0; piece < words.get(word).size(); piece++) {
          begins.add(4 * word + piece);
        }
      }
      int[] from = begins.stream().mapToInt(Integer::intValue).toArray();
      return new WordPieces(
          new int[from.length], from, Arrays.stream(from).map(b -> b + 1).toArray());
    }

    float[][] logProbabilities() {
      return words.stream().flatMap(List::stream).toArray(float[][]::new);
    }

    /** What the words' labels are worth: each word the mean over its pieces. */
    double score(int[] labels, double outsidePenalty) {
      double score = 0;
      for (int word = 0; word < labels.length; word++) {
        List<float[]> pieces = words.get(word);
        for (int piece = 0; piece < pieces.size(); piece++) {
          int label = piece > 0 && labels[word] == 1 ? 2 : labels[word];
          double value = pieces.get(piece)[label] - (label == 0 ? outsidePenalty : 0);
          score += value / pieces.size();
        }
      }
      return score;
    }
  }

  @Property(tries = 500)
  void noLabellingIsBetterThanTheDecoded(
      @ForAll("sentences") Sentence sentence,
      @ForAll @DoubleRange(min = -1, max = 3) double penalty) {
    int[] decoded = labels(sentence, penalty);
    double best = Double.NEGATIVE_INFINITY;
    for (int[] labels : allLabellings(sentence.words().size())) {
      best = Math.max(best, sentence.score(labels, penalty));
    }
    // The decoder sums float32 scores in an order of its own: two labellings may be that close.
    assertThat(sentence.score(decoded, penalty)).isCloseTo(best, within(1e-6));
  }

  @Property
  void confidenceIsTheMeanProbabilityOfTheLabelsOfThePieces(
      @ForAll("sentences") Sentence sentence,
      @ForAll @DoubleRange(min = 0, max = 3) double penalty) {
    SpanDecoder decoder = new SpanDecoder(sentence.text(), sentence.pieces());
    for (ScoredSpan mention :
        decoder.decode(MentionType.DRUG, sentence.logProbabilities(), penalty, 1)) {
      List<Double> probabilities = new ArrayList<>();
      for (int word = mention.span().begin() / 4; 4 * word < mention.span().end(); word++) {
        for (float[] piece : sentence.words().get(word)) {
          probabilities.add(Math.exp(piece[probabilities.isEmpty() ? 1 : 2]));
        }
      }
      double mean = probabilities.stream().mapToDouble(Double::doubleValue).average().orElse(0);
      assertThat(mention.confidence()).isCloseTo(mean, within(1e-6));
    }
  }

  /** The decoder's spans as labels of the words; asserts that they begin and end at words. */
  private static int[] labels(Sentence sentence, double penalty) {
    List<TextSpan> words = Words.of(sentence.text());
    int[] labels = new int[words.size()];
    for (ScoredSpan mention :
        new SpanDecoder(sentence.text(), sentence.pieces())
            .decode(MentionType.DRUG, sentence.logProbabilities(), penalty, 1)) {
      TextSpan span = mention.span().span();
      assertThat(words).anyMatch(word -> word.begin() == span.begin());
      assertThat(words).anyMatch(word -> word.end() == span.end());
      for (int word = 0; word < labels.length; word++) {
        if (words.get(word).overlaps(span)) {
          assertThat(labels[word]).as("mentions of one type do not overlap").isZero();
          labels[word] = words.get(word).begin() == span.begin() ? 1 : 2;
        }
      }
    }
    return labels;
  }

  /** All labellings in which I (2) follows B (1) or I. */
  private static List<int[]> allLabellings(int words) {
    List<int[]> labellings = new ArrayList<>();
    labellings.add(new int[0]);
    for (int word = 0; word < words; word++) {
      List<int[]> longer = new ArrayList<>();
      for (int[] labels : labellings) {
        boolean mayContinue = word > 0 && labels[word - 1] != 0;
        for (int label = 0; label <= (mayContinue ? 2 : 1); label++) {
          int[] next = Arrays.copyOf(labels, word + 1);
          next[word] = label;
          longer.add(next);
        }
      }
      labellings = longer;
    }
    return labellings;
  }

  @Provide
  Arbitrary<Sentence> sentences() {
    Arbitrary<Double> logit = Arbitraries.doubles().between(-4, 4);
    Arbitrary<float[]> piece =
        Combinators.combine(logit, logit, logit)
            .as(
                (o, b, i) -> {
                  double sum = Math.exp(o) + Math.exp(b) + Math.exp(i);
                  return probabilities(Math.exp(o) / sum, Math.exp(b) / sum, Math.exp(i) / sum);
                });
    return piece.list().ofMaxSize(3).list().ofMaxSize(6).map(Sentence::new);
  }
}
