package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BratStandoffTest {

  private static final String TEXT = "Zinc gave her a bad\nrash on arms and legs.";

  private final List<String> messages = new ArrayList<>();
  private final BratStandoff standoff =
      new BratStandoff(
          GoldMapping.parse(List.of("ADR=REACTION", "Drug=DRUG", "Causes=DRUG_REACTION")),
          messages::add);

  @Test
  void labelsBecomeOurs() throws IOException {
    assertThat(normalized(TEXT, "T1\tDrug 0 4\tZinc", "T2\tADR 20 24\trash"))
        .containsExactly("T1\tDRUG 0 4\tZinc", "T2\tREACTION 20 24\trash");
    assertThat(messages).isEmpty();
  }

  @Test
  void aMentionOverALineBreakIsOne() throws IOException {
    assertThat(normalized(TEXT, "T1\tADR 16 19;20 24\tbad rash"))
        .containsExactly("T1\tREACTION 16 24\tbad rash");
    assertThat(messages).isEmpty();
  }

  @Test
  void theWordsBetweenFragmentsAreLearntAndThatIsSaid() throws IOException {
    assertThat(normalized(TEXT, "T1\tADR 20 24;37 41\trash legs"))
        .containsExactly("T1\tREACTION 20 41\trash on arms and legs");
    assertThat(messages)
        .containsExactly(
            "notes/a.ann:1: REACTION \"rash legs\" is in fragments and is learnt with the words"
                + " between them");
  }

  @Test
  void bratCountsCodePointsAndUimaDoesNot() throws IOException {
    assertThat(normalized("\uD83D\uDE42 A rash.", "T1\tADR 4 8\trash"))
        .containsExactly("T1\tREACTION 5 9\trash");
  }

  @Test
  void relationsLeadFromTheDrugWhicheverComesFirst() throws IOException {
    assertThat(
            normalized(
                TEXT,
                "R1\tCauses Arg1:T2 Arg2:T1",
                "T1\tDrug 0 4\tZinc",
                "T2\tADR 20 24\trash",
                "R2\tCauses Cause:T1 Effect:T2\t"))
        .endsWith("R1\tDRUG_REACTION Arg1:T1 Arg2:T2", "R2\tDRUG_REACTION Arg1:T1 Arg2:T2");
  }

  @Test
  void aRelationBetweenOthersIsLeftOutAndSaid() throws IOException {
    assertThat(
            normalized(
                TEXT, "T1\tDrug 0 4\tZinc", "T2\tBody 28 32\tarms", "R1\tCauses Arg1:T1 Arg2:T2"))
        .containsExactly("T1\tDRUG 0 4\tZinc");
    assertThat(messages)
        .containsExactly(
            "notes/a.ann:3: DRUG_REACTION R1 does not lead from a drug to a mention of its type"
                + " and is not learnt");
  }

  @Test
  void whatIsNotMappedIsListedOnce() throws IOException {
    assertThat(
            normalized(
                TEXT,
                "T1\tBody 28 32\tarms",
                "T2\tBody 37 41\tlegs",
                "R1\tPartOf Arg1:T1 Arg2:T2",
                "E1\tGiving:T1 Theme:T2",
                "A1\tNegated T1",
                "N1\tReference T1 Atlas:7\tarms",
                "#1\tAnnotatorNotes T1\tboth?",
                "*\tEquiv T1 T2",
                ""))
        .isEmpty();
    standoff.tellLeftOut("notes");
    standoff.tellLeftOut("notes");
    assertThat(messages)
        .containsExactly(
            "notes: not mapped and not read: Body (2), event Giving (1), relation PartOf (1)");
  }

  @Test
  void aBrokenLineIsNamed() {
    assertBroken("notes/a.ann:2: is no line of brat's standoff format: rash", "", "rash");
    assertBroken(
        "notes/a.ann:1: 40 to 50 is no stretch of its text of 42 characters", "T1\tADR 40 50\tx");
    assertBroken(
        "notes/a.ann:1: says \"itch\" where the text has \"rash\"; the text was changed",
        "T1\tADR 20 24\titch");
  }

  private void assertBroken(String message, String... lines) {
    assertThatThrownBy(() -> normalized(TEXT, lines))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(message)
        .hasMessageEndingWith("; mend this line or remove it");
  }

  private List<String> normalized(String text, String... lines) throws IOException {
    return standoff
        .normalized(Path.of("notes/a.ann"), String.join("\n", lines), text)
        .lines()
        .toList();
  }
}
