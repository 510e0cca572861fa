package org.uimaadr.model.hub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads the content of one file, from where an earlier download stopped, and checks it.
 *
 * @param client what downloads
 * @param file which file
 * @param target where it grows; what is there of an earlier download is its start
 * @param retries how often a broken connection is taken up again
 * @param listener is told of the progress
 */
record BlobDownload(
    HubClient client, RemoteFile file, Path target, Retries retries, DownloadListener listener) {

  private static final Logger LOG = LoggerFactory.getLogger(BlobDownload.class);
  private static final int PIECE = 1 << 16;

  /**
   * Downloads the file.
   *
   * @throws HubException if the content is not that which the hub announced; nothing is kept of it
   */
  void run() throws IOException {
    if (!BlobHash.isHash(file.etag())) {
      LOG.warn("{}: the server gives no hash of it; no more than its length can be checked", file);
    }
    boolean inPieces = download();
    boolean right = isRight();
    if (!right && inPieces) {
      LOG.warn("{}: its pieces do not fit together; it is downloaded from its start", file);
      download();
      right = isRight();
    }
    if (!right) {
      throw new HubException(
          "%s came damaged: it is not the %s that the server announced. Nothing of it is kept; repeat the command, and look at HF_ENDPOINT and the proxy if that does not help"
              .formatted(file, BlobHash.isHash(file.etag()) ? "content (hash)" : "length (bytes)"));
    }
  }

  /**
   * Appends to the target until it is complete.
   *
   * @return whether it is of more than one transfer
   */
  private boolean download() throws IOException {
    boolean inPieces = Files.exists(target) && Files.size(target) > 0;
    while (true) {
      long before = Files.exists(target) ? Files.size(target) : 0;
      if (before > 0 && before == file.size()) {
        return inPieces;
      }
      try {
        transfer(before);
        return inPieces;
      } catch (TransientException e) {
        if (Files.exists(target) && Files.size(target) > before) {
          retries.gotFurther();
        }
        retries.waitAfter(e);
        inPieces = true;
      }
    }
  }

  private void transfer(long from) throws IOException {
    requireRoom(from);
    try (HubClient.Transfer transfer = client.download(file, from);
        FileChannel channel =
            FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      channel.truncate(transfer.from()).position(transfer.from());
      long done = transfer.from();
      listener.onDownload(file.name(), done, file.size());
      byte[] piece = new byte[PIECE];
      for (int n = transfer.body().read(piece); n >= 0; n = transfer.body().read(piece)) {
        write(piece, n, out);
        done += n;
        listener.onDownload(file.name(), done, file.size());
      }
      channel.force(true);
      if (done < file.size()) {
        throw new TransientException(
            "the connection broke after %d of %d bytes".formatted(done, file.size()),
            (Throwable) null);
      }
    }
  }

  private void write(byte[] piece, int length, OutputStream out) throws IOException {
    try {
      out.write(piece, 0, length);
    } catch (IOException e) {
      throw new HubException(
          "%s cannot be written to %s (%s); make room, or set HF_HOME to a folder on a larger disk. What came is kept: repeat the command then to go on"
              .formatted(file, target, e.getMessage()),
          e);
    }
  }

  private void requireRoom(long from) throws IOException {
    long room = Files.getFileStore(target.getParent()).getUsableSpace();
    if (file.size() - from > room) {
      throw new HubException(
          "%s needs %d MB, but %s has room for %d MB; make room, or set HF_HOME to a folder on a larger disk"
              .formatted(file, (file.size() - from) >> 20, target.getParent(), room >> 20));
    }
  }

  /** Checks the target, and removes it if it is wrong. */
  private boolean isRight() throws IOException {
    boolean right =
        (file.size() == DownloadListener.UNKNOWN || Files.size(target) == file.size())
            && (!BlobHash.isHash(file.etag())
                || BlobHash.of(target, file.etag()).equals(file.etag()));
    if (!right) {
      Files.delete(target);
    }
    return right;
  }
}
