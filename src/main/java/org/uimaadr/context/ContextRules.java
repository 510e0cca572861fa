package org.uimaadr.context;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/**
 * What the words of its sentence say of a reaction, by trigger phrases, their direction and scope,
 * phrases that end a scope, and pseudo-triggers.
 *
 * <p>The method is NegEx (Chapman, Bridewell, Hanbury, Cooper, Buchanan: A simple algorithm for
 * identifying negated findings and diseases in discharge summaries. Journal of Biomedical
 * Informatics 34, 2001) and ConText (Harkema, Dowling, Thornblade, Chapman: ConText: an algorithm
 * for determining negation, experiencer, and temporal status from clinical reports. Journal of
 * Biomedical Informatics 42, 2009), with triggers of our own for what is said of drugs and their
 * reactions. What differs from them:
 *
 * <ul>
 *   <li>a trigger may name what stands around it: "{@code <drug> .. for}" makes an indication;
 *   <li>a drug that is blamed defeats an indication: "rash from amoxicillin, treated with
 *       prednisone";
 *   <li>a comma ends a scope that reaches back, unless it parts reactions of an enumeration;
 *   <li>a scope that begins in brackets and reaches ahead ends with them.
 * </ul>
 *
 * <p>The time taken grows linearly with the sentence. Immutable and thread-safe.
 */
public final class ContextRules {

  private final ContextTriggers triggers;

  /** Rules with the triggers of this library. */
  public ContextRules() {
    this(ContextTriggers.bundled());
  }

  /** Rules with the given triggers. */
  public ContextRules(ContextTriggers triggers) {
    this.triggers = triggers;
  }

  /**
   * The context of one mention.
   *
   * @param sentence a sentence
   * @param mention the mention, a reaction whatever its words
   * @param others the other mentions of the sentence; drugs among them tell indications from
   *     reactions. All offsets are the sentence's (UTF-16, end exclusive); what lies behind its end
   *     is as if at its end
   */
  public MentionContext mark(String sentence, TextSpan mention, List<TypedSpan> others) {
    List<TypedSpan> mentions = new ArrayList<>();
    mentions.add(new TypedSpan(MentionType.REACTION, mention.begin(), mention.end()));
    mentions.addAll(others);
    return mark(sentence, mentions).get(0);
  }

  /**
   * The context of all mentions of a sentence.
   *
   * @param sentence a sentence
   * @param mentions its mentions; offsets as above
   * @return for each mention what would hold of a reaction in its place
   */
  public List<MentionContext> mark(String sentence, List<TypedSpan> mentions) {
    return findings(sentence, mentions).stream().map(Findings::context).toList();
  }

  /** As {@link #mark(String, List)}, before a section has its say. */
  List<Findings> findings(String sentence, List<TypedSpan> mentions) {
    SentenceWords words = new SentenceWords(sentence, mentions, triggers.classes());
    ScopeEnds ends = new ScopeEnds(words, triggers.ends());
    Map<ContextCategory, boolean[]> marked = new EnumMap<>(ContextCategory.class);
    Map<ContextCategory, List<PhraseTree.Match>> found = find(words, ends);
    found.forEach(
        (category, matches) -> marked.put(category, marked(words.size(), matches, words, ends)));
    List<Findings> findings = new ArrayList<>();
    for (int i = 0; i < mentions.size(); i++) {
      findings.add(Findings.at(words.wordOf(i), marked));
    }
    return findings;
  }

  private Map<ContextCategory, List<PhraseTree.Match>> find(SentenceWords words, ScopeEnds ends) {
    Map<ContextCategory, List<PhraseTree.Match>> found = new EnumMap<>(ContextCategory.class);
    for (int i = 0; i < words.size(); i++) {
      Map<ContextCategory, PhraseTree.Match> longest = new EnumMap<>(ContextCategory.class);
      for (PhraseTree.Match match : triggers.phrases().matchesAt(words, i)) {
        ContextCategory category = match.trigger().category();
        if (match.gaps().stream().noneMatch(gap -> ends.endsAt(category, gap))) {
          longest.merge(category, match, (a, b) -> a.length() >= b.length() ? a : b);
        }
      }
      longest.forEach(
          (category, match) -> {
            List<PhraseTree.Match> kept = found.computeIfAbsent(category, key -> new ArrayList<>());
            boolean inside = !kept.isEmpty() && kept.get(kept.size() - 1).hides(match);
            if (!inside) {
              kept.add(match);
            }
          });
    }
    return found;
  }

  /** The words that lie in the scope of one of the matches. */
  private static boolean[] marked(
      int size, List<PhraseTree.Match> matches, SentenceWords words, ScopeEnds ends) {
    int[] changes = new int[size + 1];
    for (PhraseTree.Match match : matches) {
      ContextTrigger trigger = match.trigger();
      switch (trigger.action()) {
        case FORWARD -> add(changes, match.end(), reach(match, ends));
        case NEXT ->
            add(changes, match.end(), words.enumerationEnd(match.end(), reach(match, ends)));
        case BACKWARD -> back(match, words, ends, changes);
        case BOTH -> {
          add(changes, match.end(), reach(match, ends));
          back(match, words, ends, changes);
        }
        case HERE -> add(changes, match.begin(), match.end());
        case PSEUDO, END -> {}
      }
    }
    boolean[] marked = new boolean[size];
    int open = 0;
    for (int i = 0; i < size; i++) {
      open += changes[i];
      marked[i] = open > 0;
    }
    return marked;
  }

  /** Where the scope of a phrase that reaches ahead ends. */
  private static int reach(PhraseTree.Match match, ScopeEnds ends) {
    int end = ends.after(match.trigger().category(), match.end());
    // What begins in brackets ends with them.
    int bracket = ends.bracketEnd(match.begin());
    return (int) Math.min(Math.min(end, bracket), (long) match.end() + match.trigger().scope());
  }

  private static void back(
      PhraseTree.Match match, SentenceWords words, ScopeEnds ends, int[] changes) {
    // "hives, years ago": the comma before the trigger itself ends nothing.
    int from = words.isComma(match.begin() - 1) ? match.begin() - 1 : match.begin();
    int begin = ends.before(match.trigger().category(), from);
    long reach = (long) match.begin() - match.trigger().scope();
    add(changes, (int) Math.max(begin, reach), match.begin());
  }

  private static void add(int[] changes, int begin, int end) {
    if (begin < end) {
      changes[begin]++;
      changes[end]--;
    }
  }
}
