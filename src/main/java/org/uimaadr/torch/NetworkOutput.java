package org.uimaadr.torch;

/**
 * The logits of a batch.
 *
 * @param sentence [rows][2] logits of no ADR and ADR; rows of length 0 without a sentence head
 * @param tags [rows, length, taggers, 3] logits of O, B, I in row-major order
 * @param length padded length of a row
 * @param taggers number of taggers
 */
public record NetworkOutput(float[][] sentence, float[] tags, int length, int taggers) {

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
}
