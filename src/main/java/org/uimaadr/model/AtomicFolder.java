package org.uimaadr.model;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes a folder under a temporary name beside it and renames it, so that it is either whole or
 * not there.
 */
final class AtomicFolder {

  private AtomicFolder() {}

  /** Writes the files of a folder. */
  @FunctionalInterface
  interface Content {
    void writeInto(Path folder) throws IOException;
  }

  /**
   * Writes a folder; folders above it are made if missing. What lies there is replaced, unless the
   * new folder cannot be written.
   */
  static void write(Path folder, Content content) throws IOException {
    // The real path, so that a link to a folder stays a link.
    Path target = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
    Files.createDirectories(target.getParent());
    Path temporary = hiddenSibling(target);
    try {
      Files.createDirectory(temporary);
      content.writeInto(temporary);
      if (Files.exists(target)) {
        exchange(temporary, target);
      } else {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      delete(temporary);
    }
  }

  /** Makes and removes an empty folder beside a folder that is to be written later. */
  static void tryToWriteBeside(Path folder) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    Files.createDirectories(target.getParent());
    Path temporary = hiddenSibling(target);
    Files.createDirectory(temporary);
    Files.delete(temporary);
  }

  /**
   * Refuses what is neither an empty folder nor absent.
   *
   * @param fix what to do otherwise
   * @throws FileAlreadyExistsException names the folder and the fix
   */
  static void requireEmptyOrAbsent(Path folder, String fix) throws IOException {
    if (Files.exists(folder) && !isEmpty(folder)) {
      throw new FileAlreadyExistsException(folder.toString(), null, fix);
    }
  }

  private static boolean isEmpty(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }

  /** A folder cannot be renamed over one that holds files: the old one steps aside first. */
  private static void exchange(Path temporary, Path target) throws IOException {
    Path old = hiddenSibling(target);
    Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(old);
  }

  private static Path hiddenSibling(Path path) {
    return path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
