package org.uimaadr.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionAnnotations;
import org.uimaadr.text.SentenceSource;
import org.uimaadr.text.SentenceSplitter;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/**
 * Notes with drugs in {braces} and reactions in (( double brackets )); what is marked, in order.
 */
class ContextMarkerTest {

  private final ContextMarker marker =
      new ContextMarker(
          ContextTriggers.bundled(), SectionHeaders.bundled(), new SentenceSource(null));

  @Test
  void aSectionMarksItsReactions() throws Exception {
    marks(
        """
        Family History:
        ((anaphylaxis)) to {penicillin}
        Past Medical History: ((angioedema)) on {lisinopril}
        Allergies: {codeine} - ((n/v))
        HPI: ((rash)) after {amoxicillin}
        Discharge instructions: look out for ((bleeding)). You were admitted with ((bruising)) from {warfarin}.
        """,
        "anaphylaxis family_member FAMILY_HISTORY",
        "angioedema historical PAST_HISTORY",
        "n/v historical ALLERGIES",
        "rash HISTORY_OF_PRESENT_ILLNESS",
        "bleeding conditional INSTRUCTIONS",
        "bruising INSTRUCTIONS");
  }

  @Test
  void aSentenceThatEndsWithAColonSpeaksForTheListBelowIt() throws Exception {
    marks(
        """
        Stop {Lamictal} and call if you notice:
        - ((rash))
        - ((mouth sores))

        He had ((hives)) from {penicillin}.
        """,
        "rash conditional",
        "mouth sores conditional",
        "hives");
    marks(
        "On {statin} denies:\n((myalgia))\n((weakness))\n", "myalgia negated", "weakness negated");
  }

  @Test
  void aLineWrapDoesNotEndAScopeAndABulletDoes() throws Exception {
    marks(
        "She has taken {amoxicillin} twice before now and denies any\n((rash)) or ((hives)).\n",
        "rash negated",
        "hives negated");
    marks("- {statin}: no ((myalgia))\n- ((cough)) on {lisinopril}\n", "myalgia negated", "cough");
  }

  @Test
  void drugsGetTheSectionOnly() throws Exception {
    JCas note = note("Family history: mother denies {penicillin} allergy\n");
    marker.mark(note);
    Drug drug = note.select(Drug.class).single();
    assertThat(drug.getSection()).isEqualTo("FAMILY_HISTORY");
    assertThat(drug.getPolarity()).isZero();
    assertThat(drug.getSubject()).isNull();
  }

  @Test
  void mentionsOutsideAllSentencesAreMarkedAlone() throws Exception {
    JCas note = note("((rash)) No ((fever)). No ((hives))\n");
    new AdrSentence(note, 5, 14).addToIndexes();
    marker.mark(note);
    assertThat(note.select(Reaction.class).map(Mention::getPolarity)).containsExactly(1, -1, 1);
  }

  @Test
  void nothingIsAddedOrDropped() throws Exception {
    JCas note = note("No ((rash)) with {penicillin}.\n");
    List<Mention> before = note.select(Mention.class).asList();
    marker.mark(note);
    assertThat(note.select(Mention.class).asList()).isEqualTo(before);
    marker.mark(JCasFactory.createJCas());
  }

  @Test
  void theItemsOfAListAreRelatedUnlessTheyAreAlready() throws Exception {
    JCas note = note("Allergies:\n{PCN}    ((hives))\n{sulfa} - ((rash)), ((fever))\n");
    addSentences(note);
    marker.mark(note);
    MentionAnnotations.relation(
            note, note.select(Drug.class).get(0), note.select(Reaction.class).get(0))
        .addToIndexes();
    new ListRelationWriter().write(note, "test");
    assertThat(
            note.select(DrugReaction.class)
                .map(
                    pair ->
                        pair.getDrug().getCoveredText()
                            + "+"
                            + pair.getReaction().getCoveredText()
                            + " "
                            + pair.getConfidence()))
        .containsExactly("PCN+hives 0.0", "sulfa+fever 0.85", "sulfa+rash 0.85");
  }

  private void marks(String marked, String... expected) throws Exception {
    JCas note = note(marked);
    marker.mark(note);
    assertThat(note.select(Reaction.class).map(ContextMarkerTest::named)).containsExactly(expected);
  }

  private static JCas note(String marked) throws Exception {
    MarkedSentence text = MarkedSentence.of(marked);
    JCas note = JCasFactory.createText(text.text());
    for (TypedSpan span : text.mentions()) {
      Mention mention = MentionAnnotations.create(note, span.type());
      mention.setBegin(span.begin());
      mention.setEnd(span.end());
      mention.addToIndexes();
    }
    return note;
  }

  private static void addSentences(JCas note) {
    for (TextSpan span : new SentenceSplitter().split(note.getDocumentText())) {
      AdrSentence sentence = new AdrSentence(note, span.begin(), span.end());
      sentence.addToIndexes();
      note.select(Mention.class)
          .coveredBy(sentence)
          .forEach(mention -> mention.setSentence(sentence));
    }
  }

  private static String named(Reaction reaction) {
    MentionContext context = MentionContext.of(reaction);
    List<String> names = new ArrayList<>();
    names.add(reaction.getCoveredText());
    names.add(context.polarity() < 0 ? "negated" : "");
    names.add(context.conditional() ? "conditional" : "");
    names.add(context.subject().equals(MentionContext.PATIENT) ? "" : context.subject());
    names.add(context.historyOf() > 0 ? "historical" : "");
    names.add(reaction.getSection() == null ? "" : reaction.getSection());
    return Stream.of(names.toArray(String[]::new))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
