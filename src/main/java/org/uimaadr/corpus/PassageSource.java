package org.uimaadr.corpus;

import java.util.List;

/** Something to learn from that may look different in each epoch. */
public interface PassageSource {

  /**
   * What an epoch sees, in no particular order.
   *
   * @param epoch from 1; the same epoch always gives the same passages
   * @return passages; those of a list may be read together, in this order, as far as they fit. How
   *     mentions of two passages are related is not known
   */
  List<List<LabelledPassage>> passages(int epoch);
}
