package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.uimaadr.text.MentionType;

/** Texts over two letters, so that every string stands in many places. */
class SentenceStartPropertyTest {

  @Property
  void theTrueStartIsNeverLostSoThatAUniqueOneIsRight(@ForAll("documents") AnnotatedDocument it) {
    Set<Integer> starts = RelationRow.sentenceStarts(it.rows());
    assertThat(starts).contains(it.sentenceStart());
    Statistics.label("unique").collect(starts.size() == 1);
  }

  @Property
  void anotherRowNeverAddsAPlace(@ForAll("documents") AnnotatedDocument it) {
    List<RelationRow> fewer = it.rows().subList(0, it.rows().size() - 1);
    if (!fewer.isEmpty()) {
      assertThat(RelationRow.sentenceStarts(fewer))
          .containsAll(RelationRow.sentenceStarts(it.rows()));
    }
  }

  @Provide
  Arbitrary<AnnotatedDocument> documents() {
    Arbitrary<String> words = Arbitraries.strings().withChars("ab ").ofMinLength(1).ofMaxLength(40);
    return Combinators.combine(
            words,
            Arbitraries.integers().between(0, 500),
            Arbitraries.integers().between(1, 4),
            Arbitraries.randomValue(Random::nextLong))
        .as(AnnotatedDocument::of);
  }

  /** A sentence with its true start in a document, and rows as the corpus gives them. */
  record AnnotatedDocument(String sentence, int sentenceStart, List<RelationRow> rows) {

    static AnnotatedDocument of(String sentence, int start, int rowCount, long seed) {
      Random random = new Random(seed);
      List<RelationRow> rows = new ArrayList<>();
      for (int number = 1; number <= rowCount; number++) {
        String text =
            "7|"
                + sentence
                + "|"
                + mention(sentence, start, random)
                + "|"
                + mention(sentence, start, random);
        rows.add(
            RelationRow.parse(
                new CorpusLine(Path.of("DRUG-AE.rel"), number, text), MentionType.REACTION));
      }
      return new AnnotatedDocument(sentence, start, rows);
    }

    private static String mention(String sentence, int start, Random random) {
      int begin = random.nextInt(sentence.length());
      int end = Math.min(sentence.length(), begin + 1 + random.nextInt(4));
      return sentence.substring(begin, end) + "|" + (start + begin) + "|" + (start + end);
    }
  }
}
