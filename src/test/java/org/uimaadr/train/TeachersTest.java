package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Network;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkOutput;
import org.uimaadr.torch.Precision;
import org.uimaadr.torch.TrainableNetwork.Answers;

/** Models that teach: tiny ones, trained on the corpus of testdata. */
class TeachersTest {

  /** [CLS] three pieces [SEP] [CLS] a piece [SEP]: two sentences of a block, and one alone. */
  private static final List<int[]> WINDOWS =
      List.of(new int[] {2, 10, 11, 12, 3, 2, 13, 3}, new int[] {2, 14, 3});

  private static final NetworkHeads HEADS =
      new NetworkHeads(true, List.of("DRUG", "REACTION"), List.of());

  @TempDir private static Path folder;

  private static ModelBundle one;
  private static ModelBundle other;

  @BeforeAll
  static void train() throws Exception {
    one = trained("one", 1);
    other = trained("other", 2);
  }

  private static ModelBundle trained(String name, int seed, Object... more) throws Exception {
    Path bundle = folder.resolve(name);
    List<Object> parameters =
        new ArrayList<>(List.of(AdrTrainer.PARAM_EPOCHS, 1, AdrTrainer.PARAM_SEED, seed));
    parameters.addAll(List.of(more));
    AdrTrainerTest.train(bundle, parameters.toArray());
    return ModelBundle.open(bundle);
  }

  @Test
  void aTeacherIsAskedForSentencesAtTheirBeginsAndForLabelsAtTheirPieces() throws Exception {
    try (Teachers teachers = open(List.of(one))) {
      Answers answers = teachers.answer(WINDOWS);
      assertThat(answers.places()[0]).as("sentences").isCloseTo(3, within(1e-5));
      assertThat(answers.places()[1]).as("pieces").isCloseTo(5, within(1e-5));
      assertThat(answers.sentence()[0]).hasSize(16);
      assertThat(answers.sentence()[0][2]).as("no sentence begins here").isZero();
      assertThat(answers.tags()[0][0][4 * 3]).as("[SEP]").isZero();
    }
  }

