package org.uimaadr.torch;

import java.util.Arrays;

/**
 * The logits of a batch.
 *
 * @param sentence [rows, length, 2] logits of no ADR and ADR in row-major order, to be asked at
 *     each {@code [CLS]}; empty without a sentence head
 * @param tags [rows, length, taggers, 3] logits of O, B, I in row-major order
 * @param states [rows, length, hidden size] last hidden states in row-major order; empty without a
 *     relation head
 * @param rows number of rows, padding rows included
 * @param length padded length of a row
 * @param taggers number of taggers
 */
public record NetworkOutput(
    float[] sentence, float[] tags, float[] states, int rows, int length, int taggers) {

  /**
   * Logits of no ADR and ADR for the sentence that a {@code [CLS]} begins.
   *
   * @param row window of the batch
   * @param position place of the {@code [CLS]} in the window
   * @return two values; none without a sentence head
   */
  public float[] sentence(int row, int position) {
    if (sentence.length == 0) {
      return sentence;
    }
    int at = (row * length + position) * NetworkTensors.SENTENCE_LABELS;
    return Arrays.copyOfRange(sentence, at, at + NetworkTensors.SENTENCE_LABELS);
  }

  /**
   * Logit of a label.
   *
   * @param row window of the batch
   * @param position place in the window, {@code [CLS]} being 0
   * @param tagger index of the tagger
   * @param label 0 O, 1 B, 2 I
   */
  public float tag(int row, int position, int tagger, int label) {
    return tags[((row * length + position) * taggers + tagger) * NetworkTensors.TAG_LABELS + label];
  }

  /**
   * Logits of O, B, I at a place.
   *
   * @param row window of the batch
   * @param position place in the window, {@code [CLS]} being 0
   * @param tagger index of the tagger
   */
  public float[] tag(int row, int position, int tagger) {
    int at = ((row * length + position) * taggers + tagger) * NetworkTensors.TAG_LABELS;
    return Arrays.copyOfRange(tags, at, at + NetworkTensors.TAG_LABELS);
  }

  /**
   * What a relation head reads of a row.
   *
   * @param row window of the batch
   * @param pieces pieces of the window, special tokens included
   */
  public HiddenStates states(int row, int pieces) {
    int size = states.length / (rows * length);
    return new HiddenStates(states, row * length * size, pieces, size);
  }
}
