package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.WordPieces;

/** Decisions on made-up scores: one piece a word, a certain label each. */
class SentenceDecoderTest {

  private static final float[] O = {0, -9, -9};
  private static final float[] B = {-9, 0, -9};
  private static final float[] I = {-9, -9, 0};

  private static final List<MentionType> TAGGERS = List.of(MentionType.REACTION, MentionType.DRUG);

  /** "- rash , codeine": pieces of four words. */
  private static final PreparedSentence SENTENCE =
      new PreparedSentence(
          "- rash , codeine",
          new WordPieces(new int[4], new int[] {0, 2, 7, 9}, new int[] {1, 6, 8, 16}),
          List.of());

  private final SentenceDecoder gated = decoder(true);

  @Test
  void aSentenceAboveTheThresholdKeepsItsReactions() {
    ReadSentence read = gated.read(SENTENCE, scores(2, new float[][] {O, B, O, O}));
    assertThat(read.adr()).isTrue();
    assertThat(texts(read)).containsExactly("REACTION rash", "DRUG codeine");
  }

  @Test
  void aSentenceBelowTheThresholdKeepsItsDrugsOnly() {
    ReadSentence read = gated.read(SENTENCE, scores(-2, new float[][] {O, B, O, O}));
    assertThat(read.adr()).isFalse();
    assertThat(texts(read)).containsExactly("DRUG codeine");
  }

  @Test
  void aReactionThatIsSureByItselfStandsWithoutItsSentence() {
    float[] unsure = {-1, -0.5f, -9};
    Thresholds alone = new Thresholds(0.5, Map.of()).withReactionAlone(0.9);
    ReadSentence read =
        gated.with(alone).read(SENTENCE, scores(-2, new float[][] {O, B, O, unsure}));
    assertThat(read.adr()).isFalse();
    assertThat(texts(read)).containsExactly("REACTION rash", "DRUG codeine");
  }

  @Test
  void aDocumentOfManyUnsureSentencesStatesNoReaction() {
    SentenceDecoder asking = gated.with(new Thresholds(0.5, Map.of()).withDocument(0.9));
    ReadSentence unsure = asking.read(SENTENCE, scores(1, new float[][] {O, B, O, O}));
    ReadSentence sure = asking.read(SENTENCE, scores(5, new float[][] {O, B, O, O}));
    assertThat(unsure.adr()).isTrue();
    assertThat(asking.weigh(List.of(unsure, unsure, unsure, unsure)))
        .allSatisfy(read -> assertThat(read.adr()).isFalse())
        .allSatisfy(read -> assertThat(texts(read)).containsExactly("DRUG codeine"));
    assertThat(asking.weigh(List.of(unsure, unsure, unsure, sure)))
        .containsExactly(unsure, unsure, unsure, sure);
    assertThat(asking.weigh(List.of(unsure, unsure, unsure)))
        .containsExactly(unsure, unsure, unsure);
  }

  /** What another sentence leaves no doubt of, an unsure one is believed. */
  @Test
  void aSentenceIsDecidedWithTheSurestOtherOfItsDocumentInSight() {
    SentenceDecoder decoder =
        new SentenceDecoder(
            TAGGERS,
            new Thresholds(0.5, Map.of()),
            new Calibration(new SentenceProbability(1, 0, 1), Map.of()),
            true);
    SentenceScores unsure = scores(-0.5, new float[][] {O, B, O, O});
    SentenceScores sure = scores(9, new float[][] {O, B, O, O});

    assertThat(texts(decoder.read(SENTENCE, unsure))).containsExactly("DRUG codeine");
    assertThat(decoder.read(List.of(SENTENCE, SENTENCE), List.of(unsure, sure)))
        .allSatisfy(read -> assertThat(read.adr()).isTrue())
        .allSatisfy(read -> assertThat(texts(read)).contains("REACTION rash"));
  }

