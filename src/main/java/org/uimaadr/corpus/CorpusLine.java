package org.uimaadr.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a corpus file.
 *
 * @param file the file
 * @param number number of the line, from 1
 * @param text the line without its line end
 */
record CorpusLine(Path file, int number, String text) {

  /**
   * The lines of a file in UTF-8. Bytes that are not UTF-8 make their line malformed, never a
   * replacement character, which would shift no offset but change the text.
   */
  static List<CorpusLine> readAll(Path file, Problems problems) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(
          file.toString(), null, "a corpus file is missing; give the folder that holds it");
    }
    byte[] bytes = Files.readAllBytes(file);
    List<CorpusLine> lines = new ArrayList<>();
    int number = 0;
    for (int begin = 0, end; begin < bytes.length; begin = end + 1) {
      end = lineEnd(bytes, begin);
      number++;
      int length = (end > begin && bytes[end - 1] == '\r' ? end - 1 : end) - begin;
      try {
        String text =
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, begin, length))
                .toString();
        lines.add(new CorpusLine(file, number, text));
      } catch (CharacterCodingException e) {
        problems.skip(new CorpusLine(file, number, ""), "the line is not UTF-8");
      }
    }
    return lines;
  }

  // 0x0A is never part of a longer UTF-8 sequence, so lines can be cut before they are decoded.
  private static int lineEnd(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  CorpusProblem problem(String reason) {
    return new CorpusProblem(file.toString(), number, reason);
  }

  /** The line as {@code DRUG-AE.rel:12}, the same wherever the corpus lies. */
  String source() {
    return file.getFileName() + ":" + number;
  }
}
