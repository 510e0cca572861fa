package org.uimaadr.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.uimaadr.torch.FloatTensor;

/**
 * Reads and writes safetensors files: eight bytes of header length, a JSON header that names every
 * tensor's type, shape and bytes, then the values in little-endian order (<a
 * href="https://github.com/huggingface/safetensors#format">format</a>). Everything is streamed, so
 * that files beyond 2 GB and class-path resources need no more memory than their tensors.
 *
 * <p>Values are float32 in memory. Besides F32, F16 and BF16, a tensor of type I8 is read if the
 * file has its scales, see {@link TensorStorage#INT8}; the scales themselves do not show up in the
 * result.
 */
public final class Safetensors {

  private Safetensors() {}

  /**
   * Reads all tensors of a file.
   *
   * @return the tensors by name, in the order of the header
   * @throws InvalidModelException if the file is damaged, truncated or holds a tensor of another
   *     type
   */
  public static Map<String, FloatTensor> read(Path file) throws IOException {
    return read(file, name -> true);
  }

  /**
   * Reads the wanted tensors of a file; the others may be of any type.
   *
   * @param wanted says by name whether a tensor is read
   * @return the tensors by name, in the order of the header
   * @throws InvalidModelException if the file is damaged, truncated or holds a wanted tensor of
   *     another type
   */
  public static Map<String, FloatTensor> read(Path file, Predicate<String> wanted)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return new SafetensorsReader(channel, file.toString(), channel.size()).read(wanted);
    }
  }

  /**
   * Reads the wanted tensors of a stream up to its end; the caller closes it.
   *
   * @param source how errors name the stream
   * @param wanted says by name whether a tensor is read
   * @return the tensors by name, in the order of the header
   * @throws InvalidModelException as for a file
   */
  public static Map<String, FloatTensor> read(
      InputStream in, String source, Predicate<String> wanted) throws IOException {
    return new SafetensorsReader(Channels.newChannel(in), source, Long.MAX_VALUE).read(wanted);
  }

  /**
   * Writes a file under a temporary name beside it and renames it, so that the file is either whole
   * or not there.
   *
   * @param tensors tensors by name; the header keeps their order
   * @param storage says by name how a tensor is stored
   * @throws IllegalArgumentException if a tensor cannot be stored as asked: a finite value beyond
   *     the range of F16; as INT8 a scalar or a value that is not finite
   */
  public static void write(
      Path file, Map<String, FloatTensor> tensors, Function<String, TensorStorage> storage)
      throws IOException {
    Path target = file.toAbsolutePath();
    // Not Files.createTempFile: that file, and so the renamed one, could be read by its owner only.
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
        new SafetensorsWriter(channel).write(tensors, storage);
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
