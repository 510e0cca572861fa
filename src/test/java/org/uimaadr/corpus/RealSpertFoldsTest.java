package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * SpERT scores spans of tokens, we score spans of characters. On its folds these are the same
 * entities: each of SpERT's 10,839 covers the same characters, white space apart, as exactly one of
 * ours, and none of ours is left, without any exception. So with the 6,821 relations. Answers in
 * whole tokens are therefore right over tokens if and only if they are right over characters.
 */
class RealSpertFoldsTest {

  private static final Logger LOG = LoggerFactory.getLogger(RealSpertFoldsTest.class);

  private static final Path FOLDER =
      Path.of(System.getProperty("adr.spertFolds", "../shared/data/spert-ade-folds"));

  /** A sentence of the files, with the names of their fields. */
  private record Item(List<String> tokens, List<Entity> entities, List<Relation> relations) {

    String text() {
      return SpertFolds.withoutSpace(String.join("", tokens));
    }

    /** An entity by its characters, white space not counted. */
    TypedSpan span(int entity) {
      Entity spans = entities.get(entity);
      return new TypedSpan(
          "Drug".equals(spans.type()) ? MentionType.DRUG : MentionType.REACTION,
          units(spans.start()),
          units(spans.end()));
    }

    private int units(int tokensBefore) {
      return SpertFolds.withoutSpace(String.join("", tokens.subList(0, tokensBefore))).length();
    }

    Annotated annotated() {
      return new Annotated(
          IntStream.range(0, entities.size()).mapToObj(this::span).collect(Collectors.toSet()),
          relations.stream()
              .map(relation -> new CorpusRelation(span(relation.tail()), span(relation.head())))
              .collect(Collectors.toSet()));
    }
  }

  private record Entity(String type, int start, int end) {}

  private record Relation(int head, int tail) {}

  /** What is scored of a sentence. */
  private record Annotated(Set<TypedSpan> mentions, Set<CorpusRelation> relations) {

    static Annotated of(CorpusSentence sentence) {
      Set<CorpusRelation> relations =
          sentence.relations().stream()
              .filter(relation -> relation.target().type() == MentionType.REACTION)
              .map(
                  relation ->
                      new CorpusRelation(
                          withoutSpace(sentence.text(), relation.drug()),
                          withoutSpace(sentence.text(), relation.target())))
              .collect(Collectors.toSet());
      return new Annotated(
          sentence.mentions().stream()
              .filter(mention -> mention.type() != MentionType.DOSE)
              .map(mention -> withoutSpace(sentence.text(), mention))
              .collect(Collectors.toSet()),
          relations);
    }

    private static TypedSpan withoutSpace(String text, TypedSpan mention) {
      return new TypedSpan(
          mention.type(),
          SpertFolds.withoutSpace(text.substring(0, mention.begin())).length(),
          SpertFolds.withoutSpace(text.substring(0, mention.end())).length());
    }
  }

  static IntStream folds() {
    return IntStream.range(0, SpertFolds.FOLDS);
  }

  @ParameterizedTest
  @MethodSource("folds")
  void tokensAndCharactersTellTheSameEntitiesApart(int fold) throws IOException {
    Map<String, List<Annotated>> ours = new HashMap<>();
    for (CorpusSentence sentence : testPart(fold)) {
      ours.computeIfAbsent(SpertFolds.withoutSpace(sentence.text()), text -> new ArrayList<>())
          .add(Annotated.of(sentence));
    }
    Map<String, List<Annotated>> theirs = new HashMap<>();
    for (Item item : items(fold)) {
      Annotated annotated = item.annotated();
      // No two of SpERT's entities are the same characters.
      assertThat(annotated.mentions()).hasSameSizeAs(item.entities());
      theirs.computeIfAbsent(item.text(), text -> new ArrayList<>()).add(annotated);
    }
    assertThat(ours).isEqualTo(theirs);
  }

  @Test
  void theseAreAllEntitiesOfTheFolds() throws IOException {
    int entities = 0;
    int relations = 0;
    int sentences = 0;
    for (int fold = 0; fold < SpertFolds.FOLDS; fold++) {
      List<Item> items = items(fold);
      sentences += items.size();
      entities += items.stream().mapToInt(item -> item.entities().size()).sum();
      relations += items.stream().mapToInt(item -> item.relations().size()).sum();
    }
    assertThat(List.of(sentences, entities, relations)).containsExactly(4_272, 10_839, 6_821);
  }

  private static List<CorpusSentence> testPart(int fold) throws IOException {
    return CorpusSplits.of(SplitName.SPERT_10FOLD, fold, folder())
        .divide(RealCorpus.read().sentences())
        .select(CorpusPart.TEST);
  }

  private static List<Item> items(int fold) throws IOException {
    Path file = folder().resolve("ade_split_" + fold + "_test.json");
    return List.of(new Gson().fromJson(Files.readString(file), Item[].class));
  }

  /** The folder of the folds; a test that asks where there is none is skipped, and says so. */
  private static Path folder() {
    boolean present = Files.isDirectory(FOLDER);
    String skipped =
        "SKIPPED: no SpERT folds in "
            + FOLDER.toAbsolutePath()
            + "; name their folder by -Dadr.spertFolds=DIR";
    if (!present) {
      // The build's report keeps this message to itself.
      LOG.warn(skipped);
    }
    assumeTrue(present, skipped);
    return FOLDER;
  }
}
