package org.uimaadr.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Trigger phrases and what they say of the reactions around them; {@code triggers.txt} tells the
 * format. Immutable and thread-safe.
 */
public final class ContextTriggers {

  private static final String RESOURCE = "triggers.txt";
  private static final String ANY_CATEGORY = "any";
  private static final Pattern CLASS = Pattern.compile("(@\\w+)\\s*=(.*)");
  private static final Pattern RULE =
      Pattern.compile("(\\w+)\\s+(\\w+)(?::(\\d{1,3}))?\\s+(\\S.*)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final ContextTriggers BUNDLED = readBundled();

  private final PhraseTree phrases = new PhraseTree();
  private final PhraseTree ends = new PhraseTree();
  private final Map<String, List<List<String>>> members = new HashMap<>();
  private final WordClasses classes = new WordClasses();

  private ContextTriggers(List<List<RuleLine>> files) throws RuleFormatException {
    for (List<RuleLine> file : files) {
      FilePhrases ofThisFile = new FilePhrases(new HashSet<>(), new HashMap<>());
      for (RuleLine line : file) {
        read(line, ofThisFile);
      }
    }
  }

  /**
   * What a file has told so far: phrases and classes as they are written, and the triggers by
   * category and expanded phrase.
   */
  private record FilePhrases(Set<String> written, Map<String, ContextTrigger> triggers) {}

  /** The triggers of this library. */
  public static ContextTriggers bundled() {
    return BUNDLED;
  }

  /**
   * The triggers of this library and those of more files. A phrase of a later file replaces one of
   * the same words and category; word classes of earlier files may be used.
   *
   * @throws RuleFormatException if a line is not in the format or not in UTF-8; the message names
   *     file, line and fix
   * @throws IOException if a file cannot be read
   */
  public static ContextTriggers with(List<Path> files) throws IOException {
    return files.isEmpty()
        ? BUNDLED
        : new ContextTriggers(RuleLine.ofResourceAndFiles(RESOURCE, files));
  }

  private static ContextTriggers readBundled() {
    try {
      return new ContextTriggers(RuleLine.ofResourceAndFiles(RESOURCE, List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(RuleLine line, FilePhrases ofThisFile) throws RuleFormatException {
    Matcher wordClass = CLASS.matcher(line.text());
    if (wordClass.matches()) {
      addClass(line, wordClass.group(1), wordClass.group(2));
      return;
    }
    Matcher rule = RULE.matcher(line.text());
    if (!rule.matches()) {
      throw line.broken(
          "expected a category, an action and phrases, such as: negated forward  no | free of");
    }
    int scope = rule.group(3) == null ? ContextTrigger.UNLIMITED : Integer.parseInt(rule.group(3));
    TriggerAction action = constant(line, TriggerAction.class, rule.group(2), "action");
    for (String phrase : line.alternatives(rule.group(4))) {
      for (ContextCategory category : categories(line, rule.group(1), action)) {
        add(line, new ContextTrigger(category, action, scope), phrase, ofThisFile);
      }
    }
  }

  private void addClass(RuleLine line, String name, String list) throws RuleFormatException {
    if (members.containsKey(name)) {
      throw line.broken(name + " is there already; give it another name");
    }
    // What the phrases name instead: the class for members of one word, longer members as they are.
    List<List<String>> options = new ArrayList<>();
    options.add(List.of(name));
    for (String member : line.alternatives(list)) {
      for (List<String> elements : elements(line, member)) {
        if (elements.size() > 1) {
          options.add(elements);
        } else if (members.containsKey(elements.get(0))) {
          classes.addAll(elements.get(0), name);
        } else {
          classes.add(elements.get(0), name);
        }
      }
    }
    members.put(name, List.copyOf(options));
  }

  private static List<ContextCategory> categories(RuleLine line, String name, TriggerAction action)
      throws RuleFormatException {
    return name.equals(ANY_CATEGORY) && action == TriggerAction.END
        ? List.of(ContextCategory.values())
        : List.of(constant(line, ContextCategory.class, name, "category"));
  }

  private void add(RuleLine line, ContextTrigger trigger, String phrase, FilePhrases ofThisFile)
      throws RuleFormatException {
    boolean end = trigger.action() == TriggerAction.END;
    String key = trigger.category() + (end ? " end " : " ");
    if (!ofThisFile.written().add(key + phrase)) {
      throw line.broken("\"" + phrase + "\" is there already; remove it here or there");
    }
    for (List<String> elements : elements(line, phrase)) {
      if (end && elements.contains(PhraseTree.GAP)) {
        throw line.broken("the end of a scope has no gap: \"" + phrase + "\"; name all its words");
      }
      if (elements.get(0).equals(PhraseTree.GAP)
          || elements.get(elements.size() - 1).equals(PhraseTree.GAP)) {
        throw line.broken("a gap stands between words: \"" + phrase + "\"; remove it at the edge");
      }
      if (trigger.action() == TriggerAction.HERE && !elements.contains(SentenceWords.REACTION)) {
        throw line.broken("\"" + phrase + "\" marks a reaction but names no <reaction>");
      }
      String words = String.join(" ", elements);
      ContextTrigger before = ofThisFile.triggers().putIfAbsent(key + words, trigger);
      if (before != null && !before.equals(trigger)) {
        throw line.broken("\"" + words + "\" is there already as " + before + "; remove one");
      }
      (end ? ends : phrases).add(elements, trigger);
    }
  }

  /** The phrases that a phrase with word classes stands for, as elements. */
  private List<List<String>> elements(RuleLine line, String phrase) throws RuleFormatException {
    List<List<String>> expanded = List.of(List.of());
    for (String part : BLANKS.split(phrase)) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> option : options(line, part)) {
        for (List<String> begun : expanded) {
          List<String> elements = new ArrayList<>(begun);
          elements.addAll(option);
          longer.add(elements);
        }
      }
      expanded = longer;
    }
    return expanded;
  }

  private List<List<String>> options(RuleLine line, String part) throws RuleFormatException {
    if (part.startsWith("@")) {
      List<List<String>> options = members.get(part);
      if (options == null) {
        throw line.broken("the word class " + part + " is not known; define it in a line before");
      }
      return options;
    }
    if (part.equals(PhraseTree.GAP) || SentenceWords.NAMES.contains(part)) {
      return List.of(List.of(part));
    }
    if (part.startsWith("<") && part.endsWith(">")) {
      throw line.broken(part + " is not known; there are " + SentenceWords.NAMES);
    }
    boolean open = part.length() > 1 && part.endsWith("*");
    List<String> words =
        new ArrayList<>(SentenceWords.ofPhrase(open ? part.substring(0, part.length() - 1) : part));
    if (open) {
      words.set(words.size() - 1, words.get(words.size() - 1) + "*");
    }
    return List.of(words);
  }

  private static <E extends Enum<E>> E constant(
      RuleLine line, Class<E> type, String name, String what) throws RuleFormatException {
    List<String> known =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    if (!known.contains(name)) {
      throw line.broken("\"" + name + "\" is no " + what + "; there are " + known);
    }
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }

  /** The word classes that the phrases use. */
  WordClasses classes() {
    return classes;
  }

  /** The phrases that mark, and the pseudo-triggers. */
  PhraseTree phrases() {
    return phrases;
  }

  /** The phrases that end a scope. */
  PhraseTree ends() {
    return ends;
  }
}
