package org.uimaadr.text;

import java.util.Optional;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.Dose;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugDose;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/** The annotation types that stand for mention types and for the relations between mentions. */
public final class MentionAnnotations {

  private MentionAnnotations() {}

  /** A new annotation of that type, not yet in the indexes. */
  public static Mention create(JCas jcas, MentionType type) {
    return switch (type) {
      case REACTION -> new Reaction(jcas);
      case DRUG -> new Drug(jcas);
      case DOSE -> new Dose(jcas);
    };
  }

  /** The annotation type that stands for a mention type. */
  public static Class<? extends Mention> annotationType(MentionType type) {
    return switch (type) {
      case REACTION -> Reaction.class;
      case DRUG -> Drug.class;
      case DOSE -> Dose.class;
    };
  }

  /** The annotation type that stands for a relation. */
  public static Class<? extends AdrRelation> annotationType(RelationType type) {
    return switch (type) {
      case DRUG_REACTION -> DrugReaction.class;
      case DRUG_DOSE -> DrugDose.class;
    };
  }

  /**
   * A new relation, not yet in the indexes; it covers both mentions and the words between them.
   *
   * @param drug the drug
   * @param target the reaction that is blamed on it, or its dose
   */
  public static AdrRelation relation(JCas jcas, Drug drug, Mention target) {
    AdrRelation relation;
    if (target instanceof Reaction reaction) {
      DrugReaction drugReaction = new DrugReaction(jcas);
      drugReaction.setReaction(reaction);
      relation = drugReaction;
    } else {
      DrugDose drugDose = new DrugDose(jcas);
      drugDose.setDose((Dose) target);
      relation = drugDose;
    }
    relation.setDrug(drug);
    relation.setBegin(Math.min(drug.getBegin(), target.getBegin()));
    relation.setEnd(Math.max(drug.getEnd(), target.getEnd()));
    return relation;
  }

  /** What an annotation stands for; empty for a type of mention that this project does not know. */
  public static Optional<TypedSpan> span(Mention mention) {
    return type(mention).map(type -> new TypedSpan(type, mention.getBegin(), mention.getEnd()));
  }

  /** What a relation leads to from its drug; empty if that is not set. */
  public static Optional<Mention> target(AdrRelation relation) {
    if (relation instanceof DrugReaction drugReaction) {
      return Optional.ofNullable(drugReaction.getReaction());
    }
    return relation instanceof DrugDose drugDose
        ? Optional.ofNullable(drugDose.getDose())
        : Optional.empty();
  }

  private static Optional<MentionType> type(Mention mention) {
    if (mention instanceof Reaction) {
      return Optional.of(MentionType.REACTION);
    }
    if (mention instanceof Drug) {
      return Optional.of(MentionType.DRUG);
    }
    return mention instanceof Dose ? Optional.of(MentionType.DOSE) : Optional.empty();
  }
}
