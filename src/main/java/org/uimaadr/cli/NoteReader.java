package org.uimaadr.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.uimaadr.context.ReactionStatus;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.eval.EvaluatedNote;
import org.uimaadr.text.MentionAnnotations;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/** Sends documents through the pipeline and takes its answer out of the CAS. */
final class NoteReader implements AutoCloseable {

  private final AnalysisEngine engine;
  private final JCas jcas;

  /** Opens the pipeline. */
  NoteReader(AnalysisEngineDescription pipeline) throws UIMAException {
    engine = AnalysisEngineFactory.createEngine(pipeline);
    jcas = engine.newJCas();
  }

  /**
   * Reads one document.
   *
   * @param id of the document, for errors
   * @param text its text
   */
  EvaluatedNote.Answer read(String id, String text) throws UIMAException, IOException {
    jcas.reset();
    jcas.setDocumentText(text);
    jcas.setDocumentLanguage("en");
    engine.process(jcas);
    String error = jcas.select(AdrDocument.class).single().getError();
    if (error != null) {
      throw new IOException(id + " could not be annotated: " + error);
    }
    return answer();
  }

  private EvaluatedNote.Answer answer() {
    List<TypedSpan> mentions = new ArrayList<>();
    jcas.select(Mention.class)
        .forEach(mention -> MentionAnnotations.span(mention).ifPresent(mentions::add));
    List<TypedSpan> affirmed = new ArrayList<>();
    jcas.select(Reaction.class)
        .filter(reaction -> ReactionStatus.of(reaction).isSuffered())
        .forEach(reaction -> MentionAnnotations.span(reaction).ifPresent(affirmed::add));
    List<CorpusRelation> relations = new ArrayList<>();
    for (AdrRelation relation : jcas.select(AdrRelation.class)) {
      MentionAnnotations.span(relation.getDrug())
          .ifPresent(
              drug ->
                  MentionAnnotations.target(relation)
                      .flatMap(MentionAnnotations::span)
                      .ifPresent(target -> relations.add(new CorpusRelation(drug, target))));
    }
    return new EvaluatedNote.Answer(mentions, affirmed, relations);
  }

  @Override
  public void close() {
    engine.destroy();
  }
}
