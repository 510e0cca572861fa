package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.corpus.LabelledPassage;
import org.uimaadr.model.HuggingFaceCheckpoint;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.PieceSpan;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.WordPieceTokenizer;
import org.uimaadr.torch.SpanPair;
import org.uimaadr.torch.TinyCheckpoint;
import org.uimaadr.torch.TrainableNetwork.LabelledPair;

/** Examples of "the rash after aspirin and insulin", a place of the window for each word. */
class RelationExamplesTest {

  private static final Set<MentionType> ANNOTATED = Set.of(MentionType.REACTION, MentionType.DRUG);
  private static final TypedSpan RASH = new TypedSpan(MentionType.REACTION, 4, 8);
  private static final TypedSpan ASPIRIN = new TypedSpan(MentionType.DRUG, 15, 22);
  private static final TypedSpan INSULIN = new TypedSpan(MentionType.DRUG, 27, 34);

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
  void annotatedPairsHaveTheLabelOfTheGoldStandard() {
    List<LabelledPair> pairs = draw(passage(ANNOTATED), 1);
    assertThat(pairs)
        .contains(
            new LabelledPair(new SpanPair(7, 0, 4, 5, 2, 3), true),
            new LabelledPair(new SpanPair(7, 0, 6, insulinEnd(), 2, 3), false));
  }

  @Test
  void aSpanThatStillOverlapsItsMentionKeepsTheLabel() {
    List<LabelledPair> imperfect =
        draws(passage(ANNOTATED)).stream()
            .filter(example -> drug(example).from() == 4 && overlapsRash(example))
            .filter(example -> !example.pair().equals(new SpanPair(7, 0, 4, 5, 2, 3)))
            .toList();
    assertThat(imperfect).isNotEmpty().allMatch(LabelledPair::related);
  }

  @Test
  void aWrongSpanInPlaceOfADrugIsANegativeExample() {
    List<LabelledPair> wrong =
        draws(passage(ANNOTATED)).stream().filter(example -> drug(example).to() <= 2).toList();
    assertThat(wrong).isNotEmpty().noneMatch(LabelledPair::related);
  }

  @Test
  void mentionsInEachOthersPlaceAreANegativeExample() {
    assertThat(draws(passage(ANNOTATED)))
        .contains(new LabelledPair(new SpanPair(7, 0, 2, 3, 4, 5), false));
  }

  @Test
  void eachEpochDrawsAnewAndTheSameSeedDrawsTheSame() {
    assertThat(draw(passage(ANNOTATED), 1)).isEqualTo(draw(passage(ANNOTATED), 1));
    assertThat(draw(passage(ANNOTATED), 1)).isNotEqualTo(draw(passage(ANNOTATED), 2));
  }

  @Test
  void whereDrugsAreNotAnnotatedNothingIsLearnt() {
    assertThat(draw(passage(Set.of(MentionType.REACTION)), 1)).isEmpty();
  }

  @Test
  void whereMentionsAreAnnotatedButNotTheirRelationsNothingIsLearnt() {
    LabelledPassage related = passage(ANNOTATED);
    LabelledPassage unknown =
        new LabelledPassage(
            related.id(),
            related.text(),
            related.sentences(),
            related.annotatedTypes(),
            Set.of(),
            related.mentions(),
            List.of());
    assertThat(draw(related, 1)).isNotEmpty();
    assertThat(draw(unknown, 1)).isEmpty();
  }

  @Test
  void dosesAreLearntWhereTheyAreAnnotated() {
    assertThat(draw(passage(ANNOTATED), 1)).allMatch(example -> example.pair().relation() == 0);
    assertThat(draw(passage(Set.of(MentionType.REACTION, MentionType.DRUG, MentionType.DOSE)), 1))
        .anyMatch(example -> example.pair().relation() == 1)
        .noneMatch(example -> example.pair().relation() == 1 && example.related());
  }

  @Test
  void aRelationMayCrossSentencesThatAreReadTogether() {
    LabelledPassage passage =
        new LabelledPassage(
            "passage",
            "rash\naspirin",
            List.of(
                new LabelledPassage.Sentence(new TextSpan(0, 4), true),
                new LabelledPassage.Sentence(new TextSpan(5, 12), false)),
            ANNOTATED,
            List.of(
                new TypedSpan(MentionType.REACTION, 0, 4), new TypedSpan(MentionType.DRUG, 5, 12)),
            List.of(
                new CorpusRelation(
                    new TypedSpan(MentionType.DRUG, 5, 12),
                    new TypedSpan(MentionType.REACTION, 0, 4))));
    // [CLS] rash [SEP] [CLS] aspirin [SEP]
    assertThat(draw(passage, 1)).contains(new LabelledPair(new SpanPair(7, 0, 4, 5, 1, 2), true));
  }

  @Test
  void anotherMentionOfTheDrugToBlameIsNoNegativeExample() {
    TypedSpan again = new TypedSpan(MentionType.DRUG, 24, 31);
    LabelledPassage passage =
        new LabelledPassage(
            "passage",
            "the rash after aspirin. Aspirin stopped",
            List.of(new LabelledPassage.Sentence(new TextSpan(0, 39), true)),
            ANNOTATED,
            List.of(RASH, ASPIRIN, again),
            List.of(new CorpusRelation(ASPIRIN, RASH)));
    assertThat(draws(passage))
        .contains(new LabelledPair(new SpanPair(7, 0, 4, 5, 2, 3), true))
        .doesNotContain(new LabelledPair(new SpanPair(7, 0, 6, 7, 2, 3), false));
  }

  private static PieceSpan drug(LabelledPair example) {
    return new PieceSpan(example.pair().drugFrom(), example.pair().drugTo());
  }

  private static boolean overlapsRash(LabelledPair example) {
    return example.pair().targetFrom() < 3 && example.pair().targetTo() > 2;
  }

  private int insulinEnd() {
    return 6 + tokenizer.tokenize("insulin").size();
  }

  private List<LabelledPair> draws(LabelledPassage passage) {
    List<LabelledPair> draws = new ArrayList<>();
    for (int seed = 0; seed < 30; seed++) {
      draws.addAll(draw(passage, seed));
    }
    return draws;
  }

  private List<LabelledPair> draw(LabelledPassage passage, int seed) {
    List<TrainingWindow> windows =
        TrainingWindow.of(
            List.of(passage),
            List.of(MentionType.REACTION),
            List.of(RelationType.values()),
            new SentencePreparer(tokenizer, 30),
            30);
    assertThat(windows).hasSize(1);
    return windows.get(0).relations().get(0).draw(7, new Random(seed));
  }

  /** Aspirin is to blame, insulin is not. */
  private static LabelledPassage passage(Set<MentionType> annotated) {
    String text = "the rash after aspirin and insulin";
    return new LabelledPassage(
        "passage",
        text,
        List.of(new LabelledPassage.Sentence(new TextSpan(0, text.length()), true)),
        annotated,
        List.of(RASH, ASPIRIN, INSULIN),
        List.of(new CorpusRelation(ASPIRIN, RASH)));
  }
}