  @Test
  void severalTeachersAnswerWithTheMeanOfTheirProbabilities() throws Exception {
    try (Teachers teachers = open(List.of(one, other))) {
      Answers answers = teachers.answer(WINDOWS);
      double expected = (adr(one) + adr(other)) / 2;
      assertThat((double) answers.sentence()[0][5 * 2 + 1]).isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void taggersAreKnownByTheirNames() throws Exception {
    try (Teachers teachers = open(List.of(one))) {
      float[] drug = teachers.answer(WINDOWS).tags()[0][1];
      float[] logits = new float[3];
      NetworkOutput output = score(one);
      for (int label = 0; label < 3; label++) {
        logits[label] = output.tag(1, 1, one.metadata().heads().taggers().indexOf("DRUG"), label);
      }
      double sum = Math.exp(logits[0]) + Math.exp(logits[1]) + Math.exp(logits[2]);
      assertThat((double) drug[3]).isCloseTo(Math.exp(logits[0]) / sum, within(1e-5));
    }
  }

  @Test
  void aTeacherMustAnswerForAllThatIsLearnt() throws Exception {
    ModelBundle classifier =
        trained("classifier", 1, AdrTrainer.PARAM_HEADS, new String[] {"sentence"});
    assertThatThrownBy(() -> open(List.of(classifier)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not answer for DRUG, REACTION");
  }

  @Test
  void textWithoutLabelsNeedsATeacher() {
    UnlabelledSentences text = new UnlabelledSentences("notes", "-", List.of("A rash."), 5);
    assertThatThrownBy(() -> new Teaching(List.of(), 0, Optional.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give a model that answers for it");
  }

  @Test
  void aStudentThatHearsItsTeachersOnlyComesNearThem() throws Exception {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "He took aspirin. He had a rash.");
    ModelBundle student =
        trained(
            "student",
            3,
            AdrTrainer.PARAM_TEACHERS,
            new String[] {folder.resolve("one").toString()},
            AdrTrainer.PARAM_TEACHER_SHARE,
            1f,
            AdrTrainer.PARAM_UNLABELLED,
            notes.toString());
    assertThat(Math.abs(adr(student) - adr(one))).isLessThan(Math.abs(adr(other) - adr(one)));
    JsonObject teaching = student.metadata().training().getAsJsonObject("teaching");
    assertThat(teaching.getAsJsonArray("models").get(0).getAsJsonObject().asMap())
        .containsKeys("name", "sha256");
    assertThat(teaching.getAsJsonObject("unlabelledText").get("sentences").getAsInt()).isEqualTo(2);
    assertThat(student.modelCard())
        .contains("Models whose answers it learnt: 1 (see below), weighed 1.0")
        .contains("## Models that it was made of", "(a teacher)")
        .contains("text without labels: notes.txt, 2 sentences");
  }

  @Test
  void aTeacherMustReadWindowsAsLong() {
    assertThatThrownBy(() -> open(List.of(one), 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reads 64 word pieces at once, and windows may have 100");
  }

  @Test
  void aTeacherMustHaveTheTokenizerOfTheBase() {
    Teaching teaching = new Teaching(List.of(one), 0.5, Optional.empty());
    assertThatThrownBy(() -> teaching.requireTokenizer("{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another tokenizer");
  }

  @Test
  void answersAndLabelsShareTheWeightOfAHeadAndRelationsKeepIt() throws Exception {
    try (Teachers teachers = open(List.of(one))) {
      LossWeights weights =
          new LossWeights(
              1,
              1,
              Map.of(MentionType.REACTION, 2.0, MentionType.DRUG, 1.0),
              Map.of(RelationType.DRUG_REACTION, 1.5));
      assertThat(teachers.lossWeights(weights))
          .as("labels: sentence, two taggers, relation; answers: sentence, two taggers")
          .containsExactly(0.5, 1, 0.5, 1.5, 0.5, 1, 0.5);
      assertThat(TrainingStepTest.nobody().lossWeights(weights)).containsExactly(1, 2, 1, 1.5);
    }
  }

  @Test
  void batchesWhoseGradientsAreAddedUpHearTheTeachersAsOneLargeBatchDoes() throws Exception {
    try (Teachers teachers = open(List.of(one))) {
      TrainingStepTest.assertBatchesTeachTheSame(TrainingStepTest.options(1), teachers);
    }
  }

  @Test
  void aClassifierAndATaggerAloneCanBeTaught() throws Exception {
    Object[] taught = {
      AdrTrainer.PARAM_TEACHERS, new String[] {folder.resolve("one").toString()},
      AdrTrainer.PARAM_HEADS, new String[] {"sentence"}
    };
    assertThat(trained("taught-classifier", 4, taught).metadata().taggers()).isEmpty();
    taught[3] = new String[] {"REACTION"};
    assertThat(trained("taught-tagger", 4, taught).metadata().sentenceHead()).isFalse();
  }

  @Test
  void anEpochDrawsOtherSentencesButAlwaysTheSame() {
    List<String> all = IntStream.range(0, 50).mapToObj(Integer::toString).toList();
    UnlabelledSentences text = new UnlabelledSentences("notes", "-", all, 5);
    assertThat(text.epoch(1, 42)).hasSize(5).isEqualTo(text.epoch(1, 42));
    assertThat(text.epoch(1, 42)).isNotEqualTo(text.epoch(2, 42)).isNotEqualTo(text.epoch(1, 43));
  }

  private static Teachers open(List<ModelBundle> teachers) throws Exception {
    return open(teachers, 64);
  }

  private static Teachers open(List<ModelBundle> teachers, int positions) throws Exception {
    TrainingOptions options = TrainingStepTest.options(1);
    return Teachers.open(new Teaching(teachers, 0.5, Optional.empty()), HEADS, options, positions);
  }

  /** Probability of an ADR in the second sentence of the first window. */
  private static double adr(ModelBundle bundle) throws Exception {
    float[] logits = score(bundle).sentence(0, 5);
    return 1 / (1 + Math.exp(logits[0] - logits[1]));
  }

  private static NetworkOutput score(ModelBundle bundle) throws Exception {
    try (Network network = Network.open(bundle.readWeights(), DeviceKind.CPU, Precision.FP32)) {
      return network.score(WINDOWS);
    }
  }
}
