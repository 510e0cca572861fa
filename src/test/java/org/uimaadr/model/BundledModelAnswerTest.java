package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.uimaadr.text.SentenceSplitter;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;

/** Same text, same answer, with the model that ships and sentences as notes have them. */
class BundledModelAnswerTest {

  private static final Path NOTES = Path.of("testdata/notes");
  private static final double FP32_ROUNDING = 1e-4;
  private static final double BF16_ROUNDING = 1e-2;

  @ParameterizedTest
  @EnumSource(Precision.class)
  void neighboursDoNotMatter(Precision precision) throws IOException {
    double rounding = precision == Precision.FP32 ? FP32_ROUNDING : BF16_ROUNDING;
    ModelBundle bundle = ModelBundle.open(ModelBundle.BUNDLED);
    try (AdrService service = AdrService.open(bundle, DeviceKind.CPU, precision)) {
      SentenceDecoder decoder = service.decoder(ModelMetadata.BALANCED, false);
      List<PreparedSentence> prepared = sentences().stream().map(service::prepare).toList();
      List<SentenceScores> together = service.score(prepared, 32);
      for (int i = 0; i < prepared.size(); i++) {
        SentenceScores alone = service.score(prepared.subList(i, i + 1), 1).get(0);
        assertClose(alone.tags(), together.get(i).tags(), rounding);
        ReadSentence one = decoder.read(prepared.get(i), alone);
        ReadSentence other = decoder.read(prepared.get(i), together.get(i));
        assertThat(other.probability()).isCloseTo(one.probability(), within(rounding));
        if (precision == Precision.FP32) {
          assertThat(other.adr()).isEqualTo(one.adr());
          assertThat(spans(other)).isEqualTo(spans(one));
        }
      }
    }
  }

  private static void assertClose(float[][][] one, float[][][] other, double rounding) {
    for (int tagger = 0; tagger < one.length; tagger++) {
      for (int piece = 0; piece < one[tagger].length; piece++) {
        for (int label = 0; label < one[tagger][piece].length; label++) {
          assertThat(Math.exp(other[tagger][piece][label]))
              .isCloseTo(Math.exp(one[tagger][piece][label]), within(rounding));
        }
      }
    }
  }

  private static List<TypedSpan> spans(ReadSentence read) {
    return read.mentions().stream().map(ScoredSpan::span).toList();
  }

  private static List<String> sentences() throws IOException {
    List<String> sentences = new ArrayList<>();
    try (Stream<Path> files = Files.list(NOTES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        String text = Files.readString(file);
        new SentenceSplitter().split(text).forEach(span -> sentences.add(span.of(text)));
      }
    }
    return sentences;
  }
}
