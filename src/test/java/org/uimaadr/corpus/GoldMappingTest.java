package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

class GoldMappingTest {

  @Test
  void rulesMapTypesAndPartsOfThem() {
    GoldMapping mapping =
        GoldMapping.parse(
            List.of(
                "their.Entity[kind=side effect]=REACTION",
                " their.Medication=DRUG",
                "their.Causes=DRUG_REACTION"));

    assertThat(mapping.mentionTypes()).containsExactly(MentionType.REACTION, MentionType.DRUG);
    assertThat(mapping.relationTypes()).containsExactly(RelationType.DRUG_REACTION);
    assertThat(mapping.rules())
        .containsExactly(
            "their.Entity[kind=side effect]=REACTION",
            "their.Medication=DRUG",
            "their.Causes=DRUG_REACTION");
    assertThat(mapping.toOwn().rules())
        .containsExactly(
            "org.uimaadr.type.Reaction=REACTION",
            "org.uimaadr.type.Drug=DRUG",
            "org.uimaadr.type.DrugReaction=DRUG_REACTION");
  }

  @Test
  void allOwnTypesMapToThemselves() {
    assertThat(GoldMapping.own().mentionTypes()).containsExactly(MentionType.values());
    assertThat(GoldMapping.own().relationTypes()).containsExactly(RelationType.values());
  }

  @Test
  void whatMapsNothingIsRefusedWithTheFix() {
    assertRefused(List.of("ADR"), "\"ADR\" maps nothing; give TYPE=TARGET");
    assertRefused(List.of("ADR=SIDE_EFFECT"), "one of REACTION, DRUG, DOSE, DRUG_REACTION");
    assertRefused(List.of("ADR=REACTION", "ADR=DRUG"), "\"ADR=DRUG\" maps a type again");
  }

  @Test
  void withoutReactionsNothingIsKnownOfTheSentences() {
    assertRefused(List.of("Drug=DRUG"), "Nothing is mapped to REACTION");
  }

  @Test
  void relationsNeedTheirMentions() {
    assertRefused(
        List.of("ADR=REACTION", "Causes=DRUG_REACTION"),
        "DRUG_REACTION is mapped, but nothing to DRUG");
  }

  private static void assertRefused(List<String> rules, String message) {
    assertThatThrownBy(() -> GoldMapping.parse(rules))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
