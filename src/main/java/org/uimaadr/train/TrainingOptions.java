package org.uimaadr.train;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uimaadr.corpus.LabelledPassage;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.WindowMaker;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.EncoderConfig;
import org.uimaadr.torch.LearningSetup;
import org.uimaadr.torch.Precision;

/**
 * How to train.
 *
 * @param epochs passes over the training part; 0 gives the model as a training would begin with it
 * @param patience epochs without a better one after which the training ends; 0 for none
 * @param keepLast whether the last epoch is kept whatever the development part says; then nothing
 *     is chosen on any part, thresholds neither
 * @param batchSize most windows of a batch
 * @param equalBatches whether all batches have this many; otherwise long windows make smaller ones
 * @param accumulate batches of a step
 * @param negativeShare share of the negative sentences that an epoch sees, drawn anew each epoch;
 *     positive ones are all seen
 * @param optimization how the optimizer steps
 * @param dropout probability of dropout, in the encoder and before the heads
 * @param lossWeights the heads, and how much each one's loss weighs
 * @param frozen what does not learn
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
    int patience,
    boolean keepLast,
    int batchSize,
    boolean equalBatches,
    int accumulate,
    double negativeShare,
    Optimization optimization,
    double dropout,
    LossWeights lossWeights,
    FrozenPart frozen,
    int seed,
    int blockPieces,
    double variation,
    double extraVariation,
    int maxPieces,
    DeviceKind device,
    Precision precision) {

  /** Rejects values that cannot work, naming the parameter. */
  public TrainingOptions {
    require(epochs >= 0, "epochs", epochs, "1 or more, or 0 for a model that is not trained");
    require(patience >= 0, "patience", patience, "1 or more epochs, or 0 to train all");
    require(batchSize >= 1, "batch size", batchSize, "1 or more");
    require(accumulate >= 1, "batches of a step", accumulate, "1 or more");
    require(
        negativeShare > 0 && negativeShare <= 1,
        "share of negatives",
        negativeShare,
        "above 0 and at most 1");
    require(dropout >= 0 && dropout < 1, "dropout", dropout, "0 or more and below 1");
    require(blockPieces >= 0, "pieces of a block", blockPieces, "0 or more");
    requireShare(variation, "variation");
    requireShare(extraVariation, "variation of the extra text");
    require(maxPieces >= 8, "pieces of a window", maxPieces, "8 or more");
  }

  private static void requireShare(double share, String name) {
    require(share >= 0 && share <= 1, name, share, "a share from 0 to 1");
  }

  static void require(boolean holds, String name, Object value, String expected) {
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
    taggers.putAll(lossWeights.taggers());
    taggers.keySet().retainAll(annotated);
    Map<RelationType, Double> relations = new EnumMap<>(RelationType.class);
    relations.putAll(lossWeights.relations());
    relations
        .keySet()
        .removeIf(
            type ->
                !targets.contains(type.target())
                    || !taggers.containsKey(type.target())
                    || !taggers.containsKey(RelationType.SOURCE));
    return new TrainingOptions(
        epochs,
        patience,
        keepLast,
        batchSize,
        equalBatches,
        accumulate,
        negativeShare,
        optimization,
        dropout,
        new LossWeights(lossWeights.sentence(), lossWeights.positive(), taggers, relations),
        frozen,
        seed,
        blockPieces,
        variation,
        extraVariation,
        maxPieces,
        device,
        precision);
  }

  /** As they stand in a bundle; how the optimizer steps stands among the others. */
  JsonObject toJson() {
    JsonObject json = new Gson().toJsonTree(this).getAsJsonObject();
    json.remove("optimization").getAsJsonObject().asMap().forEach(json::add);
    return json;
  }

  LearningSetup learningSetup() {
    return new LearningSetup(device, precision, dropout, lossWeights.positive(), frozen::contains);
  }

  /**
   * Makes sure that an encoder can read the blocks and has the layers that are frozen.
   *
   * @throws IllegalArgumentException if not
   */
  void requireFits(EncoderConfig encoder) {
    frozen.requireFits(encoder);
    if (blockPieces > encoder.maxPositions()) {
      throw new IllegalArgumentException(
          "The encoder reads %d word pieces at once, so a block cannot have %d; give fewer"
              .formatted(encoder.maxPositions(), blockPieces));
    }
  }

  /** Most word pieces of a window for an encoder, which may have fewer positions than wished. */
  int maxPieces(EncoderConfig encoder) {
    return Math.min(maxPieces, encoder.maxPositions() - WindowMaker.SPECIAL_TOKENS);
  }
}
