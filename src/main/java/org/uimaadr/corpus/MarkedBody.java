package org.uimaadr.corpus;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/** Reads the marks of one document off its text. */
final class MarkedBody {

  private static final Pattern OPEN =
      Pattern.compile(
          "\\{(drug|reaction|dose|indication)(?:#(\\d+))?(?:@(\\d+(?:,\\d+)*))?"
              + "(?:!([a-z]+(?:,[a-z]+)*))? ");
  private static final String INDICATION = "indication";

  private final String marked;
  private final Path file;
  private final int firstLine;

  private final StringBuilder text = new StringBuilder();
  private final Deque<Mark> open = new ArrayDeque<>();
  private final Map<String, TypedSpan> drugs = new HashMap<>();
  private final Map<TypedSpan, Mark> marks = new HashMap<>();
  private final List<TextSpan> indications = new ArrayList<>();

  private MarkedBody(String marked, Path file, int firstLine) {
    this.marked = marked;
    this.file = file;
    this.firstLine = firstLine;
  }

  /** A mark that was opened: what stands before its text, and where. */
  private record Mark(String type, String name, String drugs, String contexts, int at, int begin) {}

  /** Reads a document whose first line has the given number in its file. */
  static MarkedBody parse(String marked, Path file, int firstLine) throws CorpusFormatException {
    MarkedBody body = new MarkedBody(marked, file, firstLine);
    body.parse();
    return body;
  }

  private void parse() throws CorpusFormatException {
    Matcher opening = OPEN.matcher(marked);
    int at = 0;
    while (at < marked.length()) {
      char c = marked.charAt(at);
      if (c == '{') {
        if (!opening.find(at) || opening.start() != at) {
          throw broken(
              at,
              "\"{\" begins no mark; write {drug TEXT}, {reaction TEXT}, {dose TEXT} or {indication"
                  + " TEXT}, with #, @ and ! in this order and one blank before the text");
        }
        open.push(
            new Mark(
                opening.group(1),
                opening.group(2),
                opening.group(3),
                opening.group(4),
                at,
                text.length()));
        at = opening.end();
      } else if (c == '}') {
        if (open.isEmpty()) {
          throw broken(at, "\"}\" ends no mark");
        }
        close(open.pop());
        at++;
      } else {
        text.append(c);
        at++;
      }
    }
    if (!open.isEmpty()) {
      throw broken(open.peek().at(), "the mark is not ended by \"}\" in its document");
    }
    for (Mark mark : marks.values()) {
      requireKnownDrugs(mark);
    }
  }

  private void close(Mark mark) throws CorpusFormatException {
    String covered = text.substring(mark.begin());
    if (!covered.equals(covered.strip()) || covered.isEmpty()) {
      throw broken(mark.at(), "a mark covers words, without blanks around them");
    }
    if (mark.type().equals(INDICATION)) {
      indications.add(new TextSpan(mark.begin(), text.length()));
      return;
    }
    MentionType type = MentionType.valueOf(mark.type().toUpperCase(Locale.ROOT));
    TypedSpan span = new TypedSpan(type, mark.begin(), text.length());
    if (mark.name() != null && type != MentionType.DRUG) {
      throw broken(mark.at(), "only a drug has a number after #");
    }
    if (mark.drugs() != null && type == MentionType.DRUG) {
      throw broken(mark.at(), "only a reaction or a dose has drugs after @");
    }
    if (mark.contexts() != null && type != MentionType.REACTION) {
      throw broken(mark.at(), "only a reaction has a context after !");
    }
    if (mark.name() != null && drugs.put(mark.name(), span) != null) {
      throw broken(mark.at(), "#" + mark.name() + " names another drug of this document, too");
    }
    if (marks.keySet().stream().anyMatch(other -> overlapsOfItsType(span, other))) {
      throw broken(
          mark.at(), "two marks of one type overlap; keep the one that names the whole mention");
    }
    contexts(mark);
    marks.put(span, mark);
  }

  private static boolean overlapsOfItsType(TypedSpan span, TypedSpan other) {
    return span.type() == other.type() && span.span().overlaps(other.span());
  }

  private void requireKnownDrugs(Mark mark) throws CorpusFormatException {
    for (String drug : names(mark.drugs())) {
      if (!drugs.containsKey(drug)) {
        throw broken(mark.at(), "@" + drug + " is no drug of this document; name it with #" + drug);
      }
    }
  }

  private Set<ReactionContext> contexts(Mark mark) throws CorpusFormatException {
    Set<ReactionContext> contexts = EnumSet.noneOf(ReactionContext.class);
    for (String name : names(mark.contexts())) {
      try {
        contexts.add(ReactionContext.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw broken(
            mark.at(),
            "!" + name + " is no context; use denied, hypothetical, family, historical, uncertain");
      }
    }
    return contexts;
  }

  private static List<String> names(String list) {
    return list == null ? List.of() : List.of(list.split(","));
  }

  private CorpusFormatException broken(int at, String reason) {
    int line = firstLine + (int) marked.substring(0, at).chars().filter(c -> c == '\n').count();
    return new CorpusFormatException(new CorpusProblem(file.toString(), line, reason));
  }

  /** The document without its marks. */
  String text() {
    return text.toString();
  }

  /** The mentions, in the order in which they begin, the outer of nested ones first. */
  List<TypedSpan> mentions() {
    return marks.keySet().stream()
        .sorted(
            Comparator.comparingInt(TypedSpan::begin)
                .thenComparing(TypedSpan::end, Comparator.reverseOrder())
                .thenComparing(TypedSpan::type))
        .toList();
  }

  /** The marks of the reactions that have some. */
  Map<TypedSpan, Set<ReactionContext>> contexts() throws CorpusFormatException {
    Map<TypedSpan, Set<ReactionContext>> contexts = new HashMap<>();
    for (Map.Entry<TypedSpan, Mark> entry : marks.entrySet()) {
      if (entry.getValue().contexts() != null) {
        contexts.put(entry.getKey(), contexts(entry.getValue()));
      }
    }
    return contexts;
  }

  /** What drugs are given for. */
  List<TextSpan> indications() {
    return List.copyOf(indications);
  }

  /** From drugs to what is told of them. */
  List<CorpusRelation> relations() {
    List<CorpusRelation> relations = new ArrayList<>();
    for (TypedSpan target : mentions()) {
      for (String drug : names(marks.get(target).drugs())) {
        relations.add(new CorpusRelation(drugs.get(drug), target));
      }
    }
    return relations;
  }
}
