package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/** Whatever is varied, what is annotated stays annotated. */
@PropertyDefaults(tries = 300)
class TextVariationPropertyTest {

  /** Words that have no other way to be written and are too short to be misspelt. */
  private static final List<String> DRUGS = List.of("zumab", "Qoril", "XYT", "vopra ten");

  private static final List<String> REACTIONS = List.of("wheal", "Hives", "red\nitch", "gasps");

  private static final List<String> OTHERS =
      List.of(
          "patient with",
          "h/o",
          "and",
          "a",
          "An",
          ".",
          ". The",
          "\n",
          "\n- ",
          "\n\n",
          "  ",
          "hypokalemia",
          "Diarrhoea",
          "was discontinued secondary to worsening symptoms",
          "SOB",
          "(",
          ")",
          "[**2101-1-1**]",
          "   ",
          "|",
          "😀",
          "ŉ",
          "ﬁ",
          "İ");

  private static final MentionPool POOL =
      MentionPool.of(
          List.of(),
          List.of(
              document(
                  List.of("D", "Lipitor", " gave ", "R", "ankle edema", " and ", "R", "ITCH"))));

  private static final Set<String> POOL_WORDS = Set.of("lipitor", "ankle edema", "itch");

  /** Parts of a document; what follows "D" is a drug, what follows "R" is a reaction. */
  @Provide
  Arbitrary<List<String>> documents() {
    Arbitrary<List<String>> drug = Arbitraries.of(DRUGS).map(d -> List.of("D", d, " "));
    Arbitrary<List<String>> reaction = Arbitraries.of(REACTIONS).map(r -> List.of("R", r, " "));
    Arbitrary<List<String>> other = Arbitraries.of(OTHERS).map(o -> List.of(o, " "));
    return Arbitraries.oneOf(drug, reaction, other)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(parts -> parts.stream().flatMap(List::stream).toList());
  }

  @Property
  void noMentionIsLostAndEachIsWhatWasMeant(
      @ForAll("documents") List<String> parts, @ForAll long seed) {
    MarkedDocument document = document(parts);
    MarkedDocument varied =
        new TextVariation(1, MentionPool.EMPTY).vary(document, new Random(seed));

    assertThat(words(varied)).isEqualTo(words(document));
  }

  @Property
  void otherWordsComeFromThePoolAndKeepTheirType(
      @ForAll("documents") List<String> parts, @ForAll long seed) {
    MarkedDocument document = document(parts);
    List<String> before = words(document);
    List<String> after = words(new TextVariation(1, POOL).vary(document, new Random(seed)));

    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      Set<String> possible = new HashSet<>(Set.of(before.get(i)));
      String type = before.get(i).substring(0, before.get(i).indexOf(' ') + 1);
      POOL_WORDS.forEach(words -> possible.add(type + words));
      assertThat(possible).contains(after.get(i));
    }
  }

  @Property
  void relationsAndContextsKeepTheirMentions(
      @ForAll("documents") List<String> parts, @ForAll long seed) {
    MarkedDocument document = document(parts);
    MarkedDocument varied = new TextVariation(1, POOL).vary(document, new Random(seed));

    assertThat(pairs(varied)).isEqualTo(pairs(document));
    assertThat(varied.mentions().stream().map(varied::isAffirmed))
        .isEqualTo(document.mentions().stream().map(document::isAffirmed).toList());
  }

  @Property
  void noMentionIsCutThatWasWhole(@ForAll("documents") List<String> parts, @ForAll long seed) {
    MarkedDocument document = document(parts);
    MarkedDocument varied = new TextVariation(1, POOL).vary(document, new Random(seed));

    assertThat(MarkedPassages.cutMentions(varied))
        .isLessThanOrEqualTo(MarkedPassages.cutMentions(document));
  }

  @Property
  void theSameSeedGivesTheSameText(@ForAll("documents") List<String> parts, @ForAll long seed) {
    TextVariation variation = new TextVariation(1, POOL);

    assertThat(variation.vary(document(parts), new Random(seed)))
        .isEqualTo(variation.vary(document(parts), new Random(seed)));
  }

  private static MarkedDocument document(List<String> parts) {
    StringBuilder text = new StringBuilder("Note. ");
    List<TypedSpan> mentions = new ArrayList<>();
    Map<TypedSpan, Set<ReactionContext>> contexts = new HashMap<>();
    List<CorpusRelation> relations = new ArrayList<>();
    TypedSpan lastDrug = null;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.equals("D") || part.equals("R")) {
        MentionType type = part.equals("D") ? MentionType.DRUG : MentionType.REACTION;
        String words = parts.get(++i);
        TypedSpan mention = new TypedSpan(type, text.length(), text.length() + words.length());
        mentions.add(mention);
        text.append(words);
        if (type == MentionType.DRUG) {
          lastDrug = mention;
        } else if (lastDrug != null) {
          relations.add(new CorpusRelation(lastDrug, mention));
        } else {
          contexts.put(mention, Set.of(ReactionContext.DENIED));
        }
      } else {
        text.append(part);
      }
    }
    return new MarkedDocument(
        MarkedDocument.Kind.NOTE,
        "x-1",
        "note",
        "none",
        "x",
        text.toString(),
        mentions,
        contexts,
        List.of(),
        relations,
        "x:1");
  }

  /** Type and words of each mention, whatever their case and line breaks. */
  private static List<String> words(MarkedDocument document) {
    return document.mentions().stream()
        .map(m -> m.type() + " " + normal(m.span().of(document.text())))
        .toList();
  }

  private static String normal(String words) {
    return words.toLowerCase(Locale.ROOT).replace('\n', ' ');
  }

  /** The places of each relation's mentions in the list of mentions. */
  private static List<List<Integer>> pairs(MarkedDocument document) {
    return document.relations().stream()
        .map(
            r ->
                List.of(
                    document.mentions().indexOf(r.drug()), document.mentions().indexOf(r.target())))
        .toList();
  }
}
