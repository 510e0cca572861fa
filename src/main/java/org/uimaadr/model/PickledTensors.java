package org.uimaadr.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import org.uimaadr.torch.FloatTensor;

/**
 * Reads the weights of a {@code pytorch_model.bin}: a state_dict that {@code torch.save} wrote, as
 * a zip or in the older format. The file is data here and never a program, see {@link
 * TensorUnpickler}. Values are streamed, and no more memory is used than the file is long, times
 * the widening to float32.
 */
final class PickledTensors {

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] GIT_LFS = "version ".getBytes(StandardCharsets.US_ASCII);
  private static final byte PICKLE = (byte) 0x80;
  private static final int CHUNK_BYTES = 1 << 20;

  /** Some virtual machines keep a few words of the largest array for themselves. */
  private static final int MAX_VALUES = Integer.MAX_VALUE - 8;

  /** Names of a state_dict may share a storage, but hardly more than two do. */
  private static final int MAX_SHARING = 4;

  private final TorchFile torchFile;
  private final String file;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /** What is read already: tensors that are tied are one in memory, too. */
  private final Map<TensorView, FloatTensor> known = new HashMap<>();

  /** Bytes of storages that may still be read. */
  private long allowance;

  private PickledTensors(TorchFile torchFile, Path file) throws IOException {
    this.torchFile = torchFile;
    this.file = file.toString();
    this.allowance = MAX_SHARING * Files.size(file);
  }

  /**
   * Reads the wanted tensors of a file.
   *
   * @param wanted says by name whether a tensor is read
   * @return the tensors by name, in the order of the state_dict; tensors of integers, such as
   *     {@code position_ids}, are left out
   * @throws InvalidModelException if the file is damaged, truncated or holds more than tensors
   */
  static Map<String, FloatTensor> read(Path file, Predicate<String> wanted) throws IOException {
    try (TorchFile torchFile = open(file)) {
      return new PickledTensors(torchFile, file).read(wanted);
    }
  }

  private static TorchFile open(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(GIT_LFS.length);
    }
    if (startsWith(head, GIT_LFS)) {
      throw new InvalidModelException(
          file, "is a Git LFS pointer, not the file itself; fetch it with `git lfs pull`");
    }
    if (startsWith(head, ZIP)) {
      return new ZippedTorchFile(file);
    }
    if (head.length > 0 && head[0] == PICKLE) {
      return new LegacyTorchFile(file);
    }
    throw new InvalidModelException(
        file, "is not a checkpoint that torch.save wrote; " + StrictJson.FIX);
  }

  private static boolean startsWith(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && ByteBuffer.wrap(head, 0, magic.length).equals(ByteBuffer.wrap(magic));
  }

  private Map<String, FloatTensor> read(Predicate<String> wanted) throws IOException {
    if (!(torchFile.content() instanceof Map<?, ?> stateDict)) {
      throw new InvalidModelException(
          file, "does not hold a state_dict; save the model's weights with transformers");
    }
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : stateDict.entrySet()) {
      String name = (String) entry.getKey();
      if (wanted.test(name)
          && entry.getValue() instanceof TensorView view
          && view.storage().type().isFloating()) {
        FloatTensor tensor = known.get(view);
        if (tensor == null) {
          tensor = read(name, view);
          known.put(view, tensor);
        }
        tensors.put(name, tensor);
      }
    }
    return tensors;
  }

  private FloatTensor read(String name, TensorView view) throws IOException {
    if (view.values() > view.storage().values()) {
      throw unreadable(name, "repeats the values of its storage; save it contiguously");
    }
    if (view.extent() > MAX_VALUES) {
      throw unreadable(name, "has more values than a Java array can hold");
    }
    allowance -= view.extent() * view.storage().type().width();
    if (allowance < 0) {
      throw unreadable(name, "shares its storage with too many others; save it as safetensors");
    }
    float[] range = readRange(name, view);
    long[] shape = array(view.shape());
    return new FloatTensor(
        shape,
        view.isRowMajor()
            ? range
            : gather(range, (int) view.values(), shape, array(view.strides())));
  }

  /** The values of the storage from the view's first to its last. */
  private float[] readRange(String name, TensorView view) throws IOException {
    StoredType type = view.storage().type();
    float[] values = new float[(int) view.extent()];
    try (InputStream in = torchFile.open(view.storage())) {
      in.skipNBytes(view.offset() * type.width());
      for (int done = 0; done < values.length; ) {
        int count = Math.min(values.length - done, CHUNK_BYTES / type.width());
        if (in.readNBytes(chunk.array(), 0, count * type.width()) < count * type.width()) {
          throw new EOFException();
        }
        decode(type, chunk.clear(), values, done, count);
        done += count;
      }
    } catch (EOFException | ZipException e) {
      throw unreadable(name, "cannot be read; " + StrictJson.FIX);
    }
    return values;
  }

  private static void decode(
      StoredType type, ByteBuffer bytes, float[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      values[i] =
          switch (type) {
            case FLOAT -> bytes.getFloat();
            case HALF -> HalfFloats.fromF16(bytes.getShort());
            case BFLOAT16 -> HalfFloats.fromBf16(bytes.getShort());
            case DOUBLE -> (float) bytes.getDouble();
            case LONG, INT, BYTE, BOOL -> throw new IllegalArgumentException(type + " is no float");
          };
    }
  }

  /** The values of a view in row-major order; the range begins at its first value. */
  private static float[] gather(float[] range, int values, long[] shape, long[] strides) {
    float[] data = new float[values];
    long[] index = new long[shape.length];
    long position = 0;
    for (int i = 0; i < values; i++) {
      data[i] = range[(int) position];
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        position += strides[axis];
        if (++index[axis] < shape[axis]) {
          break;
        }
        position -= shape[axis] * strides[axis];
        index[axis] = 0;
      }
    }
    return data;
  }

  private static long[] array(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).toArray();
  }

  private InvalidModelException unreadable(String name, String problem) {
    return new InvalidModelException(file, "tensor " + name + " " + problem);
  }
}
