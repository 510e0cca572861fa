package org.uimaadr.model;

import org.uimaadr.text.Window;
import org.uimaadr.torch.HiddenStates;
import org.uimaadr.torch.NetworkOutput;

/**
 * What the network says of one window.
 *
 * @param sentence logits of no ADR and ADR; empty without a sentence head
 * @param tags [taggers][pieces without special tokens][O, B, I] logits
 * @param states what the relation heads read of the window
 */
record WindowScores(float[] sentence, float[][][] tags, HiddenStates states) {

  /**
   * What a row of a batch says of one of the sentences in it.
   *
   * @param window the sentence's place in the row
   */
  static WindowScores of(NetworkOutput output, int row, Window window) {
    int pieces = window.to() - window.from();
    float[][][] tags = new float[output.taggers()][pieces][];
    for (int tagger = 0; tagger < tags.length; tagger++) {
      for (int piece = 0; piece < pieces; piece++) {
        tags[tagger][piece] = output.tag(row, window.start() + piece, tagger);
      }
    }
    return new WindowScores(
        output.sentence(row, window.classifier()), tags, output.states(row, window.ids().length));
  }
}
