package org.uimaadr.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that docs/uima.md and other pages show: what a reader copies is what the tests run. */
final class DocumentedCode {

  private static final Path PAGE = Path.of("docs/uima.md");

  private DocumentedCode() {}

  /** Copies a code block of docs/uima.md, see {@link #inFolder(Path, Path, String)}. */
  static Path inFolder(Path folder, String name) throws IOException {
    return inFolder(PAGE, folder, name);
  }

  /** Copies the code block below the line {@code `name`:} of a page to a file of that name. */
  static Path inFolder(Path page, Path folder, String name) throws IOException {
    Matcher block =
        Pattern.compile(
                "`" + Pattern.quote(name) + "`[^\\n]*:\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(page));
    if (!block.find()) {
      throw new IllegalStateException(page + " has no code block of " + name);
    }
    return Files.writeString(folder.resolve(name), block.group(1));
  }
}
