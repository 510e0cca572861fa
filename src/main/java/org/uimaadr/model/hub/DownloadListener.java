package org.uimaadr.model.hub;

/** Learns how a download goes. */
@FunctionalInterface
public interface DownloadListener {

  /** What {@link #onDownload} is told where the server does not say how long a file is. */
  long UNKNOWN = -1;

  /**
   * Called before the first byte of a file, after each piece of it, and when it is complete.
   *
   * @param file name of the file, such as {@code model.safetensors}
   * @param bytes that are on disk, those of an earlier, broken download among them
   * @param total bytes of the whole file, or {@link #UNKNOWN}
   */
  void onDownload(String file, long bytes, long total);
}
