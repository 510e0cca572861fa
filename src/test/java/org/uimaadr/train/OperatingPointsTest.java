package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.PairScores;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.model.Thresholds;
import org.uimaadr.model.TinyTokenizer;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * Sentences of one word, "rash", "pain" or "side". A made-up tagger is sure that a rash is a
 * reaction and that side is none, and holds pain for none by 0.7 nats.
 */
class OperatingPointsTest {

  private static final List<MentionType> TAGGERS = List.of(MentionType.REACTION);

  @RegisterExtension private final TinyTokenizer tokenizer = new TinyTokenizer();
  private SentencePreparer preparer;

  @BeforeEach
  void open() {
    preparer = new SentencePreparer(tokenizer.get(), 30);
  }

  @Test
  void singleSentencesAndDocumentsLowerTheirOAsEachNeedsIt() {
    // Alone pain is no reaction; in the document it is one.
    ScoredCorpus abstracts = single("rash +", "pain -", "pain -");
    ScoredCorpus documents = document("rash +", "pain +", "rash +", "pain +");

    Thresholds balanced = balanced(List.of(abstracts, documents));

    assertThat(balanced.outsidePenalty()).containsEntry(MentionType.REACTION, 0.0);
    assertThat(balanced.documentPenalty()).containsEntry(MentionType.REACTION, 1.0);
  }

  @Test
  void documentsWithoutReactionsKeepWhatHoldsElsewhere() {
    ScoredCorpus abstracts = single("rash +", "pain +", "pain +");
    ScoredCorpus documents = document("side -", "side -", "side -", "side -");

    Thresholds balanced = balanced(List.of(abstracts, documents));

    assertThat(balanced.outsidePenalty()).containsEntry(MentionType.REACTION, 1.0);
    assertThat(balanced.documentPenalty()).isEmpty();
  }

  @Test
  void documentsThatNeedNothingElseAskForNothing() {
    ScoredCorpus abstracts = single("rash +", "pain -", "pain -");
    ScoredCorpus documents = document("rash +", "pain -", "rash +", "pain -");

    assertThat(balanced(List.of(abstracts, documents)).documentPenalty()).isEmpty();
    assertThat(balanced(List.of(abstracts)).documentPenalty()).isEmpty();
  }

  private static Thresholds balanced(List<ScoredCorpus> parts) {
    return OperatingPoints.choose(parts, TAGGERS, List.of()).points().get("balanced");
  }

  private ScoredCorpus single(String... words) {
    return ScoredCorpus.of(
        sentences(words),
        0,
        preparer,
        (prepared, batchSize) -> scores(prepared),
        (prepared, scores, mentions) -> new PairScores(List.of(), 0),
        OperatingPoints.readers(TAGGERS));
  }

  private ScoredCorpus document(String... words) {
    List<CorpusSentence> sentences = sentences(words);
    return ScoredCorpus.ofDocuments(
        sentences,
        sentences.stream().map(sentence -> preparer.prepare(sentence.text())).toList(),
        List.of(),
        (prepared, batchSize) -> scores(prepared),
        (prepared, scores, mentions) -> new PairScores(List.of(), 0),
        OperatingPoints.readers(TAGGERS));
  }

  /** One sentence of one group for each word; + behind it makes it a reaction. */
  private static List<CorpusSentence> sentences(String... words) {
    List<CorpusSentence> sentences = new ArrayList<>();
    for (String word : words) {
      boolean reaction = word.endsWith("+");
      sentences.add(
          new CorpusSentence(
              "1." + sentences.size(),
              "1",
              word.substring(0, 4),
              true,
              Set.copyOf(TAGGERS),
              reaction ? List.of(new TypedSpan(MentionType.REACTION, 0, 4)) : List.of(),
              List.of(),
              "test:" + sentences.size()));
    }
    return sentences;
  }

  private static List<SentenceScores> scores(List<PreparedSentence> sentences) {
    return sentences.stream()
        .map(
            sentence -> {
              float b =
                  switch (sentence.text()) {
                    case "rash" -> 9;
                    case "pain" -> -0.7f;
                    default -> -9;
                  };
              return new SentenceScores(5, new float[][][] {{{0, b, -9}}}, List.of());
            })
        .toList();
  }
}
