package org.uimaadr.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_component.AnalysisComponent;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.ae.AdrEntityRecognizer;
import org.uimaadr.ae.AdrSentenceClassifier;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Reaction;

/**
 * Two sentences through a classifier and a tagger, as engines in one pipeline; the tagger answers
 * whatever the classifier says.
 *
 * @param classifier bundle with a sentence head
 * @param tagger bundle with a tagger of reactions
 * @param compute where and how precisely
 */
record NotebookExamples(Path classifier, Path tagger, ComputeOptions compute) {

  private static final List<String> SENTENCES =
      List.of(
          "The patient developed severe hepatotoxicity two weeks after methotrexate was started.",
          "Blood pressure was measured every morning before the first dose of the study drug.");

  /** Prints what both say and returns the same as JSON. */
  JsonArray tell(PrintWriter out) throws UIMAException {
    JsonArray answers = new JsonArray();
    AnalysisEngine engine =
        AnalysisEngineFactory.createEngine(
            AnalysisEngineFactory.createEngineDescription(
                engine(AdrSentenceClassifier.class, classifier),
                engine(AdrEntityRecognizer.class, tagger)));
    try {
      JCas jcas = engine.newJCas();
      for (String sentence : SENTENCES) {
        jcas.reset();
        jcas.setDocumentText(sentence);
        jcas.setDocumentLanguage("en");
        engine.process(jcas);
        answers.add(tell(jcas, out));
      }
    } finally {
      engine.destroy();
    }
    return answers;
  }

  private AnalysisEngineDescription engine(Class<? extends AnalysisComponent> engine, Path model)
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(
        engine,
        AdrEntityRecognizer.PARAM_MODEL_LOCATION,
        model.toString(),
        AdrEntityRecognizer.PARAM_GATE,
        false,
        AdrEntityRecognizer.PARAM_DEVICE,
        compute.device,
        AdrEntityRecognizer.PARAM_PRECISION,
        compute.precision);
  }

  private static JsonObject tell(JCas jcas, PrintWriter out) {
    AdrSentence sentence = jcas.select(AdrSentence.class).single();
    out.printf(Locale.ROOT, "%n%s%n", sentence.getCoveredText());
    out.printf(
        Locale.ROOT,
        "  %s, probability %.3f%n",
        sentence.getAdr() ? "states an ADR" : "states no ADR",
        sentence.getProbability());
    JsonObject json = new JsonObject();
    json.addProperty("text", sentence.getCoveredText());
    json.addProperty("adr", sentence.getAdr());
    json.addProperty("probability", sentence.getProbability());
    JsonArray reactions = new JsonArray();
    for (Reaction reaction : jcas.select(Reaction.class)) {
      out.printf(
          Locale.ROOT,
          "  reaction \"%s\" [%d, %d), confidence %.3f%n",
          reaction.getCoveredText(),
          reaction.getBegin(),
          reaction.getEnd(),
          reaction.getConfidence());
      JsonObject one = new JsonObject();
      one.addProperty("text", reaction.getCoveredText());
      one.addProperty("begin", reaction.getBegin());
      one.addProperty("end", reaction.getEnd());
      one.addProperty("confidence", reaction.getConfidence());
      reactions.add(one);
    }
    if (reactions.isEmpty()) {
      out.println("  no reaction");
    }
    json.add("reactions", reactions);
    return json;
  }
}
