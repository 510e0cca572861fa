package org.uimaadr.torch;

/**
 * The encoder's last hidden states of one window, inside the array of its batch: nothing is copied
 * before it is needed.
 *
 * @param batch states of all rows, row-major
 * @param offset index of the window's first number
 * @param pieces pieces of the window, special tokens included, padding not
 * @param size numbers of a piece
 */
public record HiddenStates(float[] batch, int offset, int pieces, int size) {

  /** Copies the states to the end of an array of all windows' pieces. */
  void copyTo(float[] into, int piece) {
    System.arraycopy(batch, offset, into, piece * size, pieces * size);
  }
}
