package org.uimaadr.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the files of a bundle lie: a folder of the file system or of the class path. */
abstract class BundleLocation {

  private static final String CLASSPATH = "classpath:";
  private static final String FILE = "file:";

  /**
   * Understands {@code classpath:a/b}, {@code file:///a/b} and the path of a folder.
   *
   * @throws IllegalArgumentException if the text is none of them
   */
  static BundleLocation parse(String location) {
    if (location.startsWith(CLASSPATH)) {
      return new Resources(location.substring(CLASSPATH.length()).replaceAll("^/+|/+$", ""));
    }
    if (!location.startsWith(FILE)) {
      return new Folder(Path.of(location));
    }
    try {
      return new Folder(Path.of(URI.create(location)));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new IllegalArgumentException(
          location
              + " is no URI of a folder ("
              + e.getMessage()
              + "); give file:///, its absolute path and %20 for a blank, or the path alone",
          e);
    }
  }

  static BundleLocation of(Path folder) {
    return new Folder(folder);
  }

  /**
   * Opens a file of the bundle.
   *
   * @throws InvalidModelException if it is not there
   */
  abstract InputStream open(String file) throws IOException;

  /** The same for all ways to write this location. */
  abstract String canonical();

  /** How messages name a file of the bundle. */
  abstract String nameOf(String file);

  private static final class Folder extends BundleLocation {
    private final Path folder;

    Folder(Path folder) {
      this.folder = folder;
    }

    @Override
    InputStream open(String file) throws IOException {
      if (!Files.isDirectory(folder)) {
        throw new InvalidModelException(
            folder.toAbsolutePath(), "is no folder; give the folder of a model bundle");
      }
      if (!Files.isRegularFile(folder.resolve(file))) {
        throw new InvalidModelException(
            folder, "has no " + file + "; give the folder of a model bundle, or copy it again");
      }
      return Files.newInputStream(folder.resolve(file));
    }

    @Override
    String canonical() {
      try {
        return folder.toRealPath().toString();
      } catch (IOException e) {
        return folder.toAbsolutePath().normalize().toString();
      }
    }

    @Override
    String nameOf(String file) {
      return folder.resolve(file).toString();
    }
  }

  private static final class Resources extends BundleLocation {
    private final String folder;

    Resources(String folder) {
      this.folder = folder;
    }

    /** The thread's class loader first: in a PEAR or a container the model is not beside us. */
    @Override
    InputStream open(String file) throws IOException {
      String resource = folder.isEmpty() ? file : folder + "/" + file;
      for (ClassLoader loader :
          Stream.of(Thread.currentThread().getContextClassLoader(), getClass().getClassLoader())
              .filter(Objects::nonNull)
              .toList()) {
        InputStream in = loader.getResourceAsStream(resource);
        if (in != null) {
          return in;
        }
      }
      throw new InvalidModelException(
          nameOf(file), "is not on the class path; add the artifact that holds the model");
    }

    @Override
    String canonical() {
      return CLASSPATH + folder;
    }

    @Override
    String nameOf(String file) {
      return CLASSPATH + (folder.isEmpty() ? "" : folder + "/") + file;
    }
  }
}
