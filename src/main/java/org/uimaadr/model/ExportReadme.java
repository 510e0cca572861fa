package org.uimaadr.model;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.WindowMaker;

/**
 * The {@code README.md} beside an exported model: what it answers, what is to be done with the
 * logits, what was left out. The bundle's own card follows.
 */
final class ExportReadme {

  private final ModelMetadata model;
  private final String card;

  ExportReadme(ModelBundle bundle) {
    this.model = bundle.metadata();
    this.card = bundle.modelCard();
  }

  String ofClassifier() {
    String points =
        points(thresholds -> "ADR from probability %s".formatted(thresholds.sentence()));
    return """
        ---
        library_name: transformers
        pipeline_tag: text-classification
        ---
        # %s %s: sentences

        `AutoModelForSequenceClassification`: does a sentence state an adverse drug reaction?
        Give it sentences, not documents: at most %d tokens.

        The calibrated probability of a single sentence is sigmoid((logits[1] - logits[0]) / %s + (%s)).
        Operating points:

        %s
        Not in this folder: %s.

        %s"""
        .formatted(
            model.name(),
            model.version(),
            model.maxPieces() + WindowMaker.SPECIAL_TOKENS,
            model.calibration().sentence().temperature(),
            model.calibration().sentence().bias(),
            points,
            leftOut(),
            card);
  }

  String ofTagger(MentionType type) {
    String points =
        points(
            thresholds ->
                "the log-probability of O lowered by %s nats, in documents of several sentences by %s"
                    .formatted(thresholds.penalty(type, false), thresholds.penalty(type, true)));
    return """
        ---
        library_name: transformers
        pipeline_tag: token-classification
        ---
        # %s %s: mentions of type %s

        `AutoModelForTokenClassification` with the labels O, B-%s and I-%s, one for each word piece.
        Give it sentences, not documents: at most %d tokens.

        Calibrated probabilities are softmax(logits / %s). uima-adr takes the mean of the
        log-probabilities of a word's pieces and the best path over words in which I follows B or I; with
        transformers' pipeline, `aggregation_strategy="average"` comes near to it. Operating points:

        %s
        Not in this folder: %s.

        %s"""
        .formatted(
            model.name(),
            model.version(),
            type,
            type,
            type,
            model.maxPieces() + WindowMaker.SPECIAL_TOKENS,
            model.calibration().taggers().get(type),
            points,
            leftOut(),
            card);
  }

  String ofTorchScript() {
    return """
        # %s %s as TorchScript

        `model.pt` is a module in float32 for `torch.jit.load`, DJL and libtorch; `tokenizer.json` is its
        tokenizer; `model.json` has the calibration and the thresholds. B windows, T pieces, H = %d.

        - `forward(ids, mask)`: both int64 [B, T]; a window is [CLS], the pieces of a sentence, [SEP], where
          the mask is 1, filled up with any id where the mask is 0; at most %d pieces.
          Returns a tuple:
          - sentence logits, float32 [B, T, %d]: no ADR, ADR, at each place; a sentence's answer stands at
            its [CLS], place 0;
          - tag logits, float32 [B, T, %d, 3]: O, B, I of the taggers %s;
          - hidden states, float32 [B, T, H], or [B, T, 0] without relation heads: what pair_logits reads.
        - `pair_logits(states, pairs)`: hidden states as float32 [B * T, H] and int64 [P, 6], whose columns
          are described in docs/export.md; returns float32 [P]. Relation heads: %s.

        Not in this folder: decoding of spans, sentence splitting, rules of context, dictionaries.

        %s"""
        .formatted(
            model.name(),
            model.version(),
            model.encoder().hiddenSize(),
            model.encoder().maxPositions(),
            model.sentenceHead() ? 2 : 0,
            model.taggers().size(),
            model.taggers(),
            model.relations(),
            card);
  }

  private String points(Function<Thresholds, String> words) {
    return model.operatingPoints().entrySet().stream()
        .map(point -> "- %s: %s\n".formatted(point.getKey(), words.apply(point.getValue())))
        .collect(Collectors.joining());
  }

  private String leftOut() {
    String relations =
        model.relations().isEmpty()
            ? ""
            : "the relation heads " + model.relations() + " (the TorchScript export has them), ";
    String others =
        model.calibration().sentence().surestOther() == 0
            ? ""
            : "what a document's surest other sentence says, ";
    return relations
        + "the other heads, decoding of spans, "
        + others
        + "rules of context, dictionaries";
  }
}
