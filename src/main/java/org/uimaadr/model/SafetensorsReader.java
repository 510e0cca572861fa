package org.uimaadr.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.uimaadr.model.SafetensorsHeader.Entry;
import org.uimaadr.torch.FloatTensor;

/** One pass over a safetensors file, front to back. */
final class SafetensorsReader {

  static final String SCALE_SUFFIX = ".scale";

  private static final int LENGTH_BYTES = Long.BYTES;

  /** The bound of the format's reference implementation. */
  private static final int MAX_HEADER_BYTES = 100_000_000;

  /** Some virtual machines keep a few words of the largest array for themselves. */
  private static final int MAX_VALUES = Integer.MAX_VALUE - 8;

  private final ReadableByteChannel channel;
  private final String file;
  private final long size;
  private final ByteBuffer chunk =
      ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

  /** Bytes that the file must have, as far as what was read so far tells. */
  private long expected = LENGTH_BYTES;

  private long position;

  /**
   * @param file how errors name the file
   * @param size its size in bytes, {@link Long#MAX_VALUE} if that only shows at its end
   */
  SafetensorsReader(ReadableByteChannel channel, String file, long size) {
    this.channel = channel;
    this.file = file;
    this.size = size;
  }

  Map<String, FloatTensor> read(Predicate<String> wanted) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.parse(readHeader(), file);
    checkSize(header);
    Map<String, Entry> entries = new LinkedHashMap<>();
    header.entries().forEach(entry -> entries.put(entry.name(), entry));

    Map<String, float[]> values = new HashMap<>();
    for (Entry entry : header.entriesByOffset()) {
      String owner = isScale(entry, entries) ? ownerOfScale(entry) : entry.name();
      if (wanted.test(owner)) {
        values.put(entry.name(), readValues(entry));
      } else {
        skip(entry);
      }
    }
    checkEnd();

    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    for (Entry entry : entries.values()) {
      float[] data = values.get(entry.name());
      if (data == null || isScale(entry, entries)) {
        continue;
      }
      if (entry.dtype().equals("I8")) {
        dequantize(entry, data, values.get(entry.name() + SCALE_SUFFIX));
      }
      tensors.put(entry.name(), new FloatTensor(entry.shape(), data));
    }
    return tensors;
  }

  private static boolean isScale(Entry entry, Map<String, Entry> entries) {
    if (!entry.name().endsWith(SCALE_SUFFIX)) {
      return false;
    }
    Entry owner = entries.get(ownerOfScale(entry));
    return owner != null && owner.dtype().equals("I8");
  }

  private static String ownerOfScale(Entry entry) {
    return entry.name().substring(0, entry.name().length() - SCALE_SUFFIX.length());
  }

  private byte[] readHeader() throws IOException {
    byte[] lengthBytes = readFully(LENGTH_BYTES);
    if (new String(lengthBytes, StandardCharsets.ISO_8859_1).equals("version ")) {
      throw new InvalidModelException(
          file, "is a Git LFS pointer, not the file itself; fetch it with `git lfs pull`");
    }
    long length = ByteBuffer.wrap(lengthBytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MAX_HEADER_BYTES) {
      throw new InvalidModelException(
          file,
          "is not a safetensors file (it states a header of "
              + Long.toUnsignedString(length)
              + " bytes); "
              + StrictJson.FIX);
    }
    expected = LENGTH_BYTES + length;
    if (expected > size) {
      throw truncated("its header", size);
    }
    return readFully((int) length);
  }

  private byte[] readFully(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    fill(bytes, "its header");
    return bytes.array();
  }

  /** Tells a truncated file before anything is allocated for its tensors. */
  private void checkSize(SafetensorsHeader header) throws InvalidModelException {
    long dataBegin = expected;
    expected += header.dataBytes();
    for (Entry entry : header.entriesByOffset()) {
      if (entry.end() > size - dataBegin) {
        throw truncated("tensor " + entry.name(), size);
      }
    }
  }

  private void checkEnd() throws IOException {
    chunk.clear();
    if (channel.read(chunk) > 0) {
      throw new InvalidModelException(
          file, "goes on after its last tensor, at byte " + expected + "; " + StrictJson.FIX);
    }
  }

  private float[] readValues(Entry entry) throws IOException {
    if (entry.values() > MAX_VALUES) {
      throw new InvalidModelException(
          file, "tensor " + entry.name() + " has more values than a Java array can hold");
    }
    float[] values = new float[(int) entry.values()];
    int done = 0;
    for (long left = entry.bytes(); left > 0; left -= chunk.limit()) {
      next(left, entry);
      done += decodeChunk(entry, values, done);
    }
    return values;
  }

  private void skip(Entry entry) throws IOException {
    if (channel instanceof SeekableByteChannel seekable) {
      position += entry.bytes();
      seekable.position(position);
      return;
    }
    for (long left = entry.bytes(); left > 0; left -= chunk.limit()) {
      next(left, entry);
    }
  }

  private void next(long left, Entry entry) throws IOException {
    chunk.clear().limit((int) Math.min(left, chunk.capacity()));
    fill(chunk, "tensor " + entry.name());
    chunk.flip();
  }

  private int decodeChunk(Entry entry, float[] values, int from) throws InvalidModelException {
    int count = chunk.limit() / entry.width();
    switch (entry.dtype()) {
      case "F32" -> chunk.asFloatBuffer().get(values, from, count);
      case "F16" -> {
        for (int i = 0; i < count; i++) {
          values[from + i] = HalfFloats.fromF16(chunk.getShort());
        }
      }
      case "BF16" -> {
        for (int i = 0; i < count; i++) {
          values[from + i] = HalfFloats.fromBf16(chunk.getShort());
        }
      }
      case "I8" -> {
        for (int i = 0; i < count; i++) {
          values[from + i] = chunk.get();
        }
      }
      default ->
          throw new InvalidModelException(
              file,
              "tensor "
                  + entry.name()
                  + " has the type "
                  + entry.dtype()
                  + "; save it as F32, F16 or BF16");
    }
    return count;
  }

  private void dequantize(Entry entry, float[] values, float[] scales)
      throws InvalidModelException {
    if (scales == null || entry.shape().length == 0 || scales.length != entry.shape()[0]) {
      throw new InvalidModelException(
          file,
          "tensor "
              + entry.name()
              + " has the type I8 without one scale per row in "
              + entry.name()
              + SCALE_SUFFIX
              + "; save it as F32, F16 or BF16");
    }
    QuantizedRows.multiplyRows(values, scales);
  }

  private void fill(ByteBuffer buffer, String where) throws IOException {
    while (buffer.hasRemaining()) {
      int count = channel.read(buffer);
      if (count < 0) {
        throw truncated(where, position);
      }
      position += count;
    }
  }

  private InvalidModelException truncated(String where, long found) {
    return new InvalidModelException(
        file,
        "truncated in "
            + where
            + ": expected "
            + expected
            + " bytes, found "
            + found
            + "; download or copy it again");
  }
}
