package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.LabelledPassage;
import org.uimaadr.model.HuggingFaceCheckpoint;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.WordPieceTokenizer;
import org.uimaadr.torch.TinyCheckpoint;

/** Labels of word pieces: O 0, B 1, I 2, unlabelled -100. */
class TrainingWindowTest {

  private static final List<MentionType> TAGGERS = List.of(MentionType.REACTION, MentionType.DRUG);

  private WordPieceTokenizer tokenizer;

  @BeforeEach
  void open() throws IOException {
    String json = HuggingFaceCheckpoint.open(TinyCheckpoint.folder()).tokenizer().json();
    tokenizer =
        WordPieceTokenizer.open(
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "tiny");
  }

  @AfterEach
  void close() {
    tokenizer.close();
  }

  @Test
  void aMentionIsOneBAndThenI() {
    CorpusSentence sentence =
        sentence("a rash after taking penicillin", true, mention(MentionType.REACTION, 2, 12));
    assertThat(labels(sentence, MentionType.REACTION)).startsWith(-100, 0, 1, 2, 0).endsWith(-100);
  }

  @Test
  void aDrugInsideAReactionHasItsOwnLayer() {
    CorpusSentence sentence =
        sentence(
            "rash after",
            true,
            mention(MentionType.REACTION, 0, 10),
            mention(MentionType.DRUG, 5, 10));
    assertThat(labels(sentence, MentionType.REACTION)).containsExactly(-100, 1, 2, -100);
    assertThat(labels(sentence, MentionType.DRUG)).containsExactly(-100, 0, 1, -100);
  }

  @Test
  void aTypeThatIsNotAnnotatedTakesNoLoss() {
    CorpusSentence sentence = sentence("the patient", false);
    assertThat(labels(sentence, MentionType.DRUG)).containsOnly(-100);
    assertThat(labels(sentence, MentionType.REACTION)).containsExactly(-100, 0, 0, -100);
  }

  @Test
  void aLongSentenceLosesNothing() {
    CorpusSentence sentence =
        sentence("the ".repeat(100) + "rash", true, mention(MentionType.REACTION, 400, 404));
    List<TrainingWindow> windows =
        TrainingWindow.of(
            List.of(LabelledPassage.of(sentence)),
            TAGGERS,
            List.of(),
            new SentencePreparer(tokenizer, 30),
            0);
    assertThat(windows).hasSizeGreaterThan(3).allMatch(w -> w.sentenceLabels()[0] == 1);
    int[] last = windows.get(windows.size() - 1).tagLabels()[0];
    assertThat(last[last.length - 2]).isEqualTo(1);
  }

  @Test
  void sentencesThatAreReadTogetherHaveTheirLabelsInOneWindow() {
    LabelledPassage passage =
        new LabelledPassage(
            "passage",
            "rash\nthe patient",
            List.of(
                new LabelledPassage.Sentence(new TextSpan(0, 4), true),
                new LabelledPassage.Sentence(new TextSpan(5, 16), false)),
            Set.of(MentionType.REACTION),
            List.of(mention(MentionType.REACTION, 0, 4)),
            List.of());
    List<TrainingWindow> windows =
        TrainingWindow.of(
            List.of(passage), TAGGERS, List.of(), new SentencePreparer(tokenizer, 30), 30);
    assertThat(windows).hasSize(1);
    // [CLS] rash [SEP] [CLS] the patient [SEP]
    assertThat(windows.get(0).sentenceLabels()).containsExactly(1, -100, -100, 0, -100, -100, -100);
    assertThat(windows.get(0).tagLabels()[0]).containsExactly(-100, 1, -100, -100, 0, 0, -100);
  }

  /** The drugs of a sentence without an ADR are not annotated, those of its neighbour are. */
  @Test
  void sentencesOfAnAbstractKeepWhatIsAnnotatedInEach() {
    LabelledPassage stated =
        LabelledPassage.of(
            new CorpusSentence(
                "1.1",
                "1",
                "rash aspirin",
                true,
                Set.of(MentionType.REACTION, MentionType.DRUG),
                List.of(mention(MentionType.REACTION, 0, 4), mention(MentionType.DRUG, 5, 12)),
                List.of(),
                "test:1"));
    LabelledPassage other = LabelledPassage.of(sentence("the patient", false));
    List<TrainingWindow> windows =
        TrainingWindow.of(
            List.of(other, stated), TAGGERS, List.of(), new SentencePreparer(tokenizer, 30), 30);
    assertThat(windows).hasSize(1);
    assertThat(windows.get(0).relations()).hasSize(2);
    int[] drug = windows.get(0).tagLabels()[TAGGERS.indexOf(MentionType.DRUG)];
    // [CLS] the patient [SEP] [CLS] rash aspirin [SEP]
    assertThat(Arrays.copyOfRange(drug, 0, 5)).containsOnly(-100);
    assertThat(drug[5]).isZero();
    assertThat(drug[6]).isEqualTo(1);
    assertThat(windows.get(0).sentenceLabels()[0]).isZero();
    assertThat(windows.get(0).sentenceLabels()[4]).isEqualTo(1);
  }

  private int[] labels(CorpusSentence sentence, MentionType type) {
    List<TrainingWindow> windows =
        TrainingWindow.of(
            List.of(LabelledPassage.of(sentence)),
            TAGGERS,
            List.of(),
            new SentencePreparer(tokenizer, 30),
            0);
    assertThat(windows).hasSize(1);
    return windows.get(0).tagLabels()[TAGGERS.indexOf(type)];
  }

  private static TypedSpan mention(MentionType type, int begin, int end) {
    return new TypedSpan(type, begin, end);
  }

  private static CorpusSentence sentence(String text, boolean adr, TypedSpan... mentions) {
    Set<MentionType> annotated =
        adr ? Set.of(MentionType.REACTION, MentionType.DRUG) : Set.of(MentionType.REACTION);
    return new CorpusSentence(
        "90000001.1",
        "90000001",
        text,
        adr,
        annotated,
        Arrays.asList(mentions),
        List.of(),
        "test:1");
  }
}
