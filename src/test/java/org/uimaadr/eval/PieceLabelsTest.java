package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.model.TensorStorage;
import org.uimaadr.model.TinyModel;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;

/** Labels of the tiny model. */
class PieceLabelsTest {

  private static final CorpusSentence SENTENCE =
      new CorpusSentence(
          "1",
          "1",
          "severe headache after aspirin",
          true,
          Set.of(MentionType.REACTION),
          List.of(new TypedSpan(MentionType.REACTION, 0, 15)),
          List.of(),
          "test");

  @TempDir private Path folder;

  @Test
  void goldLabelsFollowTheSpansAndPredictedOnesTheGreatestScores() throws IOException {
    Path bundle = folder.resolve("tiny");
    new ModelBundleWriter(TensorStorage.F32, TensorStorage.F32).write(bundle, TinyModel.content());
    try (AdrService model =
        AdrService.open(ModelBundle.open(bundle), DeviceKind.CPU, Precision.FP32)) {
      PieceLabels labels = PieceLabels.of(model, List.of(SENTENCE), MentionType.REACTION);
      assertThat(labels.gold()).containsExactly(List.of("B-REACTION", "I-REACTION", "O", "O"));

      PreparedSentence prepared = model.prepare(SENTENCE.text());
      SentenceScores scores = model.score(List.of(prepared), 1).get(0);
      int tagger = model.metadata().taggers().indexOf(MentionType.REACTION);
      List<String> names = List.of("O", "B-REACTION", "I-REACTION");
      for (int piece = 0; piece < prepared.pieces().size(); piece++) {
        float[] of = scores.tags()[tagger][piece];
        int label = names.indexOf(labels.predicted().get(0).get(piece));
        assertThat(of[label]).isGreaterThanOrEqualTo(Math.max(of[0], Math.max(of[1], of[2])));
      }
    }
  }

  @Test
  void theyAreScoredAsSeqevalDoes() {
    PieceLabels labels =
        new PieceLabels(
            List.of(List.of("B-REACTION", "I-REACTION", "O", "B-REACTION")),
            List.of(List.of("B-REACTION", "I-REACTION", "O", "I-REACTION")));
    assertThat(labels.scores(SeqevalScores.Mode.DEFAULT).micro().f1()).isEqualTo(1);
    assertThat(labels.scores(SeqevalScores.Mode.STRICT_IOB2).micro().recall()).isEqualTo(0.5);
  }
}
