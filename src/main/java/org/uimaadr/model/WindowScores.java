package org.uimaadr.model;

import org.uimaadr.torch.NetworkOutput;
import org.uimaadr.torch.NetworkTensors;

/**
 * The logits of one window.
 *
 * @param sentence logits of no ADR and ADR; empty without a sentence head
 * @param tags [taggers][pieces without special tokens][O, B, I] logits
 */
record WindowScores(float[] sentence, float[][][] tags) {

  /**
   * One row of a batch.
   *
   * @param ids the window's ids with special tokens
   */
  static WindowScores row(NetworkOutput output, int row, int[] ids) {
    int pieces = ids.length - 2;
    float[][][] tags = new float[output.taggers()][pieces][NetworkTensors.TAG_LABELS];
    for (int tagger = 0; tagger < tags.length; tagger++) {
      for (int piece = 0; piece < pieces; piece++) {
        for (int label = 0; label < NetworkTensors.TAG_LABELS; label++) {
          tags[tagger][piece][label] = output.tag(row, piece + 1, tagger, label);
        }
      }
    }
    return new WindowScores(output.sentence()[row], tags);
  }
}
