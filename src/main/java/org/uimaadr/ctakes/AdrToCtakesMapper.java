package org.uimaadr.ctakes;

import java.util.HashMap;
import java.util.Map;
import org.apache.ctakes.core.pipeline.PipeBitInfo;
import org.apache.ctakes.core.pipeline.PipeBitInfo.TypeProduct;
import org.apache.ctakes.typesystem.type.textsem.EventMention;
import org.apache.uima.UimaContext;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/**
 * Writes drugs, reactions and the relations between them in cTAKES' types, so that cTAKES' later
 * stages and its writers see them.
 *
 * <p>A document that is mapped a second time gets nothing twice: its relations take over what
 * cTAKES' stages have found out about their arguments meanwhile. So the mapper stands before the
 * stage that sets polarity, and may stand once more behind it.
 *
 * <p>A document that cannot be mapped does not stop a pipeline: the cause is logged and stands in
 * {@link AdrDocument#getError()}.
 */
@ResourceMetaData(
    name = "ADR to cTAKES mapper",
    description = "Writes drugs, reactions and the relations between them in cTAKES' types.",
    version = "0.1.0",
    vendor = "uima-adr")
@TypeCapability(
    inputs = {
      "org.uimaadr.type.Drug",
      "org.uimaadr.type.Reaction",
      "org.uimaadr.type.DrugReaction"
    },
    outputs = {
      "org.apache.ctakes.typesystem.type.textsem.MedicationMention",
      "org.apache.ctakes.typesystem.type.textsem.SignSymptomMention",
      "org.apache.ctakes.typesystem.type.textsem.DiseaseDisorderMention",
      "org.apache.ctakes.typesystem.type.refsem.UmlsConcept",
      "org.apache.ctakes.typesystem.type.relation.CausesBringsAboutTextRelation"
    })
@PipeBitInfo(
    name = "ADR to cTAKES Mapper",
    description = "Writes drugs, reactions and the relations between them in cTAKES' types.",
    role = PipeBitInfo.Role.ANNOTATOR,
    parameters = {AdrToCtakesMapper.PARAM_LINK_MENTIONS, AdrToCtakesMapper.PARAM_REACTION_TYPE},
    usables = {TypeProduct.SECTION, TypeProduct.IDENTIFIED_ANNOTATION},
    products = {TypeProduct.IDENTIFIED_ANNOTATION, TypeProduct.GENERIC_RELATION})
public class AdrToCtakesMapper extends JCasAnnotator_ImplBase {

  /**
   * Whether a mention that cTAKES has already found over the same words (a MedicationMention for a
   * drug, a SignSymptomMention or DiseaseDisorderMention for a reaction) is used instead of a new
   * one. It stays as it is.
   */
  public static final String PARAM_LINK_MENTIONS = "AdrLinkMentions";

  @ConfigurationParameter(
      name = PARAM_LINK_MENTIONS,
      description =
          "Whether a mention that cTAKES has already found over the same words (a MedicationMention for a drug, a SignSymptomMention or DiseaseDisorderMention for a reaction) is used instead of a new one. It stays as it is.",
      mandatory = true,
      defaultValue = "true")
  private boolean linkMentions;

  /** Type of new reactions: {@code SignSymptomMention} or {@code DiseaseDisorderMention}. */
  public static final String PARAM_REACTION_TYPE = "AdrReactionType";

  @ConfigurationParameter(
      name = PARAM_REACTION_TYPE,
      description = "Type of new reactions: SignSymptomMention or DiseaseDisorderMention.",
      mandatory = true,
      defaultValue = "SignSymptomMention")
  private String reactionType;

  private static final Logger LOG = LoggerFactory.getLogger(AdrToCtakesMapper.class);

  private MentionMapper drugs;
  private MentionMapper reactions;

  /** The component with default parameters. */
  public static AnalysisEngineDescription createAnnotatorDescription()
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(AdrToCtakesMapper.class);
  }

  /**
   * The component with a choice of types for reactions.
   *
   * @param reactionType value of {@link #PARAM_REACTION_TYPE}
   */
  public static AnalysisEngineDescription createAnnotatorDescription(String reactionType)
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(
        AdrToCtakesMapper.class, PARAM_REACTION_TYPE, reactionType);
  }

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    drugs = new MentionMapper(MentionKind.MEDICATION, linkMentions);
    try {
      reactions = new MentionMapper(MentionKind.ofReactions(reactionType), linkMentions);
    } catch (IllegalArgumentException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas jcas) {
    try {
      map(jcas);
    } catch (RuntimeException e) {
      LOG.error("A document could not be mapped to cTAKES' types", e);
      jcas.select(AdrDocument.class).forEach(document -> document.setError(e.toString()));
    }
  }

  private void map(JCas jcas) {
    Map<Mention, EventMention> mapped = new HashMap<>();
    for (Drug drug : jcas.select(Drug.class)) {
      mapped.put(drug, drugs.map(jcas, drug));
    }
    for (Reaction reaction : jcas.select(Reaction.class)) {
      mapped.put(reaction, reactions.map(jcas, reaction));
    }
    for (DrugReaction relation : jcas.select(DrugReaction.class)) {
      RelationMapper.map(
          jcas, relation, mapped.get(relation.getDrug()), mapped.get(relation.getReaction()));
    }
  }
}
