package org.uimaadr.model.hub;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * What the hub's cache holds of one model:
 *
 * <pre>
 * models--owner--name/refs/main                        the commit that a branch or tag was at
 * models--owner--name/blobs/ETAG                       contents of files
 * models--owner--name/snapshots/COMMIT/config.json     links to ../../blobs/ETAG
 * models--owner--name/.no_exist/COMMIT/tokenizer.json  files that a commit does not have
 * .locks/models--owner--name/ETAG.lock
 * </pre>
 */
final class ModelCache {

  private final Path root;
  private final Path folder;
  private final boolean symbolicLinks;

  /**
   * @param root folder of the cache, which need not exist
   * @param model its revision does not matter
   * @param symbolicLinks whether snapshots may be made of links
   */
  ModelCache(Path root, HubModelId model, boolean symbolicLinks) {
    this.root = root;
    this.folder = root.resolve("models--" + model.owner() + "--" + model.name());
    this.symbolicLinks = symbolicLinks;
  }

  /** The commit that a revision was at when it was last looked up. */
  Optional<String> commit(String revision) throws IOException {
    if (HubModelId.isCommit(revision)) {
      return Optional.of(revision);
    }
    try {
      return Optional.of(Files.readString(ref(revision)).strip()).filter(HubModelId::isCommit);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Notes the commit that a revision is at. */
  void remember(String revision, String commit) throws IOException {
    if (commit(revision).filter(commit::equals).isPresent()) {
      return;
    }
    Path ref = ref(revision);
    Files.createDirectories(ref.getParent());
    Path temporary = temporary(ref);
    Files.writeString(temporary, commit);
    Files.move(temporary, ref, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path ref(String revision) {
    return folder.resolve("refs").resolve(revision);
  }

  /** The folder that shows the files of a commit. */
  Path snapshot(String commit) {
    return folder.resolve("snapshots").resolve(commit);
  }

  boolean holds(String commit, String file) {
    return Files.isRegularFile(snapshot(commit).resolve(file));
  }

  /** Whether a commit is known not to have a file. */
  boolean knowsMissing(String commit, String file) {
    return Files.exists(missing(commit, file));
  }

  void markMissing(String commit, String file) throws IOException {
    Path mark = missing(commit, file);
    Files.createDirectories(mark.getParent());
    try {
      Files.createFile(mark);
    } catch (FileAlreadyExistsException e) {
      // Another process has asked the same.
    }
  }

  private Path missing(String commit, String file) {
    return folder.resolve(".no_exist").resolve(commit).resolve(file);
  }

  Path blob(String etag) {
    return folder.resolve("blobs").resolve(etag);
  }

  /**
   * Where a blob grows. huggingface_hub writes to other names, so that a file has one writer
   * whether or not the locks of the two see each other; its {@code hf cache} commands know the
   * ending.
   */
  Path incomplete(String etag) {
    return blob(etag + ".adr.incomplete");
  }

  BlobLock lock(String etag) throws IOException {
    return BlobLock.take(
        root.resolve(".locks").resolve(folder.getFileName()).resolve(etag + ".lock"));
  }

  /**
   * Makes a blob complete and shows it in a snapshot. Where there are no links, the file itself
   * goes into the snapshot.
   */
  void store(RemoteFile file, Path complete) throws IOException {
    Path blob = blob(file.etag());
    Files.move(complete, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    if (!link(file)) {
      Files.move(blob, shown(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Shows a blob that is there already, maybe in other snapshots, too. */
  void show(RemoteFile file) throws IOException {
    if (!link(file)) {
      Path temporary = temporary(shown(file));
      Files.copy(blob(file.etag()), temporary);
      Files.move(temporary, shown(file), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private boolean link(RemoteFile file) throws IOException {
    Path link = shown(file);
    Files.createDirectories(link.getParent());
    // A link to a blob that somebody has removed.
    Files.deleteIfExists(link);
    if (!symbolicLinks) {
      return false;
    }
    try {
      Files.createSymbolicLink(link, link.getParent().relativize(blob(file.etag())));
      return true;
    } catch (FileAlreadyExistsException e) {
      return true;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return false;
    }
  }

  private Path shown(RemoteFile file) {
    return snapshot(file.commit()).resolve(file.name());
  }

  private static Path temporary(Path target) {
    return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
  }
}
