package org.uimaadr.torch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TorchScript archive, the {@code .pt} file that {@code torch.jit.load} and libtorch read:
 * a zip of stored entries with the module's text, its attributes as a pickle and one entry for each
 * tensor's bytes. The format is that of PyTorch's {@code torch/csrc/jit/serialization} (file format
 * version 10).
 */
final class ArchiveWriter {

  private static final String ROOT = "model";
  private static final String PACKAGE = "__torch__.uimaadr";
  private static final String CLASS = "AdrModel";

  /** Tensor bytes start at multiples of this, as PyTorch's own writer has it. */
  private static final int ALIGNMENT = 64;

  private static final int LOCAL_HEADER_BYTES = 30;
  private static final int EXTRA_HEADER_BYTES = 4;

  /** 1980-01-01T12:00Z: the same archive has the same bytes, in any time zone. */
  private static final long FIXED_TIME_MILLIS = 315_576_000_000L;

  private final List<Attribute.StoredTensor> storages = new ArrayList<>();

  private ArchiveWriter() {}

  /**
   * Writes an archive.
   *
   * @param text the module's class in TorchScript
   * @param attributes a value for each attribute that the text declares
   * @param out receives the archive; not closed
   */
  static void write(String text, List<Attribute> attributes, OutputStream out) throws IOException {
    new ArchiveWriter().writeAll(text, attributes, out);
  }

  private void writeAll(String text, List<Attribute> attributes, OutputStream out)
      throws IOException {
    byte[] pickle = pickle(attributes);
    CountingStream counter = new CountingStream(out);
    ZipOutputStream zip = new ZipOutputStream(counter);
    entry(zip, counter, "data.pkl", pickle);
    entry(zip, counter, "byteorder", ascii("little"));
    for (int i = 0; i < storages.size(); i++) {
      entry(zip, counter, "data/" + i, bytes(storages.get(i)));
    }
    entry(zip, counter, "code/__torch__/uimaadr.py", text.getBytes(StandardCharsets.UTF_8));
    entry(zip, counter, "constants.pkl", new PickleWriter().start().emptyTuple().stop());
    entry(zip, counter, "version", ascii("10\n"));
    zip.finish();
    zip.flush();
  }

  private byte[] pickle(List<Attribute> attributes) {
    PickleWriter pickle = new PickleWriter().start();
    pickle.global(PACKAGE, CLASS).emptyTuple().newObject().emptyDict().mark();
    for (Attribute attribute : attributes) {
      pickle.string(attribute.name());
      if (attribute instanceof Attribute.Bool bool) {
        pickle.bool(bool.value());
      } else if (attribute instanceof Attribute.Int integer) {
        pickle.integer(integer.value());
      } else if (attribute instanceof Attribute.Real real) {
        pickle.number(real.value());
      } else if (attribute instanceof Attribute.OneTensor one) {
        tensor(pickle, one.value());
      } else if (attribute instanceof Attribute.TensorList list) {
        tensorList(pickle, list.values());
      }
    }
    return pickle.setItems().build().stop();
  }

  private void tensorList(PickleWriter pickle, List<Attribute.StoredTensor> tensors) {
    pickle.global("torch.jit._pickle", "build_tensorlist").mark().emptyList().mark();
    tensors.forEach(tensor -> tensor(pickle, tensor));
    pickle.appends().tuple().reduce();
  }

  /** {@code _rebuild_tensor_v2(storage, offset, size, stride, requires_grad, backward_hooks)}. */
  private void tensor(PickleWriter pickle, Attribute.StoredTensor stored) {
    FloatTensor tensor = stored.tensor();
    String storageClass = stored.bfloat16() ? "BFloat16Storage" : "FloatStorage";
    pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
    pickle.mark().string("storage").global("torch", storageClass);
    pickle.string(Integer.toString(storages.size())).string("cpu").integer(tensor.data().length);
    pickle.tuple().persistentId();
    storages.add(stored);
    pickle.integer(0);
    integers(pickle, tensor.shape());
    integers(pickle, rowMajorStrides(tensor.shape()));
    pickle.bool(stored.trainable());
    pickle.global("collections", "OrderedDict").emptyTuple().reduce();
    pickle.tuple().reduce();
  }

  private static void integers(PickleWriter pickle, long[] values) {
    pickle.mark();
    for (long value : values) {
      pickle.integer(value);
    }
    pickle.tuple();
  }

  private static long[] rowMajorStrides(long[] shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strides;
  }

  private static byte[] bytes(Attribute.StoredTensor stored) {
    float[] data = stored.tensor().data();
    if (!stored.bfloat16()) {
      ByteBuffer buffer = littleEndian(data.length * Float.BYTES);
      buffer.asFloatBuffer().put(data);
      return buffer.array();
    }
    ByteBuffer buffer = littleEndian(data.length * Short.BYTES);
    for (float value : data) {
      buffer.putShort(bfloat16(value));
    }
    return buffer.array();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The upper half of a float32, rounded to nearest even. Weights are finite, so NaN needs no care.
   */
  static short bfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void entry(ZipOutputStream zip, CountingStream counter, String name, byte[] data)
      throws IOException {
    zip.flush();
    CRC32 crc = new CRC32();
    crc.update(data);
    ZipEntry entry = new ZipEntry(ROOT + "/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setTime(FIXED_TIME_MILLIS);
    entry.setSize(data.length);
    entry.setCompressedSize(data.length);
    entry.setCrc(crc.getValue());
    entry.setExtra(padding(counter.count, entry.getName().length()));
    zip.putNextEntry(entry);
    zip.write(data);
    zip.closeEntry();
  }

  /**
   * An extra field ("FB", as PyTorch writes it) that moves the entry's data to an aligned place.
   */
  private static byte[] padding(long position, int nameBytes) {
    long start = position + LOCAL_HEADER_BYTES + nameBytes + EXTRA_HEADER_BYTES;
    int padding = (int) ((ALIGNMENT - start % ALIGNMENT) % ALIGNMENT);
    byte[] extra = new byte[EXTRA_HEADER_BYTES + padding];
    extra[0] = 'F';
    extra[1] = 'B';
    extra[2] = (byte) padding;
    return extra;
  }

  private static final class CountingStream extends OutputStream {
    private final OutputStream out;
    private long count;

    CountingStream(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      count += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
