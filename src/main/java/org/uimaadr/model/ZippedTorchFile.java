package org.uimaadr.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.uimaadr.model.TensorView.Storage;

/**
 * The format of {@code torch.save} since PyTorch 1.6: a zip of stored entries, {@code
 * NAME/data.pkl} with the object, {@code NAME/data/KEY} with the values of each storage and {@code
 * NAME/byteorder}. Names of entries are looked up in the zip and never become paths.
 */
final class ZippedTorchFile implements TorchFile {

  private static final Pattern PICKLE = Pattern.compile("[^/]+/data\\.pkl");
  private static final String LITTLE_ENDIAN = "little";

  private final ZipFile zip;
  private final String file;
  private final String prefix;
  private final Object content;

  /**
   * @throws InvalidModelException if the zip is damaged, is none of {@code torch.save} or holds
   *     more than tensors
   */
  ZippedTorchFile(Path path) throws IOException {
    file = path.toString();
    zip = openZip(path);
    try {
      ZipEntry pickle = pickle();
      prefix = pickle.getName().substring(0, pickle.getName().indexOf('/') + 1);
      checkByteOrder();
      TensorUnpickler unpickler = new TensorUnpickler(ByteBuffer.wrap(bytes(pickle)), file);
      content = unpickler.load();
      for (Storage storage : unpickler.storages().values()) {
        entry(storage);
      }
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private ZipFile openZip(Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw new InvalidModelException(
          file, "is a zip without a readable table of contents; " + StrictJson.FIX, e);
    }
  }

  @Override
  public Object content() {
    return content;
  }

  @Override
  public InputStream open(Storage storage) throws IOException {
    return zip.getInputStream(entry(storage));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private ZipEntry pickle() throws InvalidModelException {
    List<? extends ZipEntry> pickles =
        zip.stream().filter(entry -> PICKLE.matcher(entry.getName()).matches()).toList();
    if (pickles.size() != 1) {
      throw new InvalidModelException(
          file, "is a zip without a data.pkl, torch.save did not write it; " + StrictJson.FIX);
    }
    return pickles.get(0);
  }

  private void checkByteOrder() throws IOException {
    ZipEntry entry = zip.getEntry(prefix + "byteorder");
    if (entry != null
        && !new String(bytes(entry), StandardCharsets.US_ASCII).equals(LITTLE_ENDIAN)) {
      throw new InvalidModelException(
          file, "was saved on a big-endian machine; save it as safetensors with transformers");
    }
  }

  private byte[] bytes(ZipEntry entry) throws IOException {
    checkStored(entry);
    if (entry.getSize() > MAX_PICKLE_BYTES) {
      throw new InvalidModelException(
          file, entry.getName() + " is longer than that of any checkpoint; " + PickleErrors.FIX);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes((int) entry.getSize());
    } catch (ZipException e) {
      throw damaged(entry.getName(), e);
    }
  }

  private ZipEntry entry(Storage storage) throws InvalidModelException {
    ZipEntry entry = zip.getEntry(prefix + "data/" + storage.key());
    if (entry == null || entry.getSize() != storage.bytes()) {
      throw new InvalidModelException(
          file, "does not hold a storage as its pickle describes it; " + StrictJson.FIX);
    }
    checkStored(entry);
    return entry;
  }

  /** What is not compressed cannot be longer than the file. */
  private void checkStored(ZipEntry entry) throws InvalidModelException {
    if (entry.getMethod() != ZipEntry.STORED || entry.getCompressedSize() != entry.getSize()) {
      throw new InvalidModelException(
          file, "has compressed entries, torch.save did not write it; " + StrictJson.FIX);
    }
  }

  private InvalidModelException damaged(String entry, ZipException cause) {
    return new InvalidModelException(
        file, "cannot be read at " + entry + "; " + StrictJson.FIX, cause);
  }
}
