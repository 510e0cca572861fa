package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.Window;
import org.uimaadr.text.WordPieces;
import org.uimaadr.torch.HiddenStates;
import org.uimaadr.torch.SpanPair;

/** Which pairs are asked for, seen by a scorer that answers the distance of the spans. */
class PairBatcherTest {

  private final List<List<SpanPair>> calls = new ArrayList<>();
  private final PairBatcher batcher =
      new PairBatcher(List.of(RelationType.values()), this::distances);

  private float[] distances(List<HiddenStates> states, List<SpanPair> pairs) {
    calls.add(pairs);
    assertThat(pairs).allSatisfy(pair -> assertThat(pair.row()).isBetween(0, states.size() - 1));
    float[] distances = new float[pairs.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = pairs.get(i).distance();
    }
    return distances;
  }

  @Test
  void aDrugIsPairedWithEveryReactionAndDoseOfItsSentence() {
    assertThat(
            pairs(
                List.of(alone(9)),
                List.of(List.of(drug(0), reaction(2), reaction(4), dose(6), drug(8)))))
        .containsExactlyInAnyOrder(
            "DRUG_REACTION 0:0 0:2",
            "DRUG_REACTION 0:0 0:4",
            "DRUG_DOSE 0:0 0:6",
            "DRUG_REACTION 0:8 0:2",
            "DRUG_REACTION 0:8 0:4",
            "DRUG_DOSE 0:8 0:6");
  }

  @Test
  void sentencesThatAreReadApartAreNotPaired() {
    assertThat(pairs(List.of(alone(3), alone(3)), List.of(List.of(drug(0)), List.of(reaction(1)))))
        .isEmpty();
    assertThat(calls).isEmpty();
  }

  @Test
  void sentencesThatAreReadTogetherArePaired() {
    int[] ids = new int[10];
    PreparedSentence first = sentence(3, List.of(new Window(ids, 1, 0, 3)));
    PreparedSentence second = sentence(3, List.of(new Window(ids, 6, 0, 3)));
    assertThat(pairs(List.of(first, second), List.of(List.of(drug(2)), List.of(reaction(0)))))
        .containsExactly("DRUG_REACTION 0:2 1:0");
    // Places 3 and 6 of the window; [SEP] and [CLS] lie between them.
    assertThat(calls).containsExactly(List.of(new SpanPair(0, 0, 3, 4, 6, 7)));
  }

  @Test
  void ofTwoWindowsTheOneDecidesThatShowsMoreAroundThePair() {
    Window left = new Window(new int[12], 1, 0, 10);
    Window right = new Window(new int[12], 1, 5, 15);
    pairs(List.of(sentence(15, List.of(left, right))), List.of(List.of(drug(8), reaction(9))));
    // In the left window the pair would stand at places 9 and 10, beside the edge.
    assertThat(calls).containsExactly(List.of(new SpanPair(0, 0, 4, 5, 5, 6)));
  }

  @Test
  void aPairThatNoWindowHoldsIsNotScored() {
    Window left = new Window(new int[12], 1, 0, 10);
    Window right = new Window(new int[12], 1, 5, 15);
    assertThat(
            pairs(
                List.of(sentence(15, List.of(left, right))),
                List.of(List.of(drug(0), reaction(14)))))
        .isEmpty();
  }

  @Test
  void aDrugInsideAReactionIsPairedWithIt() {
    TypedSpan toxicity = new TypedSpan(MentionType.REACTION, 0, 3);
    assertThat(pairs(List.of(alone(3)), List.of(List.of(drug(0), toxicity))))
        .containsExactly("DRUG_REACTION 0:0 0:0");
  }

