package org.uimaadr.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.uimaadr.ae.AdrContextAnnotator;
import org.uimaadr.context.MentionContext;
import org.uimaadr.corpus.MarkedText;
import org.uimaadr.eval.Bootstrap;
import org.uimaadr.eval.ContextEvaluation;
import org.uimaadr.eval.ContextLabel;
import org.uimaadr.eval.EvaluatedContext;
import org.uimaadr.eval.GoldNote;
import org.uimaadr.text.MentionAnnotations;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/** Measures what {@link AdrContextAnnotator} says of gold mentions; no model takes part. */
final class ContextMeasurement {

  private ContextMeasurement() {}

  /** Reads the marked text of a folder and measures. */
  static ContextEvaluation of(Path folder) throws IOException, UIMAException {
    AnalysisEngine engine = AnalysisEngineFactory.createEngine(AdrContextAnnotator.class);
    try {
      JCas jcas = engine.newJCas();
      List<EvaluatedContext> contexts = new ArrayList<>();
      for (GoldNote note : MarkedText.read(folder).stream().map(GoldNote::of).toList()) {
        jcas.reset();
        jcas.setDocumentText(note.text());
        note.mentions().forEach(mention -> add(jcas, mention));
        for (TextSpan indication : note.indications()) {
          add(jcas, new TypedSpan(MentionType.REACTION, indication.begin(), indication.end()));
        }
        engine.process(jcas);
        contexts.addAll(EvaluatedContext.of(note, labels(jcas)));
      }
      return ContextEvaluation.of(
          "gold mentions (" + folder.toAbsolutePath().normalize().getFileName() + ")",
          contexts,
          Bootstrap.standard());
    } finally {
      engine.destroy();
    }
  }

  private static void add(JCas jcas, TypedSpan span) {
    Mention mention = MentionAnnotations.create(jcas, span.type());
    mention.setBegin(span.begin());
    mention.setEnd(span.end());
    mention.addToIndexes();
  }

  private static Map<TextSpan, Set<ContextLabel>> labels(JCas jcas) {
    Map<TextSpan, Set<ContextLabel>> labels = new HashMap<>();
    for (Reaction reaction : jcas.select(Reaction.class)) {
      labels.put(
          new TextSpan(reaction.getBegin(), reaction.getEnd()),
          labels(MentionContext.of(reaction)));
    }
    return labels;
  }

  private static Set<ContextLabel> labels(MentionContext context) {
    Set<ContextLabel> labels = EnumSet.noneOf(ContextLabel.class);
    addIf(context.affirmed(), ContextLabel.AFFIRMED, labels);
    addIf(context.polarity() < 0, ContextLabel.NEGATED, labels);
    addIf(context.conditional(), ContextLabel.HYPOTHETICAL, labels);
    addIf(!context.subject().equals(MentionContext.PATIENT), ContextLabel.FAMILY, labels);
    addIf(context.historyOf() > 0, ContextLabel.HISTORICAL, labels);
    addIf(context.uncertainty() > 0, ContextLabel.UNCERTAIN, labels);
    addIf(context.indication(), ContextLabel.INDICATION, labels);
    return labels;
  }

  private static void addIf(boolean holds, ContextLabel label, Set<ContextLabel> labels) {
    if (holds) {
      labels.add(label);
    }
  }
}
