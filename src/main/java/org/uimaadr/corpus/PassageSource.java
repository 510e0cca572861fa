package org.uimaadr.corpus;

import java.util.List;

/** Something to learn from that may look different in each epoch. */
public interface PassageSource {

  /**
   * What an epoch sees, in no particular order.
   *
   * @param epoch from 1; the same epoch always gives the same passages
   */
  List<LabelledPassage> passages(int epoch);
}
