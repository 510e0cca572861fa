package org.uimaadr.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/** Drugs in {braces}, reactions in [brackets]; then the pairs, and the confidence of the first. */
class ListRelationsTest {

  private final ListRelations lists = new ListRelations();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {PCN} ([hives])                                  ; PCN+hives                     ; 0.95
          Allergies: {PCN} ([hives], [rash]), {sulfa} ([n/v]) ; PCN+hives PCN+rash sulfa+n/v ; 0.95
          {codeine} -> [n/v]                               ; codeine+n/v                   ; 0.9
          {lisinopril}: [cough]                            ; lisinopril+cough              ; 0.9
          {aspirin} 81 mg = [GI upset]                     ; aspirin+GI upset              ; 0.9
          - {Sulfa} - [rash], [itching]                    ; Sulfa+rash Sulfa+itching      ; 0.85
          {Penicillin}     [anaphylaxis]    severe         ; Penicillin+anaphylaxis        ; 0.85
          {Penicillin}     severe     [anaphylaxis]        ; Penicillin+anaphylaxis        ; 0.85
          | {Latamoxef} | [rash] | mild |                  ; Latamoxef+rash                ; 0.85
          {PCN}/{amoxicillin} - [rash]                     ; PCN+rash amoxicillin+rash     ; 0.85
          {PCN}, {sulfa} - [rash]                          ; sulfa+rash                    ; 0.85
          {PCN} - severe [hives] and [swelling]            ; PCN+hives PCN+swelling        ; 0.85
          [Hives]: {PCN}, {sulfa}                          ; PCN+hives sulfa+hives         ; 0.8
          [hives] ({PCN})                                  ; PCN+hives                     ; 0.8
          [rash] with {Bactrim}, [cough] with {lisinopril} ; Bactrim+rash lisinopril+cough ; 0.7
          {codeine} causes [nausea]                        ; codeine+nausea                ; 0.7
          {morphine}, [itching]                            ; morphine+itching              ; 0.7
          {NSAIDs} [GI bleed]                              ; NSAIDs+GI bleed               ; 0.7
          {PCN} (unknown), {codeine} ([nausea])            ; codeine+nausea                ; 0.95
          {PCN} (childhood) . Today [rash]                 ;                               ;
          """)
  void theItemsOfAnAllergyListAreRelated(String marked, String pairs, Double confidence) {
    MarkedSentence line = MarkedSentence.of(marked);
    List<ListedPair> found = lists.of(line.text(), line.mentions(), true);
    assertThat(named(line, found)).isEqualTo(pairs == null ? "" : pairs.toLowerCase());
    if (confidence != null) {
      assertThat(found.get(0).confidence()).isEqualTo(confidence);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {PCN} ([hives])                                       ; PCN+hives
          Intolerances {codeine} -> [n/v]                       ; codeine+n/v
          {Penicillin}     [anaphylaxis]    severe              ; Penicillin+anaphylaxis
          {morphine}, [itching]                                 ;
          [headache] ({ibuprofen})                              ;
          [rash] with {Bactrim}                                 ;
          She was seen for her {warfarin} ([bleeding] in March) ;
          """)
  void elsewhereOnlyLinesThatSayLittleElseAreLists(String marked, String pairs) {
    MarkedSentence line = MarkedSentence.of(marked);
    assertThat(named(line, lists.of(line.text(), line.mentions(), false)))
        .isEqualTo(pairs == null ? "" : pairs.toLowerCase());
  }

  private static String named(MarkedSentence line, List<ListedPair> pairs) {
    return pairs.stream()
        .map(pair -> words(line, pair.drug()) + "+" + words(line, pair.reaction()))
        .collect(Collectors.joining(" "))
        .toLowerCase();
  }

  private static String words(MarkedSentence line, TypedSpan span) {
    assertThat(span.type()).isNotEqualTo(MentionType.DOSE);
    return span.span().of(line.text());
  }
}
