package org.uimaadr.model;

import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.WindowMaker;
import org.uimaadr.torch.EncoderConfig;
import org.uimaadr.torch.NetworkHeads;

/**
 * What a bundle's {@code model.json} says about the model.
 *
 * @param name name of the model
 * @param version version of the model, not of the software
 * @param sentenceHead whether it classifies sentences
 * @param taggers the types of mentions it tags, in the order of their layers
 * @param relations the relations it finds between them, in the order of their heads
 * @param encoder shape of the encoder
 * @param maxPieces most word pieces of a window, special tokens not counted
 * @param blockPieces most word pieces, special tokens counted, that neighbouring sentences share
 *     when they are read together, as the model has learnt to read; 0 for each alone
 * @param lowerCase whether the tokenizer lower-cases the text
 * @param operatingPoints thresholds by the name of their operating point; {@link #BALANCED} is
 *     always there, and each has a penalty for every tagger and a threshold for every relation
 * @param calibration of the probabilities of every head
 * @param training how the model was made, for people: data, split, seed, hyper-parameters, metrics
 *     with their protocol
 */
public record ModelMetadata(
    String name,
    String version,
    boolean sentenceHead,
    List<MentionType> taggers,
    List<RelationType> relations,
    EncoderConfig encoder,
    int maxPieces,
    int blockPieces,
    boolean lowerCase,
    Map<String, Thresholds> operatingPoints,
    Calibration calibration,
    JsonObject training) {

  /** Name of the operating point that is taken when none is asked for. */
  public static final String BALANCED = "balanced";

  /** Rejects a model without heads, windows beyond the encoder, and missing thresholds. */
  public ModelMetadata {
    taggers = List.copyOf(taggers);
    relations = List.copyOf(relations);
    operatingPoints = Collections.unmodifiableMap(new LinkedHashMap<>(operatingPoints));
    training = training.deepCopy();
    Set<MentionType> tagged = Set.copyOf(taggers);
    Set<RelationType> related = Set.copyOf(relations);
    require(!name.isBlank() && !version.isBlank(), "a model has a name and a version");
    require(tagged.size() == taggers.size(), "a model has one tagger per type at most");
    require(related.size() == relations.size(), "a model has one head per relation at most");
    for (RelationType relation : relations) {
      require(
          tagged.contains(RelationType.SOURCE) && tagged.contains(relation.target()),
          "a relation " + relation + " has taggers for both its mentions");
    }
    require(sentenceHead || !taggers.isEmpty(), "a model has a sentence head or a tagger");
    require(
        maxPieces > 0 && maxPieces <= encoder.maxPositions() - WindowMaker.SPECIAL_TOKENS,
        "maxPieces is from 1 to " + (encoder.maxPositions() - WindowMaker.SPECIAL_TOKENS));
    require(blockPieces >= 0, "blockPieces is 0 or more");
    require(operatingPoints.containsKey(BALANCED), "a model has the operating point " + BALANCED);
    operatingPoints.forEach(
        (point, thresholds) -> {
          require(
              thresholds.outsidePenalty().keySet().equals(tagged),
              "operating point " + point + " has a penalty for each tagger and no other");
          require(
              tagged.containsAll(thresholds.documentPenalty().keySet()),
              "operating point " + point + " has penalties in documents for its taggers only");
          require(
              thresholds.relations().keySet().equals(related),
              "operating point " + point + " has a threshold for each relation and no other");
          require(
              related.containsAll(thresholds.soleRelations().keySet()),
              "operating point " + point + " has thresholds of sole relations for its own only");
        });
    require(
        calibration.taggers().keySet().equals(tagged),
        "the calibration has a temperature for each tagger and no other");
    require(
        calibration.relations().keySet().equals(related),
        "the calibration has a temperature for each relation and no other");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("Broken rule: " + rule);
    }
  }

  @Override
  public JsonObject training() {
    return training.deepCopy();
  }

  /** The same model with another account of how it was made. */
  public ModelMetadata withTraining(JsonObject account) {
    return new ModelMetadata(
        name,
        version,
        sentenceHead,
        taggers,
        relations,
        encoder,
        maxPieces,
        blockPieces,
        lowerCase,
        operatingPoints,
        calibration,
        account);
  }

  /** The same model with other thresholds, calibrated otherwise. */
  public ModelMetadata withDecisions(Map<String, Thresholds> points, Calibration other) {
    return new ModelMetadata(
        name,
        version,
        sentenceHead,
        taggers,
        relations,
        encoder,
        maxPieces,
        blockPieces,
        lowerCase,
        points,
        other,
        training);
  }

  /**
   * How neighbouring sentences are read.
   *
   * @param wished most word pieces that they shall share; null as the model has learnt to read
   * @return most word pieces that they share: no more than a window holds
   */
  public int blockPieces(Integer wished) {
    return Math.min(wished == null ? blockPieces : wished, maxPieces + WindowMaker.SPECIAL_TOKENS);
  }

  /** Names the model where there may be others. */
  public String nameAndVersion() {
    return name + ", version " + version;
  }

  /** The heads as their tensors name them. */
  public NetworkHeads heads() {
    return new NetworkHeads(
        sentenceHead,
        taggers.stream().map(MentionType::name).toList(),
        relations.stream().map(RelationType::name).toList());
  }

  /**
   * The thresholds of an operating point.
   *
   * @param operatingPoint a name of {@link #operatingPoints}, or a probability as text, which then
   *     is the threshold for sentences beside the other thresholds of {@link #BALANCED}
   * @throws IllegalArgumentException if it is neither; the message lists the names
   */
  public Thresholds thresholds(String operatingPoint) {
    Thresholds named = operatingPoints.get(operatingPoint);
    if (named != null) {
      return named;
    }
    try {
      return operatingPoints.get(BALANCED).withSentence(Double.parseDouble(operatingPoint));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The model "
              + name
              + " has no operating point '"
              + operatingPoint
              + "'; choose one of "
              + operatingPoints.keySet()
              + " or a probability from 0 to 1",
          e);
    }
  }
}
