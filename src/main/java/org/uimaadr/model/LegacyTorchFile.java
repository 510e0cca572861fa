package org.uimaadr.model;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.model.TensorView.Storage;

/**
 * The format of {@code torch.save} before PyTorch 1.6, in which many checkpoints of that time still
 * lie: pickles of a magic number, the protocol's version, facts about the machine, the object and
 * the keys of its storages, then of each storage the number of its values (int64) and the values.
 */
final class LegacyTorchFile implements TorchFile {

  private static final BigInteger MAGIC_NUMBER = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long PROTOCOL_VERSION = 1001;

  private final Path file;
  private final Object content;

  /** Where the values of each storage begin in the file, by its key. */
  private final Map<String, Long> positions = new HashMap<>();

  /**
   * @throws InvalidModelException if the file is damaged, is none of {@code torch.save} or holds
   *     more than tensors
   */
  LegacyTorchFile(Path file) throws IOException {
    this.file = file;
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer head = read(channel, 0, (int) Math.min(channel.size(), MAX_PICKLE_BYTES));
      TensorUnpickler unpickler = new TensorUnpickler(head, file.toString());
      if (!MAGIC_NUMBER.equals(unpickler.load())
          || !Long.valueOf(PROTOCOL_VERSION).equals(unpickler.load())) {
        throw new InvalidModelException(
            file, "is a pickle that torch.save did not write; " + PickleErrors.FIX);
      }
      unpickler.load(); // the machine: torch itself writes little-endian values everywhere
      content = unpickler.load();
      locate(channel, unpickler.load(), unpickler.storages(), head.position());
    }
  }

  @Override
  public Object content() {
    return content;
  }

  @Override
  public InputStream open(Storage storage) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      in.skipNBytes(positions.get(storage.key()));
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public void close() {
    // Nothing is open: the stream of each storage has the file to itself.
  }

  private void locate(FileChannel channel, Object keys, Map<String, Storage> storages, long begin)
      throws IOException {
    if (!(keys instanceof List<?> list) || list.size() != storages.size()) {
      throw damaged("does not list the storages of its tensors");
    }
    long position = begin;
    for (Object key : list) {
      Storage storage = key instanceof String ? storages.get(key) : null;
      if (storage == null || positions.containsKey(storage.key())) {
        throw damaged("does not list the storages of its tensors");
      }
      long left = channel.size() - position - Long.BYTES;
      if (left < storage.bytes()) {
        throw damaged("is truncated in the values of its tensors");
      }
      if (read(channel, position, Long.BYTES).getLong() != storage.values()) {
        throw damaged("has a storage of another size than its pickle describes");
      }
      positions.put(storage.key(), position + Long.BYTES);
      position += Long.BYTES + storage.bytes();
    }
    if (position != channel.size()) {
      throw damaged("goes on after its last tensor, at byte " + position);
    }
  }

  private ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw damaged("became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  private InvalidModelException damaged(String problem) {
    return new InvalidModelException(file, problem + "; " + StrictJson.FIX);
  }
}
