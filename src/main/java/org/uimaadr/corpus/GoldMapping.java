package org.uimaadr.corpus;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.uimaadr.text.MentionAnnotations;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/**
 * What somebody's own annotations stand for: their types, or brat's labels, and ours. The types of
 * mentions and relations that are mapped count as annotated exhaustively; others take no loss.
 *
 * @param mentions what stands for mentions, in the order in which it is tried
 * @param relations what stands for relations
 */
public record GoldMapping(Map<Source, MentionType> mentions, Map<Source, RelationType> relations) {

  private static final Pattern RULE =
      Pattern.compile(
          "(?<type>[^\\s=\\[\\]]+)(\\[(?<feature>\\w+)=(?<value>[^\\]]*)\\])?=(?<target>\\w+)");

  private static final Set<String> TARGETS =
      Stream.of(MentionType.values(), RelationType.values())
          .flatMap(Arrays::stream)
          .map(Enum::name)
          .collect(Collectors.toCollection(LinkedHashSet::new));

  /**
   * Annotations of one type, or a part of them.
   *
   * @param type name of a UIMA type, sub-types included, or a label of brat
   * @param condition what one of their features must say; UIMA only
   */
  public record Source(String type, Optional<Condition> condition) {

    /** All annotations of a type. */
    static Source of(String type) {
      return new Source(type, Optional.empty());
    }

    @Override
    public String toString() {
      return type + condition.map(c -> "[" + c.feature() + "=" + c.value() + "]").orElse("");
    }
  }

  /**
   * What a feature says.
   *
   * @param feature its name
   * @param value its value as text
   */
  public record Condition(String feature, String value) {}

  /**
   * Copies the maps; rejects a mapping without reactions, since whether a sentence states an
   * adverse drug reaction follows from them, and relations between mentions that are not mapped.
   */
  public GoldMapping {
    mentions = Collections.unmodifiableMap(new LinkedHashMap<>(mentions));
    relations = Collections.unmodifiableMap(new LinkedHashMap<>(relations));
    if (!mentions.containsValue(MentionType.REACTION)) {
      throw new IllegalArgumentException(
          "Nothing is mapped to REACTION, without which no sentence is known to state an ADR; add"
              + " TYPE=REACTION");
    }
    for (RelationType relation : relations.values()) {
      for (MentionType type : List.of(RelationType.SOURCE, relation.target())) {
        if (!mentions.containsValue(type)) {
          throw new IllegalArgumentException(
              "%s is mapped, but nothing to %s, which it needs; add TYPE=%s"
                  .formatted(relation, type, type));
        }
      }
    }
  }

  /**
   * Reads rules.
   *
   * @param rules each {@code TYPE=TARGET} or {@code TYPE[FEATURE=VALUE]=TARGET}; the target is a
   *     {@link MentionType} or a {@link RelationType}
   * @throws IllegalArgumentException if a rule is none, or the rules make no mapping
   */
  public static GoldMapping parse(Collection<String> rules) {
    Map<Source, MentionType> mentions = new LinkedHashMap<>();
    Map<Source, RelationType> relations = new LinkedHashMap<>();
    for (String rule : rules) {
      Matcher matcher = RULE.matcher(rule.strip());
      if (!matcher.matches() || !TARGETS.contains(matcher.group("target"))) {
        throw new IllegalArgumentException(
            "\"%s\" maps nothing; give TYPE=TARGET or TYPE[FEATURE=VALUE]=TARGET, the target being one of %s"
                .formatted(rule, String.join(", ", TARGETS)));
      }
      Source source =
          new Source(
              matcher.group("type"),
              Optional.ofNullable(matcher.group("feature"))
                  .map(feature -> new Condition(feature, matcher.group("value"))));
      String target = matcher.group("target");
      if (mentions.containsKey(source) || relations.containsKey(source)) {
        throw new IllegalArgumentException("\"" + rule + "\" maps a type again; map it once");
      }
      if (isRelation(target)) {
        relations.put(source, RelationType.valueOf(target));
      } else {
        mentions.put(source, MentionType.valueOf(target));
      }
    }
    return new GoldMapping(mentions, relations);
  }

  /** The rules that this mapping can be parsed from. */
  public List<String> rules() {
    return Stream.of(mentions, relations)
        .flatMap(rules -> rules.entrySet().stream())
        .map(rule -> rule.getKey() + "=" + rule.getValue())
        .toList();
  }

  private static boolean isRelation(String target) {
    return Arrays.stream(RelationType.values()).anyMatch(type -> type.name().equals(target));
  }

  /** This project's own types, all of them. */
  public static GoldMapping own() {
    return own(EnumSet.allOf(MentionType.class), EnumSet.allOf(RelationType.class));
  }

  /** This project's own types, as far as this mapping has them for targets. */
  public GoldMapping toOwn() {
    return own(mentionTypes(), relationTypes());
  }

  private static GoldMapping own(Set<MentionType> mentions, Set<RelationType> relations) {
    Map<Source, MentionType> ownMentions = new LinkedHashMap<>();
    Map<Source, RelationType> ownRelations = new LinkedHashMap<>();
    mentions.forEach(
        type ->
            ownMentions.put(Source.of(MentionAnnotations.annotationType(type).getName()), type));
    relations.forEach(
        type ->
            ownRelations.put(Source.of(MentionAnnotations.annotationType(type).getName()), type));
    return new GoldMapping(ownMentions, ownRelations);
  }

  /** The types of mentions that are annotated. */
  public Set<MentionType> mentionTypes() {
    return EnumSet.copyOf(mentions.values());
  }

  /** The relations that are annotated. */
  public Set<RelationType> relationTypes() {
    Set<RelationType> types = EnumSet.noneOf(RelationType.class);
    types.addAll(relations.values());
    return types;
  }
}
