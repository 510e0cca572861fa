package org.uimaadr.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.uimaadr.model.TensorView.Storage;

/** What a file of {@code torch.save} consists of, in either of its formats. */
sealed interface TorchFile extends Closeable permits ZippedTorchFile, LegacyTorchFile {

  /** A state_dict has 100 to 200 bytes a tensor; this is enough for thousands. */
  int MAX_PICKLE_BYTES = 1 << 20;

  /** The object that was saved, as {@link TensorUnpickler} rebuilds it. */
  Object content();

  /** The little-endian values of a storage; the caller closes the stream. */
  InputStream open(Storage storage) throws IOException;
}
