package org.uimaadr.model;

/** The types of values that a pickled checkpoint may hold, by torch's name of their storage. */
enum StoredType {
  FLOAT("FloatStorage", Float.BYTES),
  HALF("HalfStorage", Short.BYTES),
  BFLOAT16("BFloat16Storage", Short.BYTES),
  DOUBLE("DoubleStorage", Double.BYTES),
  LONG("LongStorage", Long.BYTES),
  INT("IntStorage", Integer.BYTES),
  BYTE("ByteStorage", Byte.BYTES),
  BOOL("BoolStorage", Byte.BYTES);

  private final String storageClass;
  private final int width;

  StoredType(String storageClass, int width) {
    this.storageClass = storageClass;
    this.width = width;
  }

  /** Name of the class in the Python module {@code torch}. */
  String storageClass() {
    return storageClass;
  }

  /** Bytes of a value. */
  int width() {
    return width;
  }

  /** Whether values are weights; the others are positions and masks, which no encoder needs. */
  boolean isFloating() {
    return switch (this) {
      case FLOAT, HALF, BFLOAT16, DOUBLE -> true;
      case LONG, INT, BYTE, BOOL -> false;
    };
  }
}
