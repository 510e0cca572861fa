package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;

/**
 * Same text, same answer: whatever else is in the batch, in whatever order, from however many
 * threads.
 */
class SameTextSameAnswerTest {

  private static final double FP32_ROUNDING = 1e-4;
  private static final double BF16_ROUNDING = 1e-2;

  private static Path bundle;
  private static AdrService fp32;
  private static AdrService bf16;

  @BeforeContainer
  static void open() throws IOException {
    bundle = Files.createTempDirectory("tiny-bundle").resolve("tiny");
    new ModelBundleWriter(TensorStorage.F32, TensorStorage.F32).write(bundle, TinyModel.content());
    fp32 = AdrService.open(ModelBundle.open(bundle), DeviceKind.CPU, Precision.FP32);
    bf16 = AdrService.open(ModelBundle.open(bundle), DeviceKind.CPU, Precision.BF16);
  }

  @AfterContainer
  static void close() throws IOException {
    fp32.close();
    bf16.close();
    try (var files = Files.walk(bundle.getParent())) {
      files.sorted(Collections.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }

  /** Sentences from one word to some windows, with characters that no vocabulary knows. */
  @Provide
  Arbitrary<List<String>> sentences() {
    Arbitrary<String> word =
        Arbitraries.of(
            "the",
            "patient",
            "developed",
            "rash",
            "after",
            "penicillin",
            "x",
            "-",
            "10",
            "mg",
            "é",
            "\ud83d\ude00",
            "e\u0301",
            ".");
    Arbitrary<String> sentence =
        word.list().ofMinSize(1).ofMaxSize(150).map(w -> String.join(" ", w));
    return sentence.list().ofMinSize(1).ofMaxSize(40);
  }

  @Property(tries = 25)
  void neighboursAndOrderDoNotMatter(
      @ForAll("sentences") List<String> sentences, @ForAll Random random) {
    List<String> shuffled = new ArrayList<>(sentences);
    Collections.shuffle(shuffled, random);
    for (AdrService service : List.of(fp32, bf16)) {
      double rounding = service == fp32 ? FP32_ROUNDING : BF16_ROUNDING;
      List<SentenceScores> together = score(service, sentences, 32);
      List<SentenceScores> otherwise = score(service, shuffled, 7);
      for (int i = 0; i < sentences.size(); i++) {
        assertSame(together.get(i), otherwise.get(shuffled.indexOf(sentences.get(i))), rounding);
        assertSame(
            together.get(i), score(service, sentences.subList(i, i + 1), 1).get(0), rounding);
      }
    }
  }

  @Property(tries = 10)
  void threadsDoNotMatter(@ForAll("sentences") List<String> sentences) throws Exception {
    List<SentenceScores> alone = score(fp32, sentences, 32);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<SentenceScores>>> callers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        callers.add(threads.submit(() -> score(fp32, sentences, 8)));
      }
      for (Future<List<SentenceScores>> caller : callers) {
        for (int i = 0; i < sentences.size(); i++) {
          assertSame(alone.get(i), caller.get().get(i), FP32_ROUNDING);
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  private static List<SentenceScores> score(
      AdrService service, List<String> sentences, int batchSize) {
    return service.score(sentences.stream().map(service::prepare).toList(), batchSize);
  }

  private static void assertSame(SentenceScores one, SentenceScores other, double rounding) {
    assertThat(probability(other.adrLogit()))
        .isCloseTo(probability(one.adrLogit()), within(rounding));
    for (int tagger = 0; tagger < one.tags().length; tagger++) {
      assertThat(other.tags()[tagger].length).isEqualTo(one.tags()[tagger].length);
      for (int piece = 0; piece < one.tags()[tagger].length; piece++) {
        for (int label = 0; label < 3; label++) {
          assertThat(Math.exp(other.tags()[tagger][piece][label]))
              .isCloseTo(Math.exp(one.tags()[tagger][piece][label]), within(rounding));
        }
      }
    }
  }

  private static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
