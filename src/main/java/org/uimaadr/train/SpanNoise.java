package org.uimaadr.train;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.uimaadr.text.PieceSpan;

/**
 * Makes spans as a tagger gets them wrong.
 *
 * @param sentences for each sentence of a window the places of its words
 */
record SpanNoise(List<List<PieceSpan>> sentences) {

  private static final int LONGEST = 3;

  /** Tries to find a span: a short sentence may have no word that is free. */
  private static final int TRIES = 8;

  /**
   * A run of one to three words of a sentence that touches no mention; half of the runs begin or
   * end beside one, which is where taggers go wrong.
   *
   * @param mentions the spans to keep away from
   */
  Optional<PieceSpan> wrong(List<PieceSpan> mentions, Random random) {
    for (int i = 0; i < TRIES; i++) {
      Optional<PieceSpan> run =
          mentions.isEmpty() || random.nextBoolean()
              ? anywhere(random)
              : beside(mentions.get(random.nextInt(mentions.size())), random);
      if (run.isPresent() && mentions.stream().noneMatch(run.get()::overlaps)) {
        return run;
      }
    }
    return Optional.empty();
  }

  /** The mention with one of its ends moved by one or two words, such that some of it remains. */
  PieceSpan imperfect(PieceSpan mention, Random random) {
    for (List<PieceSpan> words : sentences) {
      int first = firstWord(words, mention);
      if (first >= 0) {
        int last = lastWord(words, mention);
        int moved = random.nextBoolean() ? 1 : 2;
        int by = random.nextBoolean() ? moved : -moved;
        if (random.nextBoolean()) {
          first = Math.max(0, Math.min(first + by, last));
        } else {
          last = Math.min(words.size() - 1, Math.max(last + by, first));
        }
        return new PieceSpan(words.get(first).from(), words.get(last).to());
      }
    }
    return mention;
  }

  private Optional<PieceSpan> anywhere(Random random) {
    int all = sentences.stream().mapToInt(List::size).sum();
    if (all == 0) {
      return Optional.empty();
    }
    int word = random.nextInt(all);
    for (List<PieceSpan> words : sentences) {
      if (word < words.size()) {
        return Optional.of(run(words, word, word + random.nextInt(LONGEST)));
      }
      word -= words.size();
    }
    throw new AssertionError(all);
  }

  private Optional<PieceSpan> beside(PieceSpan mention, Random random) {
    boolean before = random.nextBoolean();
    int more = random.nextInt(LONGEST);
    return sentences.stream()
        .filter(words -> firstWord(words, mention) >= 0)
        .findFirst()
        .map(
            words ->
                before
                    ? run(
                        words, firstWord(words, mention) - 1 - more, firstWord(words, mention) - 1)
                    : run(
                        words, lastWord(words, mention) + 1, lastWord(words, mention) + 1 + more));
  }

  /** The words from {@code first} to {@code last}, inclusive, as far as there are such. */
  private static PieceSpan run(List<PieceSpan> words, int first, int last) {
    int from = Math.max(0, Math.min(first, words.size() - 1));
    int to = Math.max(from, Math.min(last, words.size() - 1));
    return new PieceSpan(words.get(from).from(), words.get(to).to());
  }

  private static int firstWord(List<PieceSpan> words, PieceSpan mention) {
    for (int word = 0; word < words.size(); word++) {
      if (words.get(word).overlaps(mention)) {
        return word;
      }
    }
    return -1;
  }

  private static int lastWord(List<PieceSpan> words, PieceSpan mention) {
    int last = firstWord(words, mention);
    while (last + 1 < words.size() && words.get(last + 1).overlaps(mention)) {
      last++;
    }
    return last;
  }
}
