package org.uimaadr.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In each note a section's name stands before its header in angle brackets, "<>" ends one. */
class SectionsTest {

  private final Sections sections = new Sections();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          History of Present Illness:              | HISTORY_OF_PRESENT_ILLNESS
          HPI: 54F with a rash                     | HISTORY_OF_PRESENT_ILLNESS
          PMH: htn                                 | PAST_HISTORY
          PAST MEDICAL HISTORY                     | PAST_HISTORY
          Past medical history                     | PAST_HISTORY
          ## Family History                        | FAMILY_HISTORY
          FHx: mother - penicillin                 | FAMILY_HISTORY
          **Social History:** smokes               | SOCIAL_HISTORY
          Allergies: PCN (hives)                   | ALLERGIES
          Allergies (verified with wife): none     | ALLERGIES
          ALLERGIES / ADRs / INTOLERANCES:         | ALLERGIES
          Allergies & Sensitivities                | ALLERGIES
          Adverse Drug Reactions - sulfa           | ALLERGIES
          ALLERGIES    NKDA                        | ALLERGIES
          Current meds:                            | MEDICATIONS
          TTOs:                                    | MEDICATIONS
          2. Brief Hospital Course:                | HOSPITAL_COURSE
          A/P:                                     | ASSESSMENT_PLAN
          # Assessment & Plan #                    | ASSESSMENT_PLAN
          Imp: drug rash                           | ASSESSMENT_PLAN
          ROS: no fever                            | REVIEW_OF_SYSTEMS
          O/E: well                                | PHYSICAL_EXAM
          Bloods: Cr 210                           | LABS
          Procedures performed:                    | PROCEDURES
          Discharge Instructions:                  | INSTRUCTIONS
          RETURN PRECAUTIONS:                      | INSTRUCTIONS
          Safety-netting:                          | INSTRUCTIONS
          - Medication counselling: may cause rash | INSTRUCTIONS
          He has allergies to dust                 |
          She denies allergies: none               |
          """)
  void aHeaderOpensItsSection(String line, String name) {
    assertThat(sections.of(line).stream().map(Section::name))
        .isEqualTo(name == null ? List.of() : List.of(name));
  }

  @Test
  void aSectionReachesToTheNextHeader() {
    finds(
        """
        <HISTORY_OF_PRESENT_ILLNESS>HPI: rash after
        amoxicillin.
        <FAMILY_HISTORY>Family History:
        Mother: hives