  @Test
  void twoHundredDrugsAndReactionsTakeTheNearestPairsInCallsOfBoundedSize() {
    List<TypedSpan> mentions = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      mentions.add(drug(2 * i));
      mentions.add(reaction(2 * i + 1));
    }
    PairScores scores = score(List.of(alone(400)), List.of(mentions));
    assertThat(scores.pairs()).hasSize(PairBatcher.MOST_PAIRS);
    assertThat(scores.leftOut()).isEqualTo(200 * 200 - PairBatcher.MOST_PAIRS);
    assertThat(scores.pairs()).allSatisfy(pair -> assertThat(pair.logit()).isLessThan(12));
    assertThat(calls)
        .allSatisfy(
            call -> {
              int longest = call.stream().mapToInt(SpanPair::longest).max().orElseThrow();
              assertThat(call.size() * longest).isLessThanOrEqualTo(16384);
            });
  }

  @Test
  void aPairThatIsTooMuchForOneWindowIsNotLeftOutIfTheNextHasRoomForIt() {
    List<TypedSpan> mentions = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      mentions.add(drug(2 * i));
      mentions.add(reaction(2 * i + 1));
    }
    Window whole = new Window(new int[102], 1, 0, 100);
    Window most = new Window(new int[82], 1, 20, 100);
    PairScores one = score(List.of(sentence(100, List.of(whole))), List.of(mentions));
    PairScores two = score(List.of(sentence(100, List.of(whole, most))), List.of(mentions));
    assertThat(one.leftOut()).isEqualTo(50 * 50 - PairBatcher.MOST_PAIRS);
    assertThat(two.pairs()).hasSizeGreaterThan(PairBatcher.MOST_PAIRS);
    assertThat(two.pairs().size() + two.leftOut()).isEqualTo(50 * 50);
  }

  @Test
  void manyWindowsShareACallUntilTheirStatesAreTooMany() {
    List<PreparedSentence> sentences = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      sentences.add(alone(300));
    }
    List<List<TypedSpan>> mentions =
        Collections.nCopies(sentences.size(), List.of(drug(0), reaction(1)));
    assertThat(pairs(sentences, mentions)).hasSize(100);
    // 16,384 pieces are 54 windows of 302.
    assertThat(calls).extracting(List::size).containsExactly(54, 46);
  }

  @Test
  void aModelWithoutRelationHeadsScoresNothing() {
    PairBatcher none =
        new PairBatcher(
            List.of(),
            (states, pairs) -> {
              throw new AssertionError(pairs);
            });
    PairScores scores =
        none.score(
            List.of(alone(3)), List.of(scores(alone(3))), List.of(List.of(drug(0), reaction(1))));
    assertThat(scores).isEqualTo(new PairScores(List.of(), 0));
  }

  private List<String> pairs(List<PreparedSentence> sentences, List<List<TypedSpan>> mentions) {
    return score(sentences, mentions).pairs().stream()
        .map(pair -> pair.type() + " " + place(pair.drug()) + " " + place(pair.target()))
        .toList();
  }

  private PairScores score(List<PreparedSentence> sentences, List<List<TypedSpan>> mentions) {
    return batcher.score(
        sentences, sentences.stream().map(PairBatcherTest::scores).toList(), mentions);
  }

  private static SentenceScores scores(PreparedSentence sentence) {
    return new SentenceScores(
        0,
        new float[0][][],
        sentence.windows().stream()
            .map(window -> new HiddenStates(new float[0], 0, window.ids().length, 0))
            .toList());
  }

  private static String place(MentionPlace place) {
    return place.sentence() + ":" + place.span().begin();
  }

  /** A sentence of one-letter pieces without space between them, in one window. */
  private static PreparedSentence alone(int pieces) {
    return sentence(pieces, List.of(new Window(new int[pieces + 2], 1, 0, pieces)));
  }

  private static PreparedSentence sentence(int pieces, List<Window> windows) {
    int[] begins = new int[pieces];
    int[] ends = new int[pieces];
    for (int i = 0; i < pieces; i++) {
      begins[i] = i;
      ends[i] = i + 1;
    }
    return new PreparedSentence(
        "x".repeat(pieces), new WordPieces(new int[pieces], begins, ends), windows);
  }

  private static TypedSpan drug(int at) {
    return new TypedSpan(MentionType.DRUG, at, at + 1);
  }

  private static TypedSpan reaction(int at) {
    return new TypedSpan(MentionType.REACTION, at, at + 1);
  }

  private static TypedSpan dose(int at) {
    return new TypedSpan(MentionType.DOSE, at, at + 1);
  }
}
