package org.uimaadr.batch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the documents of files and folders.
 *
 * <p>A document's id is its path below the folder that was given, without the extension and with
 * {@code /} between folders; for a file that was given, its name. Where two ids would be equal on a
 * file system that ignores case, the later one gets {@code -2}, {@code -3}, ...
 */
public final class DocumentSources {

  private static final String TEXT = ".txt";
  private static final String XMI = ".xmi";

  private final List<DocumentSource> sources = new ArrayList<>();
  private final Set<Path> files = new HashSet<>();
  private final Set<String> idsIgnoringCase = new HashSet<>();

  private final List<Path> excluded;

  private DocumentSources(Collection<Path> excluded) {
    this.excluded = excluded.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }

  /**
   * The documents in the order of {@code inputs}, within a folder in the order of their names. A
   * folder is searched with its sub-folders for {@code .txt} and {@code .xmi} files; links to
   * folders are not followed. A file that is reached twice counts once.
   *
   * @param excluded folders whose files are no documents, since a run writes its results there
   * @throws IOException with a message for the user if an input is missing, cannot be listed, is a
   *     file of another kind, or if there is no document at all
   */
  public static List<DocumentSource> of(List<Path> inputs, Collection<Path> excluded)
      throws IOException {
    DocumentSources collected = new DocumentSources(excluded);
    for (Path input : inputs) {
      collected.add(input);
    }
    if (collected.sources.isEmpty()) {
      throw new IOException(
          "No .txt or .xmi file in "
              + inputs.stream().map(Path::toString).collect(Collectors.joining(", "))
              + "; give a folder that holds some");
    }
    return List.copyOf(collected.sources);
  }

  private void add(Path input) throws IOException {
    if (Files.isDirectory(input)) {
      addFolder(input);
    } else if (!Files.exists(input)) {
      throw new FileNotFoundException(input + ": no such file or folder; check the path");
    } else if (isDocument(input)) {
      addFile(input.toAbsolutePath().getParent(), input.toAbsolutePath());
    } else {
      throw new IOException(
          input + ": neither .txt nor .xmi; rename it if it is plain text in UTF-8 or XMI");
    }
  }

  private void addFolder(Path folder) throws IOException {
    List<Path> documents;
    try (Stream<Path> paths = Files.walk(folder)) {
      documents =
          paths.filter(path -> isDocument(path) && Files.isRegularFile(path)).sorted().toList();
    } catch (UncheckedIOException e) {
      throw Unreadable.because(folder, e.getCause());
    }
    for (Path document : documents) {
      addFile(folder, document);
    }
  }

  private void addFile(Path root, Path file) throws IOException {
    boolean result = excluded.stream().anyMatch(file.toAbsolutePath().normalize()::startsWith);
    if (result || !files.add(file.toRealPath())) {
      return;
    }
    String id = unique(idOf(root.relativize(file)));
    sources.add(hasExtension(file, XMI) ? new XmiFile(id, file) : new TextFile(id, file));
  }

  private static boolean isDocument(Path file) {
    return hasExtension(file, TEXT) || hasExtension(file, XMI);
  }

  private static boolean hasExtension(Path file, String extension) {
    // A hidden file that is all extension has no name to make an id of.
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(extension) && name.length() > extension.length();
  }

  private static String idOf(Path relative) {
    String path = relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    return path.substring(0, path.lastIndexOf('.'));
  }

  private String unique(String id) {
    String candidate = id;
    for (int n = 2; !idsIgnoringCase.add(candidate.toLowerCase(Locale.ROOT)); n++) {
      candidate = id + "-" + n;
    }
    return candidate;
  }
}