  /** Neighbours in sight speak for what a single sentence would leave open. */
  @Test
  void inADocumentReactionsAreReadWithThePenaltyOfDocuments() {
    float[] unsure = {-0.5f, -1, -9};
    Thresholds thresholds =
        new Thresholds(0.5, Map.of()).withDocumentPenalty(Map.of(MentionType.REACTION, 1.0));
    SentenceDecoder decoder = gated.with(thresholds);
    SentenceScores scores = scores(2, new float[][] {O, unsure, O, O});

    assertThat(texts(decoder.read(SENTENCE, scores))).containsExactly("DRUG codeine");
    assertThat(texts(decoder.ofDocument(3).read(SENTENCE, scores))).containsExactly("DRUG codeine");
    assertThat(texts(decoder.ofDocument(4).read(SENTENCE, scores)))
        .containsExactly("REACTION rash", "DRUG codeine");
  }

  /** A reaction has some cause in its text: where no drug is likely, the least unlikely one. */
  @Test
  void aMentionWithoutARelationIsRelatedToItsMostProbableDrug() {
    SentenceDecoder decoder =
        gated.with(
            new Thresholds(0.5, Map.of())
                .withRelations(
                    Map.of(RelationType.DRUG_REACTION, 0.6),
                    Map.of(RelationType.DRUG_REACTION, 0.4)));
    ScoredPair likely = pair(0, 0, 1);
    ScoredPair second = pair(1, 0, -0.1);
    ScoredPair unlikely = pair(0, 2, -0.1);
    ScoredPair leastUnlikely = pair(1, 2, 0.1);
    ScoredPair hopeless = pair(0, 3, -3);

    assertThat(
            decoder.relate(List.of(likely, second, unlikely, leastUnlikely, hopeless)).stream()
                .map(relation -> relation.drug().sentence() + "-" + relation.target().sentence()))
        .containsExactly("0-0", "1-2");
  }

  private static ScoredPair pair(int drug, int reaction, double logit) {
    return new ScoredPair(
        RelationType.DRUG_REACTION,
        new MentionPlace(drug, new TypedSpan(MentionType.DRUG, 7, 14)),
        new MentionPlace(reaction, new TypedSpan(MentionType.REACTION, 2, 6)),
        logit);
  }

  @Test
  void withoutTheGateReactionsStayWhateverTheSentence() {
    ReadSentence read = decoder(false).read(SENTENCE, scores(-2, new float[][] {O, B, O, O}));
    assertThat(texts(read)).containsExactly("REACTION rash", "DRUG codeine");
  }

  @Test
  void punctuationAloneIsNoMention() {
    ReadSentence read = gated.read(SENTENCE, scores(2, new float[][] {B, O, B, O}));
    assertThat(texts(read)).containsExactly("DRUG codeine");
  }

  @Test
  void punctuationInsideAMentionStays() {
    ReadSentence read = gated.read(SENTENCE, scores(2, new float[][] {B, I, O, O}));
    assertThat(texts(read)).containsExactly("REACTION - rash", "DRUG codeine");
  }

  @Test
  void withoutSentenceHeadAReactionMakesTheSentenceAnAdr() {
    ReadSentence read = gated.read(SENTENCE, scores(Double.NaN, new float[][] {O, B, O, O}));
    assertThat(read.adr()).isTrue();
    assertThat(read.probability()).isNaN();
  }

  private static SentenceDecoder decoder(boolean gate) {
    return new SentenceDecoder(
        TAGGERS, new Thresholds(0.5, Map.of()), Calibration.none(TAGGERS), gate);
  }

  private static SentenceScores scores(double adrLogit, float[][] reaction) {
    return new SentenceScores(adrLogit, new float[][][] {reaction, {O, O, O, B}}, List.of());
  }

  private static List<String> texts(ReadSentence read) {
    return read.mentions().stream()
        .map(m -> m.span().type() + " " + m.span().span().of(SENTENCE.text()))
        .toList();
  }
}
