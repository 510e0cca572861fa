package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.eval.PrecisionRecall;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.PairScores;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.model.Thresholds;
import org.uimaadr.model.TinyTokenizer;

/** A made-up sentence head is sure of "rash", undecided about "pain", and sure of no "side". */
class OperatingPointCostTest {

  @RegisterExtension private final TinyTokenizer tokenizer = new TinyTokenizer();

  @Test
  void eachPointTellsWhatItFindsAndWhatIsNotToBeHad() {
    List<OperatingPointCost> costs =
        costs("rash +", "rash +", "rash +", "rash -", "pain +", "pain -", "side -", "side -");

    assertThat(costs)
        .extracting(cost -> cost.point() + ": " + found(cost.sentences()) + "; " + cost.wish())
        .containsExactly(
            "balanced: 4 right, 2 wrong, 0 missed; ",
            "high-recall: 4 right, 2 wrong, 0 missed; recall of at least 0.95",
            "high-precision: 3 right, 1 wrong, 1 missed; "
                + "precision of at least 0.95: not to be had in every part");
  }

  @Test
  void aPrecisionThatCanBeHadCostsRecall() {
    List<OperatingPointCost> costs = costs("rash +", "rash +", "pain +", "pain -", "side -");

    assertThat(costs.get(2).wish()).isEqualTo("precision of at least 0.95");
    assertThat(found(costs.get(2).sentences())).isEqualTo("2 right, 0 wrong, 1 missed");
  }

  @Test
  void aBundleTellsThemAgain() {
    List<OperatingPointCost> costs = costs("rash +", "pain -", "side -");
    JsonObject figures = new JsonObject();
    figures.addProperty("part", "here");
    JsonArray metrics = new JsonArray();
    metrics.add(figures);
    JsonObject training = new JsonObject();
    training.add("metrics", metrics);

    OperatingPointCost.addTo(figures, costs);

    assertThat(OperatingPointCost.of(training)).isEqualTo(costs).hasSize(3);
    assertThat(OperatingPointCost.of(new JsonObject())).isEmpty();
  }

  @Test
  void theMostIsAskedOfADocumentThatCostsNextToNothing() {
    // Of 600 sentences one would be missed, or of four.
    assertThat(askedOfDocuments(200)).isGreaterThan(0.5);
    assertThat(askedOfDocuments(1)).isZero();
  }

  /**
   * Documents with three sure sentences, and three whose one doubtful sentence states an ADR once.
   */
  private double askedOfDocuments(int sure) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < sure; i++) {
      words.addAll(List.of("rash +", "rash +", "rash +", "side -"));
    }
    words.addAll(List.of("pain +", "side -", "side -", "side -"));
    List<CorpusSentence> sentences = sentences(words.toArray(String[]::new));
    SentencePreparer preparer = new SentencePreparer(tokenizer.get(), 30);
    return OperatingPoints.choose(
            List.of(
                ScoredCorpus.ofDocuments(
                    sentences.stream().map(OperatingPointCostTest::inDocument).toList(),
                    sentences.stream().map(sentence -> preparer.prepare(sentence.text())).toList(),
                    List.of(),
                    (prepared, batchSize) ->
                        prepared.stream()
                            .map(
                                one ->
                                    new SentenceScores(
                                        logit(one.text()), new float[0][][], List.of()))
                            .toList(),
                    (prepared, scores, mentions) -> new PairScores(List.of(), 0),
                    OperatingPoints.readers(List.of()))),
            List.of(),
            List.of())
        .points()
        .get("balanced")
        .document();
  }

  /** Four sentences are a document. */
  private static CorpusSentence inDocument(CorpusSentence sentence) {
    return new CorpusSentence(
        sentence.id(),
        String.valueOf(Integer.parseInt(sentence.id()) / 4),
        sentence.text(),
        sentence.adr(),
        sentence.annotatedTypes(),
        sentence.mentions(),
        List.of(),
        sentence.source());
  }

  private static String found(PrecisionRecall counts) {
    return "%d right, %d wrong, %d missed"
        .formatted(counts.truePositives(), counts.falsePositives(), counts.falseNegatives());
  }

  private List<OperatingPointCost> costs(String... words) {
    ScoredCorpus development =
        ScoredCorpus.of(
            sentences(words),
            0,
            new SentencePreparer(tokenizer.get(), 30),
            (prepared, batchSize) ->
                prepared.stream()
                    .map(one -> new SentenceScores(logit(one.text()), new float[0][][], List.of()))
                    .toList(),
            (prepared, scores, mentions) -> new PairScores(List.of(), 0),
            OperatingPoints.readers(List.of()));
    OperatingPoints.Choice choice =
        OperatingPoints.choose(List.of(development), List.of(), List.of());
    return OperatingPointCost.measure(
        "here",
        development,
        new SentenceDecoder(List.of(), new Thresholds(0, Map.of()), choice.calibration(), true),
        choice.points());
  }

  private static float logit(String word) {
    return switch (word) {
      case "rash" -> 3;
      case "pain" -> 0;
      default -> -3;
    };
  }

  /** Sentences of one word, each of an abstract of its own; + behind the word states an ADR. */
  private static List<CorpusSentence> sentences(String... words) {
    List<CorpusSentence> sentences = new ArrayList<>();
    for (String word : words) {
      String number = String.valueOf(sentences.size());
      sentences.add(
          new CorpusSentence(
              number,
              number,
              word.substring(0, 4),
              word.endsWith("+"),
              Set.of(),
              List.of(),
              List.of(),
              "test:" + number));
    }
    return sentences;
  }
}
