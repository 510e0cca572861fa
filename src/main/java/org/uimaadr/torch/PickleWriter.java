package org.uimaadr.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the few opcodes of pickle protocol 2 that a TorchScript archive's {@code data.pkl}
 * consists of. The names are those of CPython's {@code pickletools}.
 */
final class PickleWriter {

  private static final int PROTO = 0x80;
  private static final int GLOBAL = 'c';
  private static final int MARK = '(';
  private static final int STOP = '.';
  private static final int REDUCE = 'R';
  private static final int BUILD = 'b';
  private static final int NEWOBJ = 0x81;
  private static final int BINPERSID = 'Q';
  private static final int EMPTY_DICT = '}';
  private static final int SETITEMS = 'u';
  private static final int EMPTY_LIST = ']';
  private static final int APPENDS = 'e';
  private static final int EMPTY_TUPLE = ')';
  private static final int TUPLE = 't';
  private static final int NEWTRUE = 0x88;
  private static final int NEWFALSE = 0x89;
  private static final int BININT = 'J';
  private static final int LONG1 = 0x8a;
  private static final int BINFLOAT = 'G';
  private static final int BINUNICODE = 'X';

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PickleWriter start() {
    out.write(PROTO);
    out.write(2);
    return this;
  }

  byte[] stop() {
    out.write(STOP);
    return out.toByteArray();
  }

  /** Pushes the class or function {@code module.name}. */
  PickleWriter global(String module, String name) {
    out.write(GLOBAL);
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  PickleWriter mark() {
    out.write(MARK);
    return this;
  }

  PickleWriter emptyTuple() {
    out.write(EMPTY_TUPLE);
    return this;
  }

  /** Makes a tuple of all that was pushed since the last mark. */
  PickleWriter tuple() {
    out.write(TUPLE);
    return this;
  }

  PickleWriter emptyDict() {
    out.write(EMPTY_DICT);
    return this;
  }

  /** Puts the pairs pushed since the last mark into the dictionary below it. */
  PickleWriter setItems() {
    out.write(SETITEMS);
    return this;
  }

  PickleWriter emptyList() {
    out.write(EMPTY_LIST);
    return this;
  }

  /** Appends all that was pushed since the last mark to the list below it. */
  PickleWriter appends() {
    out.write(APPENDS);
    return this;
  }

  /** Calls the function below the argument tuple. */
  PickleWriter reduce() {
    out.write(REDUCE);
    return this;
  }

  /** Makes an object of the class below the argument tuple. */
  PickleWriter newObject() {
    out.write(NEWOBJ);
    return this;
  }

  /** Gives the dictionary on top to the object below it. */
  PickleWriter build() {
    out.write(BUILD);
    return this;
  }

  /** Replaces the tuple on top by the stored object that it names. */
  PickleWriter persistentId() {
    out.write(BINPERSID);
    return this;
  }

  PickleWriter string(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.write(BINUNICODE);
    littleEndian(bytes.length, 4);
    out.writeBytes(bytes);
    return this;
  }

  PickleWriter bool(boolean value) {
    out.write(value ? NEWTRUE : NEWFALSE);
    return this;
  }

  PickleWriter integer(long value) {
    if (value == (int) value) {
      out.write(BININT);
      littleEndian(value, 4);
    } else {
      out.write(LONG1);
      out.write(Long.BYTES);
      littleEndian(value, Long.BYTES);
    }
    return this;
  }

  PickleWriter number(double value) {
    out.write(BINFLOAT);
    out.writeBytes(
        ByteBuffer.allocate(Double.BYTES).order(ByteOrder.BIG_ENDIAN).putDouble(value).array());
    return this;
  }

  private void littleEndian(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (8 * i)) & 0xff);
    }
  }
}
