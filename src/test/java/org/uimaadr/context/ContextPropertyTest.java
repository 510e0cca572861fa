package org.uimaadr.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

@PropertyDefaults(tries = 500)
class ContextPropertyTest {

  private final ContextRules rules = new ContextRules();

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> parts =
        Arbitraries.oneOf(
            Arbitraries.of(
                "no ",
                "mother had ",
                "if ",
                "rash",
                "penicillin",
                " for ",
                ", ",
                "(",
                ") - ",
                "?",
                "Allergies: ",
                "\n",
                "\n\n# ",
                "  ",
                "didn't ",
                "–",
                "possible ",
                "2009",
                "😀",
                "\uD83D"),
            Arbitraries.strings().ofMaxLength(4));
    return parts.list().ofMaxSize(30).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<List<TypedSpan>> spans() {
    Arbitrary<Integer> offsets = Arbitraries.integers().between(0, 120);
    return Combinators.combine(Arbitraries.of(MentionType.class), offsets, offsets)
        .as((type, a, b) -> new TypedSpan(type, Math.min(a, b), Math.max(a, b)))
        .list()
        .ofMaxSize(8);
  }

  @Property
  void everyMentionOfAnyTextGetsAContext(
      @ForAll("texts") String text, @ForAll("spans") List<TypedSpan> spans) {
    assertThat(rules.mark(text, spans)).hasSameSizeAs(spans).doesNotContainNull();
  }

  @Property
  void pairsOfAnyLineAreItsMentionsAndEachIsThereOnce(
      @ForAll("texts") String text,
      @ForAll("spans") List<TypedSpan> spans,
      @ForAll boolean allergyList) {
    List<ListedPair> pairs = new ListRelations().of(text, spans, allergyList);
    assertThat(pairs).doesNotHaveDuplicates();
    for (ListedPair pair : pairs) {
      assertThat(spans).contains(pair.drug(), pair.reaction());
      assertThat(pair.drug().type()).isEqualTo(MentionType.DRUG);
      assertThat(pair.reaction().type()).isEqualTo(MentionType.REACTION);
      assertThat(pair.confidence()).isBetween(0.5, 1.0);
    }
  }

  @Property
  void sectionsOfAnyTextAreInItInOrderAndDoNotOverlap(@ForAll("texts") String text) {
    int end = 0;
    for (Section section : new Sections().of(text)) {
      assertThat(section.begin()).isGreaterThanOrEqualTo(end);
      assertThat(section.end()).isGreaterThan(section.begin());
      end = section.end();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }

  /** Each unit makes a rule look ahead or back; quadratic time would be many minutes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "no rash, ",
        "rash, and ",
        "ibuprofen for ",
        "mother ",
        "Allergies: ",
        "A:",
        "a  ",
        "( ",
        "rash - ibuprofen ",
        "\n",
        "ALLERGIES\n",
        "- ",
        "?",
        "denies "
      })
  void timeGrowsLinearly(String unit) {
    String text = unit.repeat(400_000 / unit.length());
    List<TypedSpan> mentions = new ArrayList<>();
    addMentions(text, "rash", MentionType.REACTION, mentions);
    addMentions(text, "ibuprofen", MentionType.DRUG, mentions);
    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          rules.mark(text, mentions);
          new Sections().of(text);
          new ListRelations().of(text, mentions, true);
        });
  }

  private static void addMentions(
      String text, String word, MentionType type, List<TypedSpan> mentions) {
    for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
      mentions.add(new TypedSpan(type, i, i + word.length()));
    }
  }
}
