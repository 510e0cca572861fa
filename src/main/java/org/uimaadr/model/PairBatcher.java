package org.uimaadr.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.PieceSpan;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.Window;
import org.uimaadr.torch.HiddenStates;
import org.uimaadr.torch.SpanPair;

/**
 * Pairs drugs with the mentions they may be related to, and fills the calls of the relation heads
 * with pairs of many windows.
 *
 * <p>Mentions are paired where one window holds both: in one sentence, or in sentences that were
 * read together. Of overlapping windows of a long sentence the one decides that shows more of the
 * text on the pair's poorer side. Time and memory are bounded: a window has {@value #MOST_PAIRS}
 * pairs at most, the nearest, and a call reads {@value #MOST_PIECES} pieces.
 *
 * <p>Thread-safe.
 */
public final class PairBatcher {

  /** Most pairs of a window. */
  static final int MOST_PAIRS = 2000;

  /** Most pieces that the spans of a call's pairs are read as, each as long as the longest. */
  private static final int MOST_PIECES = 16384;

  private final List<RelationType> types;
  private final PairScorer scorer;

  /**
   * Takes the network that answers.
   *
   * @param types the relation heads, in the order of the network; none scores nothing
   */
  public PairBatcher(List<RelationType> types, PairScorer scorer) {
    this.types = List.copyOf(types);
    this.scorer = scorer;
  }

  private record PlacedMention(MentionPlace place, PieceSpan positions) {}

  /** A window, and the mentions that it holds. */
  private record PlacedMentions(int length, HiddenStates states, List<PlacedMention> mentions) {
    List<PlacedMention> ofType(MentionType type) {
      return mentions.stream().filter(m -> m.place.span().type() == type).toList();
    }
  }

  private record Pair(RelationType type, MentionPlace drug, MentionPlace target) {}

  /**
   * A pair in one window.
   *
   * @param context pieces on its poorer side
   */
  private record Candidate(Pair pair, SpanPair spans, HiddenStates states, int context) {}

  /** Scores all pairs, as {@link RelationScorer#score}. */
  public PairScores score(
      List<PreparedSentence> sentences,
      List<SentenceScores> scores,
      List<List<TypedSpan>> mentions) {
    Map<Pair, Candidate> candidates = new LinkedHashMap<>();
    Set<Pair> leftOut = new HashSet<>();
    if (!types.isEmpty()) {
      for (PlacedMentions window : windows(sentences, scores, mentions)) {
        List<Candidate> nearest = pairs(window);
        nearest.stream()
            .limit(MOST_PAIRS)
            .forEach(candidate -> candidates.merge(candidate.pair, candidate, PairBatcher::better));
        nearest.stream().skip(MOST_PAIRS).forEach(candidate -> leftOut.add(candidate.pair));
      }
    }
    // A pair that is too much for one window may have had room in the next.
    leftOut.removeIf(candidates::containsKey);
    return new PairScores(score(candidates.values()), leftOut.size());
  }

  private static Candidate better(Candidate one, Candidate other) {
    return other.context > one.context ? other : one;
  }

  /** Sentences that are read together share one array of ids, and so one window. */
  private static Collection<PlacedMentions> windows(
      List<PreparedSentence> sentences,
      List<SentenceScores> scores,
      List<List<TypedSpan>> mentions) {
    Map<int[], PlacedMentions> byIds = new IdentityHashMap<>();
    List<PlacedMentions> inOrder = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      List<Window> windows = sentences.get(i).windows();
      for (int w = 0; w < windows.size() && !mentions.get(i).isEmpty(); w++) {
        Window window = windows.get(w);
        PlacedMentions placed = byIds.get(window.ids());
        if (placed == null) {
          HiddenStates states = scores.get(i).states().get(w);
          placed = new PlacedMentions(window.ids().length, states, new ArrayList<>());
          byIds.put(window.ids(), placed);
          inOrder.add(placed);
        }
        for (TypedSpan span : mentions.get(i)) {
          PieceSpan pieces = sentences.get(i).pieces().overlapping(span.begin(), span.end());
          if (!pieces.isEmpty() && window.holds(pieces)) {
            placed.mentions.add(
                new PlacedMention(new MentionPlace(i, span), window.positions(pieces)));
          }
        }
      }
    }
    return inOrder;
  }

  /** All pairs of a window, the nearest first. */
  private List<Candidate> pairs(PlacedMentions window) {
    List<Candidate> pairs = new ArrayList<>();
    for (int relation = 0; relation < types.size(); relation++) {
      RelationType type = types.get(relation);
      for (PlacedMention drug : window.ofType(RelationType.SOURCE)) {
        for (PlacedMention target : window.ofType(type.target())) {
          pairs.add(candidate(relation, drug, target, window));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(candidate -> candidate.spans.distance()));
    return pairs;
  }

  private Candidate candidate(
      int relation, PlacedMention drug, PlacedMention target, PlacedMentions window) {
    PieceSpan d = drug.positions;
    PieceSpan t = target.positions;
    int before = Math.min(d.from(), t.from());
    int after = window.length - Math.max(d.to(), t.to());
    return new Candidate(
        new Pair(types.get(relation), drug.place, target.place),
        new SpanPair(0, relation, d.from(), d.to(), t.from(), t.to()),
        window.states,
        Math.min(before, after));
  }

  private List<ScoredPair> score(Collection<Candidate> candidates) {
    List<ScoredPair> scored = new ArrayList<>(candidates.size());
    Call call = new Call();
    for (Candidate candidate : candidates) {
      if (!call.hasRoomFor(candidate)) {
        call.score(scorer, scored);
        call = new Call();
      }
      call.add(candidate);
    }
    call.score(scorer, scored);
    return scored;
  }

  /** Pairs that are scored at once. */
  private static final class Call {
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<HiddenStates, Integer> rows = new IdentityHashMap<>();
    private final List<HiddenStates> states = new ArrayList<>();
    private int pieces;
    private int longest;

    boolean hasRoomFor(Candidate candidate) {
      int read = (candidates.size() + 1) * Math.max(longest, candidate.spans.longest());
      return candidates.isEmpty()
          || read <= MOST_PIECES && pieces + candidate.states.pieces() <= MOST_PIECES;
    }

    void add(Candidate candidate) {
      candidates.add(candidate);
      longest = Math.max(longest, candidate.spans.longest());
      if (rows.putIfAbsent(candidate.states, states.size()) == null) {
        states.add(candidate.states);
        pieces += candidate.states.pieces();
      }
    }

    void score(PairScorer scorer, List<ScoredPair> scored) {
      if (candidates.isEmpty()) {
        return;
      }
      List<SpanPair> pairs =
          candidates.stream().map(c -> c.spans.inRow(rows.get(c.states))).toList();
      float[] logits = scorer.score(states, pairs);
      for (int i = 0; i < logits.length; i++) {
        Pair pair = candidates.get(i).pair;
        scored.add(new ScoredPair(pair.type, pair.drug, pair.target, logits[i]));
      }
    }
  }
}