        <ASSESSMENT_PLAN>Plan: stop.
        """);
  }

  @Test
  void anUnderlineMakesAHeader() {
    finds("<ALLERGIES>Allergies\n---------\nPCN\n<MEDICATIONS>Medications\n===========\nnone\n");
  }

  @Test
  void headersInMidLineNeedACapitalAndAColon() {
    finds("<PAST_HISTORY>PMH: HTN. <FAMILY_HISTORY>FH: father MI. <ALLERGIES>All: PCN (hives)");
    finds("<MEDICATIONS>Meds: aspirin; <ALLERGIES>Allergies: sulfa");
  }

  @Test
  void anUnknownHeadingEndsASection() {
    finds("<FAMILY_HISTORY>FAMILY HISTORY:\nhives\n<>WARD ROUND:\nrash today\n");
    finds("<FAMILY_HISTORY># Family history\nhives\n<># Ward round\nrash today\n");
    finds("<ALLERGIES>ALLERGIES:\nPENICILLIN\nSULFA\n");
  }

  @Test
  void anInlineSectionThatImpliesSomethingEndsBeforeRunningText() {
    finds("<ALLERGIES>Allergies: PCN (hives)\n<>Pt presents with a rash after starting Bactrim\n");
    finds("<ALLERGIES>Allergies: PCN (hives)\n\n<>Seen in clinic.\n");
    finds("<ALLERGIES>Allergies: PCN (hives)\nSulfa - rash\ncodeine - nausea\n");
    finds(
        "<FAMILY_HISTORY>Family history:\nMother - MI\n\n<>She presented today with hives from Keflex\n");
  }

  @Test
  void instructionsGoOnBehindEmptyLines() {
    finds("<INSTRUCTIONS>Discharge instructions: rest\n\nStop the tablets if you get a rash\n");
  }

  @Test
  void segmentsOfCtakesComeFirst() throws Exception {
    CAS note = cas("Alpha: hives\nAllergies: hives");
    segment(note, 0, 13, "20112", "Family Medical History");
    segment(note, 13, 29, "Ward_Round", null);
    assertThat(sections.of(note))
        .containsExactly(
            new Section("FAMILY_HISTORY", SectionImplication.FAMILY, 0, 13),
            new Section("WARD_ROUND", SectionImplication.NONE, 13, 29));
  }

  @Test
  void oneSegmentForAllIsNone() throws Exception {
    CAS note = cas("Allergies: hives");
    segment(note, 0, 16, "SIMPLE_SEGMENT", null);
    assertThat(sections.of(note)).extracting(Section::name).containsExactly("ALLERGIES");
  }

  @Test
  void headingsOfDkproComeNext() throws Exception {
    CAS note = cas("x Family history x hives x Plan x stop");
    annotation(note, Sections.DKPRO_HEADING, 2, 16);
    annotation(note, Sections.DKPRO_HEADING, 27, 31);
    assertThat(sections.of(note))
        .containsExactly(
            new Section("FAMILY_HISTORY", SectionImplication.FAMILY, 2, 27),
            new Section("ASSESSMENT_PLAN", SectionImplication.NONE, 27, 38));
  }

  @Test
  void soDoNamedDivisions() throws Exception {
    CAS note = cas("hives");
    AnnotationFS division = annotation(note, Sections.DKPRO_DIVISION, 0, 5);
    division.setStringValue(division.getType().getFeatureByBaseName("divType"), "allergies");
    assertThat(sections.of(note)).extracting(Section::name).containsExactly("ALLERGIES");
  }

  @Test
  void aDocumentWithoutTextHasNone() throws Exception {
    assertThat(sections.of(cas(null))).isEmpty();
  }

  private void finds(String marked) {
    String text = marked.replaceAll("<\\w*>", "");
    StringBuilder found = new StringBuilder(text);
    List<Section> all = sections.of(text);
    for (int i = all.size() - 1; i >= 0; i--) {
      boolean gap =
          all.get(i).end() < text.length()
              && (i + 1 == all.size() || all.get(i + 1).begin() > all.get(i).end());
      if (gap) {
        found.insert(all.get(i).end(), "<>");
      }
      found.insert(all.get(i).begin(), "<" + all.get(i).name() + ">");
    }
    assertThat(found.toString()).isEqualTo(marked);
  }

  private static CAS cas(String text) throws Exception {
    TypeSystemDescription types =
        CasCreationUtils.mergeTypeSystems(
            List.of(
                TypeSystemDescriptionFactory.createTypeSystemDescription(
                    "org.apache.ctakes.typesystem.types.TypeSystem"),
                TypeSystemDescriptionFactory.createTypeSystemDescription(
                    "desc.type.LexicalUnits")));
    CAS cas = CasCreationUtils.createCas(types, null, null);
    cas.setDocumentText(text);
    return cas;
  }

  private static void segment(CAS cas, int begin, int end, String id, String preferred) {
    AnnotationFS segment = annotation(cas, Sections.CTAKES_SEGMENT, begin, end);
    segment.setStringValue(segment.getType().getFeatureByBaseName("id"), id);
    segment.setStringValue(segment.getType().getFeatureByBaseName("preferredText"), preferred);
  }

  private static AnnotationFS annotation(CAS cas, String type, int begin, int end) {
    AnnotationFS annotation = cas.createAnnotation(cas.getTypeSystem().getType(type), begin, end);
    cas.addFsToIndexes(annotation);
    return annotation;
  }
}
