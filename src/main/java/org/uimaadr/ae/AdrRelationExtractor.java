package org.uimaadr.ae;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.uima.UimaContext;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.text.MentionAnnotations;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.Mention;

/**
 * Finds which drug caused which reaction, and which dose belongs to which drug, between the
 * mentions that earlier engines found, whatever engines these were. Mentions that cross the border
 * of a sentence are in no relation. A model without relation heads finds none.
 */
@ResourceMetaData(
    name = "ADR relation extractor",
    description =
        "Finds which drug caused which reaction, and which dose belongs to which drug, between the mentions that earlier engines found.",
    version = "0.1.0",
    vendor = "uima-adr")
@TypeCapability(
    inputs = {"org.uimaadr.type.Reaction", "org.uimaadr.type.Drug", "org.uimaadr.type.Dose"},
    outputs = {
      "org.uimaadr.type.AdrDocument",
      "org.uimaadr.type.DrugReaction",
      "org.uimaadr.type.DrugDose"
    })
public class AdrRelationExtractor extends AdrEngine {

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    if (metadata().relations().isEmpty()) {
      getLogger()
          .warn("The model {} has no relation heads: no relations are found", metadata().name());
    }
  }

  @Override
  public void process(JCas jcas) throws AnalysisEngineProcessException {
    if (!metadata().relations().isEmpty()) {
      super.process(jcas);
    }
  }

  @Override
  public PreparedDocument prepare(JCas jcas) {
    PreparedDocument document = super.prepare(jcas);
    List<List<TypedSpan>> mentions = new ArrayList<>();
    for (TextSpan sentence : document.sentences()) {
      mentions.add(mentionsIn(jcas, sentence));
    }
    return new PreparedDocument(document.text(), document.sentences(), mentions);
  }

  /** Each span once, even where several engines found it. */
  private static List<TypedSpan> mentionsIn(JCas jcas, TextSpan sentence) {
    return jcas.select(Mention.class)
        .coveredBy(sentence.begin(), sentence.end())
        .map(MentionAnnotations::span)
        .flatMap(Optional::stream)
        .distinct()
        .map(
            span ->
                new TypedSpan(
                    span.type(), span.begin() - sentence.begin(), span.end() - sentence.begin()))
        .toList();
  }

  @Override
  List<TypedSpan> toRelate(PreparedDocument document, int sentence, ReadSentence read) {
    return document.mentions().get(sentence);
  }

  @Override
  public void write(JCas jcas, ScoredDocument document) {
    Annotations.relations(jcas, document, componentId());
  }
}
