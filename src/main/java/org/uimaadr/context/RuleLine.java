package org.uimaadr.context;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a file of rules that is neither blank nor a comment.
 *
 * @param source name of the file
 * @param number the line's number, from 1
 * @param text the line, stripped
 */
record RuleLine(String source, int number, String text) {

  private static final Pattern ALTERNATIVES = Pattern.compile("\\s*\\|\\s*");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * The lines of a resource of this package and of a user's files, in this order, a list for each.
   *
   * @throws RuleFormatException if a file is not UTF-8
   */
  static List<List<RuleLine>> ofResourceAndFiles(String resource, List<Path> files)
      throws IOException {
    List<List<RuleLine>> all = new ArrayList<>();
    try (InputStream content = RuleLine.class.getResourceAsStream(resource)) {
      all.add(of(resource, content.readAllBytes()));
    }
    for (Path file : files) {
      all.add(of(file.toString(), Files.readAllBytes(file)));
    }
    return all;
  }

  private static List<RuleLine> of(String source, byte[] content) throws IOException {
    List<RuleLine> lines = new ArrayList<>();
    int number = 0;
    for (String text : decode(source, content).lines().map(String::strip).toList()) {
      number++;
      if (!text.isEmpty() && !text.startsWith("#")) {
        lines.add(new RuleLine(source, number, text));
      }
    }
    return lines;
  }

  private static String decode(String source, byte[] content) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new RuleLine(source, firstUndecodableLine(content), "")
          .broken("the line is not UTF-8; save the file as UTF-8");
    }
  }

  private static int firstUndecodableLine(byte[] content) throws IOException {
    int number = 0;
    try (InputStream rest = new ByteArrayInputStream(content)) {
      int next = 0;
      while (next >= 0) {
        number++;
        ByteBuffer line = ByteBuffer.allocate(content.length);
        for (next = rest.read(); next >= 0 && next != '\n'; next = rest.read()) {
          line.put((byte) next);
        }
        try {
          StandardCharsets.UTF_8.newDecoder().decode(line.flip());
        } catch (CharacterCodingException e) {
          return number;
        }
      }
    }
    return number;
  }

  /** What stands between the bars of {@code list}, a part of this line. */
  List<String> alternatives(String list) throws RuleFormatException {
    List<String> parts = List.of(ALTERNATIVES.split(list.strip(), -1));
    if (parts.contains("")) {
      throw broken("nothing stands beside a bar; remove the bar or name what is meant");
    }
    return parts;
  }

  /** An exception that names this line. */
  RuleFormatException broken(String reason) {
    return new RuleFormatException(source + ", line " + number + ": " + reason);
  }
}
