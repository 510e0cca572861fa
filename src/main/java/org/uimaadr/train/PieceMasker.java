package org.uimaadr.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.uimaadr.torch.TrainableNetwork.HiddenPiece;
import org.uimaadr.torch.TrainableNetwork.MaskedBatch;

/**
 * Hides pieces that an encoder is to tell from their neighbours: of a share of them four in five
 * become {@code [MASK]}, one in ten another piece, and one in ten stays (Devlin et al. 2019, BERT,
 * section 3.1). Whole words are chosen, since of a word whose end is there the beginning is easily
 * guessed (whole word masking, in BERT's repository since May 2019): biomedical words have many
 * pieces.
 */
final class PieceMasker {

  private static final String MASK = "[MASK]";
  private static final String CONTINUES = "##";
  private static final double MASKED = 0.8;
  private static final double REPLACED = 0.1;

  private final int mask;
  private final boolean[] continues;

  /** Ids of the pieces that may stand in for others: no special tokens. */
  private final int[] ordinary;

  private final double share;

  /**
   * For the vocabulary of a tokenizer.
   *
   * @param tokenizerJson text of its {@code tokenizer.json}
   * @param share of the pieces of a window that are hidden
   * @throws IllegalArgumentException if the vocabulary has no {@code [MASK]}
   */
  PieceMasker(String tokenizerJson, double share) {
    JsonObject model = JsonParser.parseString(tokenizerJson).getAsJsonObject();
    Map<String, JsonElement> ids = model.getAsJsonObject("model").getAsJsonObject("vocab").asMap();
    if (!ids.containsKey(MASK)) {
      throw new IllegalArgumentException(
          "The vocabulary has no " + MASK + ", which pretraining needs; take another checkpoint");
    }
    this.mask = ids.get(MASK).getAsInt();
    this.continues =
        new boolean[1 + ids.values().stream().mapToInt(JsonElement::getAsInt).max().orElse(0)];
    ids.forEach((piece, id) -> continues[id.getAsInt()] = piece.startsWith(CONTINUES));
    this.ordinary =
        ids.entrySet().stream()
            .filter(entry -> !entry.getKey().matches("\\[.+]"))
            .mapToInt(entry -> entry.getValue().getAsInt())
            .sorted()
            .toArray();
    this.share = share;
  }

  /**
   * Hides pieces of each window.
   *
   * @param windows vocabulary ids with {@code [CLS]} and {@code [SEP]}; they are not changed
   */
  MaskedBatch hide(List<int[]> windows, Random random) {
    List<int[]> shown = new ArrayList<>();
    List<HiddenPiece> hidden = new ArrayList<>();
    for (int[] window : windows) {
      int[] changed = window.clone();
      for (int place : places(window, random)) {
        hidden.add(new HiddenPiece(shown.size(), place, window[place]));
        double drawn = random.nextDouble();
        if (drawn < MASKED) {
          changed[place] = mask;
        } else if (drawn < MASKED + REPLACED) {
          changed[place] = ordinary[random.nextInt(ordinary.length)];
        }
      }
      shown.add(changed);
    }
    return new MaskedBatch(shown, hidden);
  }

  /** Places of whole words, at least one word, until they are the share of the window. */
  private List<Integer> places(int[] window, Random random) {
    List<List<Integer>> words = new ArrayList<>();
    for (int place = 1; place < window.length - 1; place++) {
      if (words.isEmpty() || !continues[window[place]]) {
        words.add(new ArrayList<>());
      }
      words.get(words.size() - 1).add(place);
    }
    Collections.shuffle(words, random);
    List<Integer> places = new ArrayList<>();
    double wanted = share * (window.length - 2);
    IntStream.range(0, words.size())
        .takeWhile(i -> i == 0 || places.size() < wanted)
        .forEach(i -> places.addAll(words.get(i)));
    return places;
  }
}
