package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/** What the rows of one text say, collected until all files are read. */
final class HuggingFaceUnit {

  private static final int STATES_REACTION = 1;

  private final String text;
  private final List<Relation> relations = new ArrayList<>();
  private CorpusLine firstLine;
  private Integer label;

  HuggingFaceUnit(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /**
   * Takes in a row of this text.
   *
   * @throws IllegalArgumentException if its words do not stand in the text, or its label is not
   *     that of an earlier row
   */
  void add(HuggingFaceRow row, CorpusLine line, Problems problems) {
    if (row.isClassification()) {
      addLabel(row.label());
    } else {
      addRelation(row, line, problems);
    }
    if (firstLine == null) {
      firstLine = line;
    }
  }

  private void addLabel(Integer other) {
    if (label != null && !label.equals(other)) {
      throw new IllegalArgumentException("the text already stands in a row with the other label");
    }
    label = other;
  }

  private void addRelation(HuggingFaceRow row, CorpusLine line, Problems problems) {
    boolean reaction = row.effect() != null;
    relations.add(
        new Relation(
            line,
            mention(MentionType.DRUG, row.drug(), row.offsets("drug"), line, problems),
            reaction
                ? mention(MentionType.REACTION, row.effect(), row.offsets("effect"), line, problems)
                : mention(MentionType.DOSE, row.dosage(), row.offsets("dosage"), line, problems)));
  }

  private Mention mention(
      MentionType type,
      String words,
      HuggingFaceRow.Offsets offsets,
      CorpusLine line,
      Problems problems) {
    Occurrences places = Occurrences.of(type, words, text);
    if (places.candidates().isEmpty()) {
      throw new IllegalArgumentException("\"" + words + "\" does not stand in the text");
    }
    List<TypedSpan> given = new ArrayList<>();
    for (int i = 0; i < Math.min(offsets.begins().size(), offsets.ends().size()); i++) {
      span(type, offsets.begins().get(i), offsets.ends().get(i)).ifPresent(given::add);
    }
    if (offsets.begins().isEmpty()) {
      problems.report(line, "no offsets of \"" + words + "\"");
    } else if (!places.candidates().containsAll(given)
        || given.size() != offsets.begins().size()
        || given.size() != offsets.ends().size()) {
      problems.report(line, "offsets of \"" + words + "\" that do not span these words");
    }
    places.preferAmong(given);
    places.preferWholeWords();
    return new Mention(type, words, places);
  }

  private Optional<TypedSpan> span(MentionType type, Integer begin, Integer end) {
    if (begin == null
        || end == null
        || begin < 0
        || end <= begin
        || end > text.codePointCount(0, text.length())) {
      return Optional.empty();
    }
    int from = text.offsetByCodePoints(0, begin);
    return Optional.of(new TypedSpan(type, from, text.offsetByCodePoints(from, end - begin)));
  }

  /**
   * The sentence, unless no row that was taken in says whether it states a reaction. Relations in a
   * text whose label denies them are skipped.
   */
  Optional<CorpusSentence> toSentence(String id, String group, Problems problems)
      throws CorpusFormatException {
    if (label == null && !hasRelationTo(MentionType.REACTION)) {
      skipRelations("the text has a dose, but no row says whether it states a reaction", problems);
      return Optional.empty();
    }
    if (label != null && label != STATES_REACTION) {
      skipRelations("the text has the label 0 in another row", problems);
    }
    placeClearOfEachOther();
    boolean adr = !relations.isEmpty() || label == STATES_REACTION;
    Set<MentionType> annotated = adr ? typesWithRows() : EnumSet.of(MentionType.REACTION);
    List<TypedSpan> mentions = new ArrayList<>();
    List<CorpusRelation> certainRelations = new ArrayList<>();
    for (Relation relation : relations) {
      for (Mention mention : List.of(relation.drug, relation.target)) {
        if (mention.places.isCertain()) {
          mentions.add(mention.span());
        } else {
          annotated.remove(mention.type);
          problems.report(relation.line, mention.describeDoubt());
        }
      }
      if (relation.drug.places.isCertain() && relation.target.places.isCertain()) {
        certainRelations.add(new CorpusRelation(relation.drug.span(), relation.target.span()));
      }
    }
    return Optional.of(
        new CorpusSentence(
            id, group, text, adr, annotated, mentions, certainRelations, firstLine.source()));
  }

  private void skipRelations(String reason, Problems problems) throws CorpusFormatException {
    for (Relation relation : relations) {
      problems.skip(relation.line, reason);
    }
    relations.clear();
  }

  private boolean hasRelationTo(MentionType type) {
    return relations.stream().anyMatch(relation -> relation.target.type == type);
  }

  /** Drugs are annotated where reactions are: a dose's row names one drug, not all. */
  private Set<MentionType> typesWithRows() {
    Set<MentionType> types = EnumSet.noneOf(MentionType.class);
    if (hasRelationTo(MentionType.REACTION)) {
      types.add(MentionType.REACTION);
      types.add(MentionType.DRUG);
    }
    if (hasRelationTo(MentionType.DOSE)) {
      types.add(MentionType.DOSE);
    }
    return types;
  }

  /** Mentions of one type do not overlap: each one that is certain narrows the others down. */
  private void placeClearOfEachOther() {
    List<Mention> mentions =
        relations.stream().flatMap(relation -> Stream.of(relation.drug, relation.target)).toList();
    List<Mention> certain = List.of();
    for (List<Mention> before = null; !certain.equals(before); ) {
      before = certain;
      certain = mentions.stream().filter(mention -> mention.places.isCertain()).toList();
      for (Mention mention : mentions) {
        certain.stream()
            .filter(other -> other.type == mention.type && !other.words.equals(mention.words))
            .forEach(other -> mention.places.preferClearOf(other.span()));
      }
    }
  }

  private record Relation(CorpusLine line, Mention drug, Mention target) {}

  private record Mention(MentionType type, String words, Occurrences places) {

    TypedSpan span() {
      return places.candidates().get(0);
    }

    String describeDoubt() {
      return "\"%s\" may stand in %d places of the text; the mention is left out"
          .formatted(words, places.candidates().size());
    }
  }
}
