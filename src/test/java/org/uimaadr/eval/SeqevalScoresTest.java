package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.uimaadr.eval.Goldens.ROUNDING;
import static org.uimaadr.eval.SeqevalScores.Mode.DEFAULT;
import static org.uimaadr.eval.SeqevalScores.Mode.STRICT_IOB2;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeqevalScoresTest {

  @Test
  void aStrayInsideLabelBeginsAnEntityByDefaultOnly() {
    assertThat(micro("B-DRUG I-DRUG O", "I-DRUG I-DRUG O", DEFAULT))
        .isEqualTo(new PrecisionRecall(1, 0, 0));
    assertThat(micro("B-DRUG I-DRUG O", "I-DRUG I-DRUG O", STRICT_IOB2))
        .isEqualTo(new PrecisionRecall(0, 0, 1));
  }

  @Test
  void aChangeOfTypeEndsAnEntity() {
    assertThat(micro("B-DRUG I-REACTION", "B-DRUG B-REACTION", DEFAULT))
        .isEqualTo(new PrecisionRecall(2, 0, 0));
    assertThat(micro("B-DRUG I-REACTION", "B-DRUG B-REACTION", STRICT_IOB2))
        .isEqualTo(new PrecisionRecall(1, 1, 0));
  }

  @Test
  void aNewBeginEndsAnEntity() {
    assertThat(micro("B-DRUG B-DRUG", "B-DRUG I-DRUG", DEFAULT))
        .isEqualTo(new PrecisionRecall(0, 1, 2));
  }

  @Test
  void entitiesEndWithTheirSequence() {
    List<List<String>> gold = List.of(List.of("B-DRUG"), List.of("I-DRUG"));
    assertThat(SeqevalScores.of(gold, gold, DEFAULT).micro())
        .isEqualTo(new PrecisionRecall(2, 0, 0));
  }

  @Test
  void nothingToFindAndNothingFound() {
    SeqevalScores scores = SeqevalScores.of(List.of(), List.of(), DEFAULT);
    assertThat(scores.micro()).isEqualTo(PrecisionRecall.ZERO);
    assertThat(scores.weighted()).isEqualTo(new Averages(0, 0, 0));
  }

  @Test
  void whatCannotBeScoredIsNamed() {
    assertThatThrownBy(() -> micro("O O", "O", DEFAULT))
        .hasMessage("Gold and predicted sequences differ in number or length: [2] and [1]");
    assertThatThrownBy(() -> micro("S-DRUG", "O", DEFAULT))
        .hasMessage("Not an IOB2 label: \"S-DRUG\"; expected O, B-TYPE or I-TYPE");
  }

  static Stream<JsonObject> randomSequences() {
    return Goldens.cases("seqeval.json").stream();
  }

  @ParameterizedTest
  @MethodSource("randomSequences")
  void equalsSeqeval(JsonObject golden) {
    List<List<String>> gold = Goldens.sequences(golden.get("gold"));
    List<List<String>> predicted = Goldens.sequences(golden.get("predicted"));
    assertEqual(SeqevalScores.of(gold, predicted, DEFAULT), golden.getAsJsonObject("default"));
    assertEqual(SeqevalScores.of(gold, predicted, STRICT_IOB2), golden.getAsJsonObject("strict"));
  }

  private static void assertEqual(SeqevalScores actual, JsonObject expected) {
    JsonObject types = expected.getAsJsonObject("types");
    assertThat(actual.byType()).containsOnlyKeys(types.keySet());
    actual
        .byType()
        .forEach((type, counts) -> assertFigures(types.get(type), of(counts), counts.gold()));
    assertFigures(expected.get("micro"), of(actual.micro()));
    assertFigures(expected.get("macro"), of(actual.macro()));
    assertFigures(expected.get("weighted"), of(actual.weighted()));
  }

  private static void assertFigures(JsonElement expected, double[] figures, double... support) {
    double[] all = Stream.of(figures, support).flatMapToDouble(Arrays::stream).toArray();
    assertThat(all).containsExactly(Goldens.doubles(expected), ROUNDING);
  }

  private static double[] of(PrecisionRecall counts) {
    return new double[] {counts.precision(), counts.recall(), counts.f1()};
  }

  private static double[] of(Averages averages) {
    return new double[] {averages.precision(), averages.recall(), averages.f1()};
  }

  private static PrecisionRecall micro(String gold, String predicted, SeqevalScores.Mode mode) {
    return SeqevalScores.of(
            List.of(List.of(gold.split(" "))), List.of(List.of(predicted.split(" "))), mode)
        .micro();
  }
}
