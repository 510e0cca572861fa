package org.uimaadr.report;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * A file that is either whole or not there: it is written under a hidden name beside its target and
 * renamed by {@link #commit}. Closed without a commit, it leaves no trace.
 */
public final class AtomicFile implements Closeable {

  private final Path target;
  private final Path temporary;
  private final OutputStream out;

  private AtomicFile(Path target, Path temporary) throws IOException {
    this.target = target;
    this.temporary = temporary;
    this.out =
        new BufferedOutputStream(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW));
  }

  /** A file that takes the place of {@code target}; missing folders are made. */
  public static AtomicFile replacing(Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    // A name of its own, not the target's with a suffix, which could exceed the longest file name.
    return new AtomicFile(target, target.resolveSibling(".adr-" + UUID.randomUUID() + ".tmp"));
  }

  /** A file for {@code target}, unless that exists or somebody else is writing it. */
  static Optional<AtomicFile> claiming(Path target) throws IOException {
    Files.createDirectories(target.toAbsolutePath().getParent());
    AtomicFile file;
    try {
      file = new AtomicFile(target, target.resolveSibling("." + target.getFileName() + ".tmp"));
    } catch (FileAlreadyExistsException e) {
      return Optional.empty();
    }
    // Looked up only now: whoever wrote it has renamed it before giving the hidden name back.
    if (Files.exists(target)) {
      file.close();
      return Optional.empty();
    }
    return Optional.of(file);
  }

  /** Writes {@code text} in UTF-8 to {@code target} in one step. */
  public static void write(Path target, String text) throws IOException {
    try (AtomicFile file = replacing(target)) {
      file.out().write(text.getBytes(StandardCharsets.UTF_8));
      file.commit();
    }
  }

  /** Where the content goes. */
  public OutputStream out() {
    return out;
  }

  /** Puts the file in its place. */
  public void commit() throws IOException {
    out.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Drops what was not committed. */
  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
