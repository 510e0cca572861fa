package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In each text a bar stands where a sentence ends; the splitter sees the text without bars. */
class SentenceSplitterTest {

  private final SentenceSplitter splitter = new SentenceSplitter();

  @Test
  void aTerminatorAndACapitalEndASentence() {
    splits("A rash developed.¦ It faded.");
    splits("Any allergies?¦ None known!¦ Good.");
    splits("Stopped on day 3.¦ 2 days later the rash faded.");
  }

  @Test
  void quotesAndBracketsAfterAFullStopBelongToItsSentence() {
    splits("He said \"it itches.\"¦ She agreed.");
    splits("(A rash developed.)¦ It faded.");
    splits("It itched.¦ \"Badly,\" he said.");
    splits("It itched (badly.) and faded.");
  }

  @Test
  void aLowerCaseLetterCarriesOn() {
    splits("Seen by derm. today for rash.");
    splits("The pt. c/o itching.");
    splits("Rash... then fever.");
  }

  @Test
  void anEllipsisEndsASentenceBeforeACapital() {
    splits("Felt unwell...¦ Then a rash developed.");
    splits("Felt unwell…¦ Then a rash developed.");
  }

  @Test
  void withoutWhiteSpaceNothingEnds() {
    splits("Given 2.5 mg of warfarin.");
    splits("Seen at 10.30 under www.example.org today.");
  }

  @Test
  void anAbbreviationThatNeedsMoreNeverEndsASentence() {
    splits("Dr. Smith saw Mrs. Jones.");
    splits("Penicillin vs. Placebo.");
    splits("A beta-blocker, e.g. Metoprolol, or a statin, i.e. Zocor.");
    splits("Took approx. 20 tablets.");
  }

  @Test
  void anAbbreviationBeforeANumberCarriesOn() {
    splits("See Fig. 2 and case No. 5.");
    splits("Rash?¦ No.¦ Fever?¦ Yes.");
  }

  @Test
  void anAbbreviationMayEndASentence() {
    splits("Aspirin 81 mg. PO q.d. 2 tablets b.i.d. (with food).");
    splits("Aspirin 81 mg p.o. q.d.¦ The patient developed a rash.");
    splits("Given morphine i.v.¦ Endoscopy was clear.");
  }

  @Test
  void aNameMayFollowAnInitial() {
    splits("St. Mary sent J. Smith home.");
    splits("Given vitamin K.¦ He improved.");
  }

  @Test
  void aQuestionMarkBeforeASuspicionEndsNothing() {
    splits("Admitted with dyspnoea, ? PE.");
    splits("? Drug rash.");
  }

  @Test
  void deidentificationMarksDoNotSplit() {
    splits("Seen on [**2101-3-4**] by Dr. [**Last Name (NI) 12. Ltd. Co**] here.");
    splits("Seen by [**Name\n(NI) 123**] today.");
    splits("Mr. ___ was seen on ___.¦ He developed hives.");
    splits("Ms. XXXX took XXXX.¦ XXXX is allergic.");
  }

  @Test
  void aHardLineWrapCarriesOn() {
    splits(
        "The patient was started on lisinopril and then\ndeveloped a dry cough. ¦She was switched to\nlosartan.");
    splits(
        "The patient developed a severe itching rash after\nAugmentin was started for her sinusitis last week.");
    splits(
        "She was seen here in clinic by the resident and was told in\nMarch that it was a rash.");
    splits("Allergic to penicillin,\nSulfa and codeine.");
  }

  @Test
  void aBlankLineEndsASentence() {
    splits("no rash¦\n\nno fever");
    splits("no rash¦\n  \t\nno fever");
  }

  @Test
  void aHeaderStandsAloneOrKeepsItsItem() {
    splits("HISTORY OF PRESENT ILLNESS¦\nthe patient took penicillin");
    splits("Allergies:¦\npenicillin");
    splits("Allergies: penicillin (rash)¦\nMedications: none");
    splits("Past Medical History:¦\nHypertension¦\nDischarge Diagnosis: drug rash");
    splits("The patient has done well since the last visit.¦\nPLAN¦\nContinue.");
  }

  @Test
  void aWrappedWordInCapitalsIsNoHeading() {
    splits("She was found unresponsive and then brought to the\nICU.¦ Stable.");
  }

  @Test
  void bulletsStartASentence() {
    splits(
        "- rash¦\n- fever¦\n* hives¦\n• cough¦\n1. nausea¦\n2) vomiting¦\n(3) pain¦\na) chills¦\n#4 oedema¦\n[ ] itch¦\n[x] wheals");
    splits("-rash¦\n-fever¦\n•hives¦\no cough¦\n> chills¦\n-- sweats¦\niv. wheals¦\n→ none");
    splits("Allergies include: PCN¦\n- codeine causes nausea and\n  vomiting, too¦\n- sulfa");
    splits("1. Aspirin: stopped.¦ Bleeding.¦\n2. Plavix");
    splits("- lisinopril, stopped because of\n  cough¦\n- aspirin");
  }

  @Test
  void aListOfShortLinesIsSplitByLine() {
    splits("Aspirin 81 mg¦\nLisinopril 10 mg¦\nMetformin");
    splits("Medications:¦\naspirin¦\nlisinopril¦\nmetformin");
    splits("the patient took penicillin\nand developed a rash");
  }

  @Test
  void tableRowsAndRulesStandAlone() {
    splits("drug      reaction¦\npenicillin    rash¦\nsulfa\thives¦\nnone known");
    splits("| drug | reaction |¦\n| penicillin | rash |");
    splits("no rash¦\n----------¦\nno fever");
    splits("a note of two lines  with two spaces\nis no table");
  }

  @Test
  void lineEndsOfAnySystemAreTheSame() {
    splits("no rash\r\nor fever");
    splits("Aspirin¦\r\nPlavix¦\rCodeine¦\u2028Morphine");
    splits("no rash¦\r\n\r\nno fever");
  }

  @Test
  void whatHasNoEndIsOneSentence() {
    String text = "rash and fever ".repeat(10_000).strip();
    assertThat(splitter.split(text)).containsExactly(new TextSpan(0, text.length()));
  }

  @Test
  void whiteSpaceHasNoSentences() {
    assertThat(splitter.split("")).isEmpty();
    assertThat(splitter.split(" \r\n\t\u00A0\n")).isEmpty();
  }

  @Test
  void everySentenceOfALongLineIsFound() {
    assertThat(splitter.split("A rash developed. ".repeat(1000))).hasSize(1000);
  }

  /** Each unit makes a rule look ahead or back; quadratic time would be many minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"A rash. ", "A.", "[** ", "A:\n", "- \n", "\n", ". (", "x   ", "a | b"})
  void timeGrowsLinearly(String unit) {
    String text = unit.repeat(1_000_000 / unit.length());
    assertTimeout(Duration.ofSeconds(60), () -> splitter.split(text));
  }

  private void splits(String marked) {
    String text = marked.replace("¦", "");
    List<String> expected = Stream.of(marked.split("¦")).map(String::strip).toList();
    assertThat(splitter.split(text).stream().map(sentence -> sentence.of(text)))
        .containsExactlyElementsOf(expected);
  }
}
