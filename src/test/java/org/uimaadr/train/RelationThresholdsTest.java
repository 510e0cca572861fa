package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.eval.EvaluatedRelations;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.eval.SpanMatch;
import org.uimaadr.model.Calibration;
import org.uimaadr.model.MentionPlace;
import org.uimaadr.model.PairScores;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.ScoredPair;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.model.Thresholds;
import org.uimaadr.model.TinyTokenizer;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TypedSpan;

/**
 * Sentences "rash aspirin", each with made-up log-odds that aspirin is to blame; the taggers read
 * every word right.
 */
class RelationThresholdsTest {

  private static final List<MentionType> TAGGERS = List.of(MentionType.REACTION, MentionType.DRUG);
  private static final List<RelationType> RELATIONS = List.of(RelationType.DRUG_REACTION);
  private static final TypedSpan RASH = new TypedSpan(MentionType.REACTION, 0, 4);
  private static final TypedSpan ASPIRIN = new TypedSpan(MentionType.DRUG, 5, 12);
  private static final CorpusRelation BLAMED = new CorpusRelation(ASPIRIN, RASH);

  private static final SentenceDecoder DECODER =
      new SentenceDecoder(TAGGERS, new Thresholds(0.5, Map.of()), Calibration.none(TAGGERS), true);

  @RegisterExtension private final TinyTokenizer tokenizer = new TinyTokenizer();

  @Test
  void theThresholdPartsRelatedFromUnrelatedPairs() {
    RelationThresholds chosen =
        choose(new double[] {4, 3, 2, -0.2, -3}, new boolean[] {true, true, true, false, false});
    double least = chosen.least().get(RelationType.DRUG_REACTION);
    double temperature = chosen.temperatures().get(RelationType.DRUG_REACTION);
    assertThat(least).isBetween(sigmoid(-0.2 / temperature), sigmoid(2 / temperature));
  }

  @Test
  void overconfidentLogitsAreCooled() {
    RelationThresholds chosen =
        choose(new double[] {9, 9, 9, 9}, new boolean[] {true, true, true, false});
    double temperature = chosen.temperatures().get(RelationType.DRUG_REACTION);
    assertThat(sigmoid(9 / temperature)).isCloseTo(0.75, within(1e-6));
  }

  @Test
  void withoutExamplesOfBothKindsNothingIsFitted() {
    RelationThresholds chosen = choose(new double[] {2, 3}, new boolean[] {true, true});
    assertThat(chosen.temperatures()).containsEntry(RelationType.DRUG_REACTION, 1.0);
    assertThat(chosen.least()).containsEntry(RelationType.DRUG_REACTION, 0.5);
  }

  /** The pair that would be wrong is as probable as one that is right, but not its rash's best. */
  @Test
  void aSoleRelationMayAskForLess() {
    CorpusSentence[] sentences = sentences(true, false, true);
    ScoredCorpus document =
        ScoredCorpus.ofDocuments(
            Arrays.asList(sentences),
            Arrays.stream(sentences).map(s -> preparer().prepare(s.text())).toList(),
            List.of(),
            (prepared, batchSize) -> prepared.stream().map(RelationThresholdsTest::read).toList(),
            (prepared, scores, mentions) ->
                new PairScores(List.of(pair(0, 0, 3), pair(1, 0, -0.4), pair(2, 2, -0.4)), 0),
            List.of(DECODER));

    RelationThresholds chosen = RelationThresholds.choose(List.of(document), DECODER, RELATIONS);

    double doubtful = sigmoid(-0.4 / chosen.temperatures().get(RelationType.DRUG_REACTION));
    assertThat(chosen.least().get(RelationType.DRUG_REACTION)).isGreaterThan(doubtful);
    assertThat(chosen.sole().get(RelationType.DRUG_REACTION))
        .isBetween(doubtful - 0.05, doubtful); // the strictest that lets it through
  }

  @Test
  void relationsAreReadEndToEndAndBetweenGoldMentions() {
    ScoredCorpus scored = scored(new double[] {2, -2}, new boolean[] {true, true});
    assertThat(scored.read(DECODER))
        .extracting(sentence -> sentence.relations())
        .containsExactly(
            new EvaluatedRelations(List.of(BLAMED), List.of(BLAMED), List.of(BLAMED)),
            new EvaluatedRelations(List.of(BLAMED), List.of(), List.of()));
  }

