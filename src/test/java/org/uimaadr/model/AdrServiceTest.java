package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.Words;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;

/** A bundle of the tiny checkpoint from text to decisions, with the real network. */
@Timeout(120)
class AdrServiceTest {

  private static final double ROUNDING = 1e-4;

  /** Sentences whose rows, in this order, are the golden batch. */
  private static final List<String> GOLDEN_SENTENCES =
      List.of(
          "Lithium toxicity (1.5 mmol/L) caused seizures; the drug was stopped.",
          "The patient developed a rash after taking penicillin.",
          "Aspirin was given with no adverse effects");

  @TempDir static Path folder;

  private static ModelBundle bundle;
  private static AdrService service;

  @BeforeAll
  static void open() throws IOException {
    Path location = folder.resolve("tiny");
    new ModelBundleWriter(TensorStorage.F32, TensorStorage.F32)
        .write(location, TinyModel.content());
    bundle = ModelBundle.open(location);
    service = AdrService.open(bundle, DeviceKind.CPU, Precision.FP32);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void scoresAreThoseOfTransformers() throws IOException {
    JsonObject goldens =
        JsonParser.parseString(Files.readString(TinyModel.FOLDER.resolve("goldens.json")))
            .getAsJsonObject();
    List<SentenceScores> scores = score(GOLDEN_SENTENCES, 32);
    for (int row = 0; row < GOLDEN_SENTENCES.size(); row++) {
      JsonArray logits = goldens.getAsJsonArray("sentenceLogits").get(row).getAsJsonArray();
      double logOdds = logits.get(1).getAsDouble() - logits.get(0).getAsDouble();
      assertThat(scores.get(row).adrLogit()).isCloseTo(logOdds, within(ROUNDING));
      JsonObject tokenLogits = goldens.getAsJsonObject("tokenLogits");
      JsonArray reaction = tokenLogits.getAsJsonArray("REACTION").get(row).getAsJsonArray();
      float[][] tags = scores.get(row).tags()[0];
      for (int piece = 0; piece < tags.length; piece++) {
        double[] expected = logSoftmax(reaction.get(piece + 1).getAsJsonArray());
        for (int label = 0; label < 3; label++) {
          assertThat((double) tags[piece][label]).isCloseTo(expected[label], within(ROUNDING));
        }
      }
    }
  }

  @Test
  void theAnswerDoesNotDependOnBatchSizeOrOrder() {
    List<String> sentences = randomSentences(60);
    List<SentenceScores> one = score(sentences, 1);
    assertSame(score(sentences, 7), one);
    assertSame(score(sentences, 64), one);

    List<String> reversed = new ArrayList<>(sentences);
    Collections.reverse(reversed);
    List<SentenceScores> answers = new ArrayList<>(score(reversed, 16));
    Collections.reverse(answers);
    assertSame(answers, one);
  }

  @Test
  void theAnswerDoesNotDependOnOtherCallers() throws Exception {
    List<String> sentences = randomSentences(40);
    List<SentenceScores> alone = score(sentences, 8);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<List<SentenceScores>>> callers = new ArrayList<>();
      for (int caller = 0; caller < 6; caller++) {
        int batchSize = 1 << caller;
        callers.add(threads.submit(() -> score(sentences, batchSize)));
      }
      for (Future<List<SentenceScores>> caller : callers) {
        assertSame(caller.get(), alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void pairScoresAreThoseOfTheReferenceInAnyBatch() throws IOException {
    JsonObject goldens =
        JsonParser.parseString(Files.readString(TinyModel.FOLDER.resolve("goldens.json")))
            .getAsJsonObject();
    List<List<TypedSpan>> mentions =
        List.of(
            List.of(
                new TypedSpan(MentionType.DRUG, 0, 7),
                new TypedSpan(MentionType.REACTION, 0, 16),
                new TypedSpan(MentionType.REACTION, 37, 45)),
            List.of(
                new TypedSpan(MentionType.DRUG, 42, 52),
                new TypedSpan(MentionType.REACTION, 24, 28)),
            List.of());
    for (int batchSize : new int[] {1, 32}) {
      List<PreparedSentence> prepared = GOLDEN_SENTENCES.stream().map(service::prepare).toList();
      PairScores scores =
          service.scorePairs(prepared, service.score(prepared, batchSize), mentions);
      assertThat(scores.leftOut()).isZero();
      assertThat(scores.pairs()).hasSize(3);
      for (int i = 0; i < 3; i++) {
        assertThat(scores.pairs().get(i).logit())
            .isCloseTo(goldens.getAsJsonArray("pairLogits").get(i).getAsDouble(), within(ROUNDING));
      }
    }
  }

  @Test
  void aRelationIsAPairWhoseCalibratedProbabilityReachesTheThreshold() {
    MentionPlace drug = new MentionPlace(0, new TypedSpan(MentionType.DRUG, 0, 7));
    MentionPlace rash = new MentionPlace(0, new TypedSpan(MentionType.REACTION, 8, 12));
    MentionPlace fever = new MentionPlace(0, new TypedSpan(MentionType.REACTION, 14, 19));
    SentenceDecoder decoder = service.decoder("balanced", true);
    // The temperature is 2 and the threshold 0.4.
    assertThat(
            decoder.relate(
                List.of(
                    new ScoredPair(RelationType.DRUG_REACTION, drug, rash, -0.6),
                    new ScoredPair(RelationType.DRUG_REACTION, drug, fever, -1))))
        .singleElement()
        .satisfies(
            relation -> {
              assertThat(relation.target()).isEqualTo(rash);
              assertThat(relation.confidence()).isCloseTo(0.4256, within(1e-4));
            });
  }

  @Test
  void everyPieceOfALongSentenceIsScored() {
    String sentence = "the patient developed a rash after taking penicillin and ".repeat(30);
    PreparedSentence prepared = service.prepare(sentence);
    assertThat(prepared.windows()).hasSizeGreaterThan(4);
    assertThat(prepared.windows()).allSatisfy(w -> assertThat(w.ids()).hasSizeBetween(3, 64));

    SentenceScores scores = service.score(List.of(prepared), 4).get(0);
    for (float[][] tagger : scores.tags()) {
      assertThat(List.of(tagger)).hasSize(prepared.pieces().size());
    }
  }

  @Test
  void decisionsFollowTheOperatingPoint() {
    PreparedSentence sentence = service.prepare(GOLDEN_SENTENCES.get(1));
    SentenceScores scores = service.score(List.of(sentence), 1).get(0);
    double calibrated = 1 / (1 + Math.exp(-(scores.adrLogit() / 1.5 - 0.25)));

    ReadSentence balanced = service.decoder("balanced", false).read(sentence, scores);
    assertThat(balanced.probability()).isCloseTo(calibrated, within(1e-9));
    assertThat(balanced.adr()).isEqualTo(calibrated >= 0.5);
    assertThat(service.decoder("0", false).read(sentence, scores).adr()).isTrue();
    assertThat(service.decoder("1", false).read(sentence, scores).adr()).isFalse();
    assertThat(service.decoder("high-recall", false).read(sentence, scores).mentions())
        .hasSizeGreaterThanOrEqualTo(balanced.mentions().size());
    assertThatThrownBy(() -> service.decoder("best", true))
        .hasMessageContaining("has no operating point 'best'");
  }

  @Test
  void mentionsAreWholeWordsOfTheSentence() {
    for (String text : randomSentences(30)) {
      PreparedSentence sentence = service.prepare(text);
      SentenceScores scores = service.score(List.of(sentence), 1).get(0);
      List<TextSpan> words = Words.of(text);
      for (ScoredSpan mention :
          service.decoder("high-recall", false).read(sentence, scores).mentions()) {
        assertThat(words).anyMatch(word -> word.begin() == mention.span().begin());
        assertThat(words).anyMatch(word -> word.end() == mention.span().end());
        assertThat(mention.confidence()).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void aSentenceWithoutPiecesHasAnAnswer() {
    SentenceScores scores = score(List.of(""), 1).get(0);
    assertThat(scores.adrLogit()).isFinite();
    assertThat(List.of(scores.tags())).allSatisfy(tagger -> assertThat(tagger).isEmpty());
    assertThat(service.score(List.of(), 8)).isEmpty();
  }

  @Test
  void aClosedServiceSaysSo() throws IOException {
    AdrService closed = AdrService.open(bundle, DeviceKind.CPU, Precision.FP32);
    PreparedSentence sentence = closed.prepare("rash");
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.score(List.of(sentence), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The model is closed");
  }

  @Test
  void provenanceIsThatOfTheBundle() {
    assertThat(service.sha256()).isEqualTo(bundle.sha256());
    assertThat(service.metadata()).isEqualTo(bundle.metadata());
    assertThat(service.precision()).isEqualTo("fp32");
    assertThat(service.device()).isEqualTo("cpu");
  }

  private static List<SentenceScores> score(List<String> sentences, int batchSize) {
    return service.score(sentences.stream().map(service::prepare).toList(), batchSize);
  }

  private static void assertSame(List<SentenceScores> actual, List<SentenceScores> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).adrLogit()).isCloseTo(expected.get(i).adrLogit(), within(ROUNDING));
      float[][][] tags = expected.get(i).tags();
      for (int tagger = 0; tagger < tags.length; tagger++) {
        for (int piece = 0; piece < tags[tagger].length; piece++) {
          assertThat(actual.get(i).tags()[tagger][piece])
              .containsExactly(tags[tagger][piece], within((float) ROUNDING));
        }
      }
    }
  }

  private static List<String> randomSentences(int count) {
    String[] words =
        "the patient took lithium 20 mg and had severe rash , 😀 naïve x-ray ".split(" ");
    Random random = new Random(7);
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> sentence = new ArrayList<>();
      for (int word = random.nextInt(40); word >= 0; word--) {
        sentence.add(words[random.nextInt(words.length)]);
      }
      sentences.add(String.join(" ", sentence));
    }
    return sentences;
  }

  private static double[] logSoftmax(JsonArray logits) {
    double sum = 0;
    for (JsonElement logit : logits) {
      sum += Math.exp(logit.getAsDouble());
    }
    double[] result = new double[logits.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = logits.get(i).getAsDouble() - Math.log(sum);
    }
    return result;
  }
}
