package org.uimaadr.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that docs/uima.md shows: what a reader copies is what the tests run. */
final class DocumentedCode {

  private static final Path PAGE = Path.of("docs/uima.md");

  private DocumentedCode() {}

  /** Copies the code block below the line {@code `name`:} of the page to a file of that name. */
  static Path inFolder(Path folder, String name) throws IOException {
    Matcher block =
        Pattern.compile(
                "`" + Pattern.quote(name) + "`[^\\n]*:\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    if (!block.find()) {
      throw new IllegalStateException(PAGE + " has no code block of " + name);
    }
    return Files.writeString(folder.resolve(name), block.group(1));
  }
}