  /** The corpus does not tell how sentences of an abstract are related to each other. */
  @Test
  void pairsOfTwoSentencesOfAnAbstractDoNotCount() {
    ScoredCorpus scored =
        ScoredCorpus.of(
            List.of(sentences(true, false)),
            30,
            preparer(),
            (prepared, batchSize) -> prepared.stream().map(RelationThresholdsTest::read).toList(),
            (prepared, scores, mentions) ->
                new PairScores(List.of(pair(0, 0, 2), pair(1, 0, 3)), 0),
            List.of(DECODER));

    assertThat(scored.pairs(DECODER, RelationType.DRUG_REACTION, SpanMatch.STRICT).targets())
        .hasSize(1);
  }

  /** What another sentence explains needs no cause in its own. */
  @Test
  void aSoleRelationYieldsToOneOfAnotherSentence() {
    SentenceDecoder sole =
        DECODER.with(
            new Thresholds(0.5, Map.of())
                .withRelations(
                    Map.of(RelationType.DRUG_REACTION, 0.6),
                    Map.of(RelationType.DRUG_REACTION, 0.4)));
    ScoredPair ownDrug = pair(0, 0, -0.1);
    ScoredPair otherDrug = pair(1, 0, 2);

    assertThat(document(ownDrug).read(sole).get(0).relations().predicted()).containsExactly(BLAMED);
    assertThat(document(ownDrug, otherDrug).read(sole).get(0).relations().predicted()).isEmpty();
  }

  private ScoredCorpus document(ScoredPair... pairs) {
    List<CorpusSentence> sentences = List.of(sentences(true, false));
    return ScoredCorpus.ofDocuments(
        sentences,
        sentences.stream().map(s -> preparer().prepare(s.text())).toList(),
        List.of(),
        (prepared, batchSize) -> prepared.stream().map(RelationThresholdsTest::read).toList(),
        (prepared, scores, mentions) -> new PairScores(List.of(pairs), 0),
        List.of(DECODER));
  }

  private RelationThresholds choose(double[] logits, boolean[] related) {
    return RelationThresholds.choose(List.of(scored(logits, related)), DECODER, RELATIONS);
  }

  private SentencePreparer preparer() {
    return new SentencePreparer(tokenizer.get(), 30);
  }

  /** Sentences, with whether aspirin is to blame. */
  private static CorpusSentence[] sentences(boolean... related) {
    CorpusSentence[] sentences = new CorpusSentence[related.length];
    for (int i = 0; i < sentences.length; i++) {
      sentences[i] =
          new CorpusSentence(
              "9000000" + i + ".1",
              "9000000" + i,
              "rash aspirin",
              true,
              Set.copyOf(TAGGERS),
              List.of(RASH, ASPIRIN),
              related[i] ? List.of(BLAMED) : List.of(),
              "test:" + i);
    }
    return sentences;
  }

  private static ScoredPair pair(int drug, int reaction, double logit) {
    return new ScoredPair(
        RelationType.DRUG_REACTION,
        new MentionPlace(drug, ASPIRIN),
        new MentionPlace(reaction, RASH),
        logit);
  }

  private ScoredCorpus scored(double[] logits, boolean[] related) {
    return ScoredCorpus.of(
        Arrays.asList(sentences(related)),
        0,
        preparer(),
        (prepared, batchSize) -> prepared.stream().map(RelationThresholdsTest::read).toList(),
        (prepared, scores, mentions) -> {
          ScoredPair[] pairs = new ScoredPair[logits.length];
          for (int i = 0; i < pairs.length; i++) {
            assertThat(mentions.get(i)).containsExactlyInAnyOrder(RASH, ASPIRIN);
            pairs[i] = pair(i, i, logits[i]);
          }
          return new PairScores(Arrays.asList(pairs), 0);
        },
        List.of(DECODER));
  }

  /** What certain taggers say: the first piece is a reaction, the others are a drug. */
  private static SentenceScores read(PreparedSentence sentence) {
    int pieces = sentence.pieces().size();
    float[][] reaction = labels(pieces);
    float[][] drug = labels(pieces);
    reaction[0] = new float[] {-9, 0, -9};
    Arrays.fill(drug, 1, pieces, new float[] {-9, -9, 0});
    drug[1] = new float[] {-9, 0, -9};
    return new SentenceScores(5, new float[][][] {reaction, drug}, List.of());
  }

  private static float[][] labels(int pieces) {
    return Collections.nCopies(pieces, new float[] {0, -9, -9}).toArray(float[][]::new);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
