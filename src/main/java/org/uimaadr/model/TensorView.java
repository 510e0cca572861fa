package org.uimaadr.model;

import java.util.List;

/**
 * A tensor of a pickled checkpoint before its values are read: some values of a storage. Several
 * views may share a storage, as tied weights do. Two views are equal if they show the same values.
 *
 * @param storage where its values lie
 * @param offset index of its first value in the storage
 * @param shape sizes of the dimensions; empty for a scalar
 * @param strides distance, in values, between neighbours in each dimension; 0 repeats a value
 */
record TensorView(Storage storage, long offset, List<Long> shape, List<Long> strides) {

  /**
   * Consecutive values of one type.
   *
   * @param key its name in the checkpoint
   * @param type what it holds
   * @param values how many
   */
  record Storage(String key, StoredType type, long values) {

    /** Length in the file. */
    long bytes() {
      return values * type.width();
    }
  }

  /**
   * Rejects what no tensor can have, so that all other methods stay within the storage.
   *
   * @throws IllegalArgumentException if the view does not lie in its storage
   * @throws ArithmeticException if a size is beyond all bounds
   */
  TensorView {
    if (shape.size() != strides.size()
        || offset < 0
        || shape.stream().anyMatch(size -> size < 0)
        || strides.stream().anyMatch(stride -> stride < 0)) {
      throw new IllegalArgumentException("no view of a storage");
    }
    if (Math.addExact(offset, extent(shape, strides)) > storage.values()) {
      throw new IllegalArgumentException("a view beyond its storage");
    }
    product(shape);
  }

  /** Number of values. */
  long values() {
    return product(shape);
  }

  /** Number of values of the storage from its first to its last one. */
  long extent() {
    return extent(shape, strides);
  }

  /** Whether its values lie in the storage as they are numbered, without gaps. */
  boolean isRowMajor() {
    long next = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      if (shape.get(i) > 1 && strides.get(i) != next) {
        return false;
      }
      next *= shape.get(i);
    }
    return true;
  }

  private static long extent(List<Long> shape, List<Long> strides) {
    if (shape.contains(0L)) {
      return 0;
    }
    long last = 0;
    for (int i = 0; i < shape.size(); i++) {
      last = Math.addExact(last, Math.multiplyExact(shape.get(i) - 1, strides.get(i)));
    }
    return Math.addExact(last, 1);
  }

  private static long product(List<Long> shape) {
    long product = 1;
    for (long size : shape) {
      product = Math.multiplyExact(product, size);
    }
    return product;
  }
}
