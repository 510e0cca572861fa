package org.uimaadr.context;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.FSArray;
import org.uimaadr.type.Code;
import org.uimaadr.type.Dose;
import org.uimaadr.type.Mention;

/**
 * The user's own codes of reactions and drugs. Immutable and thread-safe.
 *
 * <p>The file is CSV as RFC 4180 has it, in UTF-8: term, code, system, preferred name; a first line
 * {@code term,code,...} is a header; without a preferred name, the term is one. A term may have a
 * code in each of several systems, but one only in each.
 *
 * <p>A mention has the codes of the term that is written as it is, but for case and blanks; in
 * systems that have no such term, those of the first term that is the same but for plural, hyphens,
 * British or American spelling, or an abbreviation that the document defines.
 */
public final class AdrDictionary {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Map<String, List<DictionaryEntry>> byText = new HashMap<>();
  private final Map<String, List<DictionaryEntry>> byKey = new HashMap<>();

  private AdrDictionary() {}

  /**
   * Reads a dictionary, all of it or nothing.
   *
   * @throws DictionaryFormatException if a line is broken, is not UTF-8, or gives a term a second
   *     code in a system; the message names file, line and fix
   * @throws IOException if the file cannot be read
   */
  public static AdrDictionary read(Path file) throws IOException {
    AdrDictionary dictionary = new AdrDictionary();
    TermNormalizer normalizer = TermNormalizer.plain();
    new DictionaryFile(file)
        .read(
            (term, entry) -> {
              List<DictionaryEntry> same =
                  dictionary.byText.computeIfAbsent(folded(term), key -> new ArrayList<>(1));
              for (DictionaryEntry other : same) {
                if (other.system().equals(entry.system())) {
                  throw new DictionaryFormatException(
                      file,
                      entry.line(),
                      "'%s' has a code of %s in line %d already; remove one of the two lines"
                          .formatted(term, entry.system(), other.line()));
                }
              }
              same.add(entry);
              addIfNew(
                  dictionary.byKey.computeIfAbsent(
                      TermNormalizer.key(normalizer.normalize(term)), key -> new ArrayList<>(1)),
                  entry);
            });
    return dictionary;
  }

  /** Adds the codes of a document's reactions and drugs to what codes they have. */
  public void link(JCas jcas) {
    if (jcas.getDocumentText() == null) {
      return;
    }
    TermNormalizer normalizer = TermNormalizer.ofDocument(jcas.getDocumentText());
    // A list, since the index must not change while it is read.
    for (Mention mention : jcas.select(Mention.class).asList()) {
      if (!(mention instanceof Dose)) {
        List<DictionaryEntry> entries = lookUp(mention.getCoveredText(), normalizer);
        if (!entries.isEmpty()) {
          mention.setCodes(codes(jcas, mention, entries));
        }
      }
    }
  }

  /** The entries of a mention's words, at most one a system. */
  List<DictionaryEntry> lookUp(String words, TermNormalizer normalizer) {
    List<DictionaryEntry> found = new ArrayList<>(byText.getOrDefault(folded(words), List.of()));
    byKey
        .getOrDefault(TermNormalizer.key(normalizer.normalize(words)), List.of())
        .forEach(entry -> addIfNew(found, entry));
    return found;
  }

  private static void addIfNew(List<DictionaryEntry> entries, DictionaryEntry entry) {
    if (entries.stream().noneMatch(other -> other.system().equals(entry.system()))) {
      entries.add(entry);
    }
  }

  private static String folded(String term) {
    return BLANKS.matcher(term.toLowerCase(Locale.ROOT)).replaceAll(" ");
  }

  private static FSArray<Code> codes(JCas jcas, Mention mention, List<DictionaryEntry> entries) {
    List<Code> codes = new ArrayList<>();
    if (mention.getCodes() != null) {
      mention.getCodes().forEach(codes::add);
    }
    for (DictionaryEntry entry : entries) {
      Code code = new Code(jcas, mention.getBegin(), mention.getEnd());
      code.setSystem(entry.system());
      code.setCode(entry.code());
      code.setName(entry.name());
      code.addToIndexes();
      codes.add(code);
    }
    return FSArray.create(jcas, codes.toArray(new Code[0]));
  }
}
