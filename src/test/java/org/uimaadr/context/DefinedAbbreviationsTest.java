package org.uimaadr.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinedAbbreviationsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "He took methotrexate (MTX) weekly.| MTX| methotrexate",
        "He took methotrexate [MTX] weekly.| MTX| methotrexate",
        "He took MTX (methotrexate) weekly.| MTX| methotrexate",
        "It was toxic epidermal necrolysis (TEN).| TEN| toxic epidermal necrolysis",
        "Drug reaction with eosinophilia and systemic symptoms (DRESS; biopsy).| DRESS| Drug reaction with eosinophilia and systemic symptoms",
        "Use of nonsteroidal anti-inflammatory drugs (NSAIDs) went on.| NSAIDs| nonsteroidal anti-inflammatory drugs",
        "Given acetylsalicylic acid (ASA) and clopidogrel.| asa| acetylsalicylic acid",
        "He had HIT (heparin-induced thrombocytopenia).| HIT| heparin-induced thrombocytopenia",
      })
  void aDefinition(String text, String shortForm, String longForm) {
    assertThat(DefinedAbbreviations.of(text).longForm(shortForm)).contains(longForm);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Methotrexate was stopped. (MTX)| MTX",
        "He was well on penicillin (PCN allergy noted).| PCN",
        "Blood pressure rose (PRN dosing).| PRN",
        "A rash (see below) came.| see below",
        "Warfarin (5 mg) was given.| 5 mg",
        "Bleeding (INR 8) on warfarin.| INR 8",
      })
  void noDefinition(String text, String shortForm) {
    assertThat(DefinedAbbreviations.of(text).longForm(shortForm)).isEmpty();
  }

  @Test
  void ofTwoDefinitionsTheFirstHolds() {
    DefinedAbbreviations abbreviations =
        DefinedAbbreviations.of(
            "Acute coronary syndrome (ACS). Abdominal compartment syndrome (ACS).");
    assertThat(abbreviations.longForm("ACS")).contains("Acute coronary syndrome");
  }

  @Test
  void bracketsThatStayOpenTakeLinearTime() {
    String text = "toxicity (of ".repeat(100_000);
    assertThat(DefinedAbbreviations.of(text).longForm("of")).isEmpty();
  }
}
