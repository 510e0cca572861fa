package org.uimaadr.train;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uimaadr.corpus.LabelledPassage;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.EncoderConfig;
import org.uimaadr.torch.Precision;

/**
 * How to train.
 *
 * @param epochs passes over the training part
 * @param batchSize windows of a step
 * @param negativeShare share of the negative sentences that an epoch sees, drawn anew each epoch;
 *     positive ones are all seen
 * @param learningRate greatest learning rate of AdamW
 * @param warmup share of the steps in which the rate rises from 0; it then falls to 0 in a line
 * @param weightDecay of AdamW, for weights that are neither a bias nor of a LayerNorm
 * @param clip greatest global norm of the gradients
 * @param dropout probability of dropout, in the encoder and before the heads
 * @param sentenceLossWeight weight of the sentence head's loss
 * @param taggerLossWeights weight of each tagger's loss; the bundle gets these taggers, in this
 *     order
 * @param relationLossWeights weight of each relation head's loss; the bundle gets these heads, in
 *     this order
 * @param seed of the heads' first weights, of the order of the batches, of the pairs that the
 *     relation heads see and of dropout
 * @param blockPieces most word pieces that neighbouring sentences of a document share; 0 reads each
 *     sentence alone
 * @param variation share of the corpus's sentences that are varied, see {@code TextVariation}
 * @param extraVariation likewise of the extra text's documents
 * @param maxPieces most word pieces of a window, special tokens not counted
 * @param device where to train
 * @param precision of the matrix products; the master weights are float32 always
 */
public record TrainingOptions(
    int epochs,
    int batchSize,
    double negativeShare,
    double learningRate,
    double warmup,
    double weightDecay,
    double clip,
    double dropout,
    double sentenceLossWeight,
    Map<MentionType, Double> taggerLossWeights,
    Map<RelationType, Double> relationLossWeights,
    int seed,
    int blockPieces,
    double variation,
    double extraVariation,
    int maxPieces,
    DeviceKind device,
    Precision precision) {

  private static final int SPECIAL_TOKENS = 2;

  /** Rejects values that cannot work, naming the parameter. */
  public TrainingOptions {
    require(epochs >= 1, "epochs", epochs, "1 or more");
    require(batchSize >= 1, "batch size", batchSize, "1 or more");
    require(
        negativeShare > 0 && negativeShare <= 1,
        "share of negatives",
        negativeShare,
        "above 0 and at most 1");
    require(
        learningRate > 0 && learningRate < 1,
        "learning rate",
        learningRate,
        "above 0, such as 1.5e-4");
    require(
        warmup >= 0 && warmup < 1,
        "warm-up",
        warmup,
        "a share of the steps, 0 or more and below 1");
    require(weightDecay >= 0, "weight decay", weightDecay, "0 or more");
    require(clip > 0, "clip", clip, "above 0");
    require(dropout >= 0 && dropout < 1, "dropout", dropout, "0 or more and below 1");
    require(blockPieces >= 0, "pieces of a block", blockPieces, "0 or more");
    requireShare(variation, "variation");
    requireShare(extraVariation, "variation of the extra text");
    require(maxPieces >= 8, "pieces of a window", maxPieces, "8 or more");
    taggerLossWeights = copy(MentionType.class, taggerLossWeights);
    relationLossWeights = copy(RelationType.class, relationLossWeights);
  }

  private static <T extends Enum<T>> Map<T, Double> copy(Class<T> types, Map<T, Double> weights) {
    Map<T, Double> copy = new EnumMap<>(types);
    copy.putAll(weights);
    return Collections.unmodifiableMap(copy);
  }

  private static void requireShare(double share, String name) {
    require(share >= 0 && share <= 1, name, share, "a share from 0 to 1");
  }

  private static void require(boolean holds, String name, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "The " + name + " cannot be " + value + "; give " + expected);
    }
  }

  /**
   * The same options with those heads only that the data can teach: a tagger needs sentences in
   * which its type is annotated, a relation head needs relations.
   */
  TrainingOptions thatLearnFrom(List<LabelledPassage> training) {
    Set<MentionType> annotated = EnumSet.noneOf(MentionType.class);
    Set<MentionType> targets = EnumSet.noneOf(MentionType.class);
    for (LabelledPassage passage : training) {
      annotated.addAll(passage.annotatedTypes());
      passage.relations().forEach(relation -> targets.add(relation.target().type()));
    }
    Map<MentionType, Double> taggers = new EnumMap<>(MentionType.class);
    taggers.putAll(taggerLossWeights);
    taggers.keySet().retainAll(annotated);
    Map<RelationType, Double> relations = new EnumMap<>(RelationType.class);
    relations.putAll(relationLossWeights);
    relations
        .keySet()
        .removeIf(
            type ->
                !targets.contains(type.target())
                    || !taggers.containsKey(type.target())
                    || !taggers.containsKey(RelationType.SOURCE));
    return new TrainingOptions(
        epochs,
        batchSize,
        negativeShare,
        learningRate,
        warmup,
        weightDecay,
        clip,
        dropout,
        sentenceLossWeight,
        taggers,
        relations,
        seed,
        blockPieces,
        variation,
        extraVariation,
        maxPieces,
        device,
        precision);
  }

  /** Most word pieces of a window for an encoder, which may have fewer positions than wished. */
  int maxPieces(EncoderConfig encoder) {
    return Math.min(maxPieces, encoder.maxPositions() - SPECIAL_TOKENS);
  }
}
