package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/** The published corpus, with the figures that are known of it. */
class RealAdeCorpusTest {

  private Corpus corpus;

  @BeforeEach
  void read() throws IOException {
    corpus = RealCorpus.read();
  }

  @Test
  void everyDistinctPairOfPmidAndSentenceIsAUnit() {
    assertThat(corpus.problems()).isEmpty();
    assertThat(corpus.sentences()).hasSize(20_960);
    assertThat(corpus.sentences()).filteredOn(CorpusSentence::adr).hasSize(4_272);
    assertThat(corpus.sentences()).extracting(CorpusSentence::id).doesNotHaveDuplicates();
  }

  @Test
  void everyDistinctSpanIsAMention() {
    assertThat(mentions(MentionType.REACTION)).isEqualTo(5_776);
    assertThat(mentions(MentionType.DRUG)).isEqualTo(5_063);
    assertThat(mentions(MentionType.DOSE)).isEqualTo(230);
  }

  @Test
  void everyRowIsARelation() {
    assertThat(relations(MentionType.REACTION)).isEqualTo(6_821);
    assertThat(relations(MentionType.DOSE)).isEqualTo(279);
  }

  @Test
  void dosesAreAnnotatedWhereTheyHaveARow() {
    assertThat(corpus.sentences())
        .filteredOn(sentence -> sentence.annotatedTypes().contains(MentionType.DOSE))
        .hasSize(213);
  }

  @Test
  void someReactionsNestADrug() {
    assertThat(corpus.sentences()).filteredOn(RealAdeCorpusTest::nestsDrugInReaction).hasSize(119);
  }

  @Test
  void partsHaveTheSizesOfTheProjectsSplit() {
    assertThat(PmidSplit.select(corpus.sentences(), CorpusPart.TRAIN)).hasSize(16_758);
    assertPart(CorpusPart.DEVELOPMENT, 1_984, 389);
    assertPart(CorpusPart.TEST, 2_189, 476);
  }

  private void assertPart(CorpusPart part, int units, int positive) {
    List<CorpusSentence> sentences = PmidSplit.select(corpus.sentences(), part);
    assertThat(sentences).hasSize(units);
    assertThat(sentences).filteredOn(CorpusSentence::adr).hasSize(positive);
  }

  private long mentions(MentionType type) {
    return corpus.sentences().stream().mapToLong(s -> s.mentions(type).size()).sum();
  }

  private long relations(MentionType targetType) {
    return corpus.sentences().stream()
        .flatMap(sentence -> sentence.relations().stream())
        .filter(relation -> relation.target().type() == targetType)
        .count();
  }

  private static boolean nestsDrugInReaction(CorpusSentence sentence) {
    List<TypedSpan> drugs = sentence.mentions(MentionType.DRUG);
    return sentence.mentions(MentionType.REACTION).stream()
        .anyMatch(r -> drugs.stream().anyMatch(d -> r.begin() <= d.begin() && d.end() <= r.end()));
  }
}
