package org.uimaadr.eval;

/** Something that is resampled together with all others of its group. */
public interface Grouped {

  /** Name of the group: an abstract, or a document. */
  String group();
}
