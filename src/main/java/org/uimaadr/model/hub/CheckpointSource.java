package org.uimaadr.model.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a base checkpoint lies.
 *
 * @param location what to give again to get the same files: the folder as it was given, or the id
 *     of a model of the hub at the commit that is now in the cache
 * @param folder of its files
 */
public record CheckpointSource(String location, Path folder) {

  private static final String HUB = "hf://";

  /**
   * Finds a checkpoint, and downloads it if it is one of the hub and not in its cache. Nothing is
   * asked from the network for a folder, nor for what looks like the path of one.
   *
   * @param folderOrId a folder, or, if there is no such folder, {@code owner/name[@revision]} on
   *     the Hugging Face hub (revision: branch, tag or commit), which may have {@code hf://} before
   *     it
   * @param listener is told of downloads
   * @throws IOException if it is neither, or cannot be downloaded; the message says why and what to
   *     do
   */
  public static CheckpointSource find(String folderOrId, DownloadListener listener)
      throws IOException {
    boolean explicit = folderOrId.startsWith(HUB);
    if (!explicit && Files.exists(Path.of(folderOrId))) {
      Path folder = Path.of(folderOrId);
      return new CheckpointSource(folderOrId, folder);
    }
    HubModelId id =
        HubModelId.parse(explicit ? folderOrId.substring(HUB.length()) : folderOrId)
            .orElseThrow(
                () ->
                    new HubException(
                        folderOrId
                            + ": there is no such folder, and it is no id of the Hugging Face hub;"
                            + " give the folder of a checkpoint, owner/name or"
                            + " owner/name@revision"));
    if (!explicit && Files.isDirectory(Path.of(id.owner()))) {
      throw new HubException(
          "%s: there is no such folder. It is not looked up on the hub, since there is a folder %s here; correct the path, or give %s%s"
              .formatted(folderOrId, id.owner(), HUB, folderOrId));
    }
    HubDownload.Snapshot snapshot =
        new HubDownload(HubSettings.ofEnvironment(), listener).fetch(id);
    return new CheckpointSource(HUB + snapshot.model(), snapshot.folder());
  }

  /** How bundles and reports call it: the folder's name, or {@code owner/name@commit}. */
  public String name() {
    return nameOf(location);
  }

  /** The name of the checkpoint at a {@link #location()}. */
  public static String nameOf(String location) {
    return location.startsWith(HUB)
        ? location.substring(HUB.length())
        : Path.of(location).toAbsolutePath().normalize().getFileName().toString();
  }
}
