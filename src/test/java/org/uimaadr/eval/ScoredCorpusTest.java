package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.model.Calibration;
import org.uimaadr.model.PairScores;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.SentenceProbability;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.model.Thresholds;
import org.uimaadr.model.TinyTokenizer;
import org.uimaadr.text.MentionType;

/**
 * Sentences of one word: "sure" states an ADR without doubt, "open" is left open, and the tagger
 * takes either word for a reaction.
 */
class ScoredCorpusTest {

  private static final SentenceDecoder DECODER =
      new SentenceDecoder(
          List.of(MentionType.REACTION),
          new Thresholds(0.6, Map.of()),
          new Calibration(new SentenceProbability(1, 0, 1), Map.of()),
          true);

  private final List<String> askedForRelations = new ArrayList<>();
  @RegisterExtension private final TinyTokenizer tokenizer = new TinyTokenizer();

  @Test
  void aSentenceIsDecidedWithTheOthersOfItsAbstractInSight() {
    assertThat(adr(corpus("A open", "B sure"))).containsExactly(false, true);
    assertThat(adr(corpus("A open", "A sure"))).containsExactly(true, true);
  }

  @Test
  void aReactionThatOnlyItsAbstractKeepsIsAskedForRelations() {
    corpus("A open", "A sure");
    assertThat(askedForRelations).containsExactlyInAnyOrder("open", "sure");
  }

  /** Or else a sentence would be its own witness. */
  @Test
  void aCopyIsNoOtherSentence() {
    assertThat(adr(corpus("A sure", "A sure", "A open"))).containsExactly(true, true, true);
    assertThat(probabilities(corpus("A sure", "A sure"))[1])
        .isEqualTo(probabilities(corpus("A sure"))[0]);
  }

  @Test
  void partsOfACorpusDoNotSpeakForEachOther() {
    assertThat(adr(corpus("A open").plus(corpus("A sure")))).containsExactly(false, true);
    assertThat(adr(corpus("B open").plus(corpus("A sure", "A open"))))
        .containsExactly(false, true, true);
  }

  private static List<Boolean> adr(ScoredCorpus corpus) {
    return corpus.read(DECODER).stream().map(EvaluatedSentence::predictedAdr).toList();
  }

  private static double[] probabilities(ScoredCorpus corpus) {
    return corpus.byDocument(DECODER.calibration().sentence()::of);
  }

  private ScoredCorpus corpus(String... lines) {
    List<CorpusSentence> sentences = new ArrayList<>();
    for (String line : lines) {
      sentences.add(
          new CorpusSentence(
              line.charAt(0) + "." + sentences.size(),
              line.substring(0, 1),
              line.substring(2),
              true,
              Set.of(MentionType.REACTION),
              List.of(),
              List.of(),
              "test:" + sentences.size()));
    }
    return ScoredCorpus.of(
        sentences,
        0,
        new SentencePreparer(tokenizer.get(), 30),
        (prepared, batchSize) -> prepared.stream().map(ScoredCorpusTest::score).toList(),
        (prepared, scores, mentions) -> {
          for (int i = 0; i < mentions.size(); i++) {
            if (!mentions.get(i).isEmpty()) {
              askedForRelations.add(prepared.get(i).text());
            }
          }
          return new PairScores(List.of(), 0);
        },
        List.of(DECODER));
  }

  private static SentenceScores score(PreparedSentence sentence) {
    float[][] tags = new float[sentence.pieces().size()][];
    for (int i = 0; i < tags.length; i++) {
      tags[i] = i == 0 ? new float[] {-9, 0, -9} : new float[] {-9, -9, 0};
    }
    return new SentenceScores(
        sentence.text().equals("sure") ? 20 : 0, new float[][][] {tags}, List.of());
  }
}
