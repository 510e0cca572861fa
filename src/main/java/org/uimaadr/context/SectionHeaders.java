package org.uimaadr.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Headers of notes and the sections that they open; {@code sections.txt} tells the format.
 * Immutable and thread-safe.
 */
public final class SectionHeaders {

  private static final String RESOURCE = "sections.txt";
  private static final Pattern RULE =
      Pattern.compile("([A-Z][A-Z0-9_]*)\\s+(none|historical|family|hypothetical)\\s+(\\S.*)");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern PARTS = Pattern.compile("[/&,]| and ");

  private static final SectionHeaders BUNDLED = readBundled();

  private final Map<String, Kind> kinds = new HashMap<>();
  private final Map<String, SectionImplication> implications = new HashMap<>();

  /** What a header opens. */
  record Kind(String name, SectionImplication implication) {}

  private SectionHeaders(List<List<RuleLine>> files) throws RuleFormatException {
    for (List<RuleLine> file : files) {
      Set<String> ofThisFile = new HashSet<>();
      for (RuleLine line : file) {
        read(line, ofThisFile);
      }
    }
  }

  /** The headers of this library. */
  public static SectionHeaders bundled() {
    return BUNDLED;
  }

  /**
   * The headers of this library and those of more files, which may add sections of their own. A
   * header of a later file replaces the same header of an earlier one.
   *
   * @throws RuleFormatException if a line is not in the format or not in UTF-8; the message names
   *     file, line and fix
   * @throws IOException if a file cannot be read
   */
  public static SectionHeaders with(List<Path> files) throws IOException {
    return files.isEmpty()
        ? BUNDLED
        : new SectionHeaders(RuleLine.ofResourceAndFiles(RESOURCE, files));
  }

  private static SectionHeaders readBundled() {
    try {
      return new SectionHeaders(RuleLine.ofResourceAndFiles(RESOURCE, List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(RuleLine line, Set<String> ofThisFile) throws RuleFormatException {
    Matcher rule = RULE.matcher(line.text());
    if (!rule.matches()) {
      throw line.broken(
          "expected a name in capitals, one of none, historical, family and hypothetical, and"
              + " headers, such as: FAMILY_HISTORY  family  family history | fhx");
    }
    Kind kind =
        new Kind(rule.group(1), SectionImplication.valueOf(rule.group(2).toUpperCase(Locale.ROOT)));
    SectionImplication before = implications.putIfAbsent(kind.name(), kind.implication());
    if (before != null && before != kind.implication()) {
      throw line.broken(
          kind.name()
              + " implies "
              + before.name().toLowerCase(Locale.ROOT)
              + " in a line before; say the same here or take another name");
    }
    for (String header : line.alternatives(rule.group(3))) {
      String key = key(header);
      if (key.isEmpty()) {
        throw line.broken("the header \"" + header + "\" has no letters");
      }
      if (!ofThisFile.add(key)) {
        throw line.broken("the header \"" + key + "\" is there already; remove it here or there");
      }
      kinds.put(key, kind);
    }
  }

  /** What a header opens, if it is known, as a whole or by its first part: "Allergies / ADRs". */
  Optional<Kind> find(String header) {
    String shorter = IN_BRACKETS.matcher(header).replaceAll(" ");
    Kind kind = kinds.get(key(shorter));
    if (kind != null) {
      return Optional.of(kind);
    }
    String[] parts = PARTS.split(shorter.toLowerCase(Locale.ROOT));
    for (String part : parts) {
      if (parts.length == 1 || !kinds.containsKey(key(part))) {
        return Optional.empty();
      }
    }
    return Optional.of(kinds.get(key(parts[0])));
  }

  private static String key(String header) {
    return NO_WORD.matcher(header.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
