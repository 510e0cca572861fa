package org.uimaadr.context;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermNormalizerTest {

  private static final TermNormalizer PLAIN = TermNormalizer.plain();

  @ParameterizedTest
  @CsvSource({
    "Rash, rash",
    "RASHES, rash",
    "headaches, headache",
    "mouth ulcers, mouth ulcer",
    "allergies, allergy",
    "thromboses, thrombosis",
    "overdoses, overdose",
    "petechiae, petechia",
    "swollen feet, swollen foot",
    "hives, hives",
    "chills, chills",
    "gestational diabetes, gestational diabetes",
    "acute pancreatitis, acute pancreatitis",
    "tinnitus, tinnitus",
    "SJS, sjs",
    "NSAIDs, nsaid",
    "light-headedness, light headedness",
    "Stevens\u2013Johnson syndrome, stevens johnson syndrome",
    "St John's wort, st john wort",
    "Sj\u00f6gren's syndrome, sjogren syndrome",
    "haemorrhages, hemorrhage",
    "diarrhoea, diarrhea",
    "Dyspnoea, dyspnea",
    "facial oedema, facial edema",
    "lymphoedema, lymphedema",
    "hypoglycaemia, hypoglycemia",
    "hypoglycaemic episodes, hypoglycemic episode",
    "anaemia, anemia",
    "methaemoglobinaemia, methemoglobinemia",
    "oesophagitis, esophagitis",
    "tumour lysis, tumor lysis",
    "leucopenia, leukopenia",
    "amoxycillin, amoxicillin",
    "sulphasalazine, sulfasalazine",
    "creatinine 0.9 -> 2.4, creatinine 0.9 2.4",
  })
  void aTermAsPeopleReadIt(String term, String normalized) {
    assertThat(PLAIN.normalize(term)).isEqualTo(normalized);
  }

  @ParameterizedTest
  @CsvSource({
    "light-headedness, lightheadedness",
    "co-trimoxazole, cotrimoxazole",
    "vitamin B 12, vitamin B12",
    "Diarrhoeas, diarrhea",
  })
  void termsThatAreTheSame(String one, String other) {
    assertThat(key(one)).isEqualTo(key(other));
  }

  @ParameterizedTest
  @CsvSource({
    "rash, itching rash",
    "K 6.1, K 61",
    "hypoglycaemia, hyperglycaemia",
    "hypertension, hypotension",
    "creatinine 0.9 2.4, creatinine 0.92.4",
  })
  void termsThatAreNot(String one, String other) {
    assertThat(key(one)).isNotEqualTo(key(other));
  }

  @ParameterizedTest
  @CsvSource({
    "MTX, methotrexate",
    "mtx, methotrexate",
    "MTX toxicity, methotrexate toxicity",
    "methotrexate (MTX), methotrexate",
    "AKI, acute kidney injury",
    "rash (itchy), rash itchy",
  })
  void abbreviationsThatTheDocumentDefines(String term, String normalized) {
    TermNormalizer normalizer =
        TermNormalizer.ofDocument(
            "She took methotrexate (MTX) for years. Then came AKI (acute kidney injury).");
    assertThat(normalizer.normalize(term)).isEqualTo(normalized);
  }

  @Property
  void whatIsNormalizedStaysAsItIs(
      @ForAll @StringLength(max = 12) @Chars({'a', 'e', 'h', 'i', 'm', 'o', 's', ' ', '-'})
          String term) {
    String normalized = PLAIN.normalize(term);
    assertThat(key(normalized)).isEqualTo(key(term));
  }

  private static String key(String term) {
    return TermNormalizer.key(PLAIN.normalize(term));
  }
}
