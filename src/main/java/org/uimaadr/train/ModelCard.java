package org.uimaadr.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.uimaadr.corpus.AdeCorpus;
import org.uimaadr.eval.PrecisionRecall;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.SentenceProbability;
import org.uimaadr.model.Thresholds;
import org.uimaadr.text.MentionType;

/**
 * Writes a bundle's MODEL_CARD.md from what its model.json says; nothing stands in a card that is
 * not there.
 */
public final class ModelCard {

  private static final Map<MentionType, String> TARGETS =
      Map.of(
          MentionType.REACTION,
          "the reactions they are blamed for",
          MentionType.DOSE,
          "their doses");

  private static final String SHA_256 = "sha256";

  private final StringBuilder out = new StringBuilder();

  private ModelCard() {}

  /** The card in Markdown. */
  public static String of(ModelMetadata metadata) {
    ModelCard card = new ModelCard();
    card.write(metadata);
    return card.out.toString();
  }

  private void write(ModelMetadata metadata) {
    JsonObject training = metadata.training();
    line("# %s", metadata.nameAndVersion());
    line("");
    List<String> found = new ArrayList<>();
    if (metadata.sentenceHead()) {
      found.add("sentences that state an adverse drug reaction (ADR)");
    }
    if (!metadata.taggers().isEmpty()) {
      found.add(
          "the words that name "
              + String.join(" and ", metadata.heads().taggers()).toLowerCase(Locale.ROOT));
    }
    line("Finds %s in English biomedical text.", String.join(" and ", found));
    if (!metadata.relations().isEmpty()) {
      line(
          "It relates drugs to %s.",
          metadata.relations().stream()
              .map(relation -> TARGETS.get(relation.target()))
              .collect(Collectors.joining(" and to ")));
    }
    line("It is a help for people who read reports, not a medical device: a person decides.");
    line("");
    line("## How it was made");
    line("");
    line("| | |");
    line("|---|---|");
    account(training);
    learntFrom(training);
    line("## Operating points");
    line("");
    boolean related = !metadata.relations().isEmpty();
    line(
        "| name | sentence threshold | of a document's surest sentence | lowering of O, nats |%s",
        related ? " least confidence of a relation |" : "");
    line("|---|---|---|---|%s", related ? "---|" : "");
    metadata
        .operatingPoints()
        .forEach(
            (name, point) ->
                line(
                    "| %s | %.4f | %.2f | %s |%s",
                    name,
                    point.sentence(),
                    point.document(),
                    point.outsidePenalty()
                        + (point.documentPenalty().isEmpty()
                            ? ""
                            : ", in documents " + point.documentPenalty()),
                    related ? " " + relations(point) + " |" : ""));
    line("");
    costs(OperatingPointCost.of(metadata));
    probabilities(metadata.calibration().sentence());
    line("## Figures");
    line("");
    line("F1 in %%, 95 %% intervals by resampling abstracts 1,000 times.");
    training
        .getAsJsonArray(RecordedFigures.METRICS)
        .forEach(metrics -> figures(metrics.getAsJsonObject()));
    if (training.has(RecordedFigures.NOTES)) {
      training
          .getAsJsonArray(RecordedFigures.NOTES)
          .forEach(notes -> notes(notes.getAsJsonObject()));
    }
    madeOf(training);
    line("");
    line("## Limits");
    line("");
    line("- Text of another kind than the data it was trained on is harder for it.");
    line(
        "- Annotators agree exactly on few span boundaries: read overlap figures beside strict ones.");
    if (metadata.taggers().contains(MentionType.DOSE)) {
      line(
          "- Doses and what they belong to are experimental: they are learnt from %s sentences only, and not told from doses elsewhere.",
          training.has(TrainedBundle.DOSE_SENTENCES)
              ? training.get(TrainedBundle.DOSE_SENTENCES).getAsString()
              : "few");
    }
    if (knowsAdeCorpus(training)) {
      adeCorpus();
    }
  }

  private void costs(List<OperatingPointCost> costs) {
    if (costs.isEmpty()) {
      return;
    }
    boolean reactions = costs.stream().anyMatch(cost -> cost.reactions().isPresent());
    line("What they find and what they cost where they were chosen, in %%:");
    line("");
    line(
        "| operating point | part | ADR sentence P | R | F1 |%s asks of sentences |",
        reactions ? " reaction (strict, all sentences) P | R | F1 |" : "");
    line("|---|---|---|---|---|%s---|", reactions ? "---|---|---|" : "");
    for (OperatingPointCost cost : costs) {
      line(
          "| %s | %s | %s |%s %s |",
          cost.point(),
          cost.part(),
          shares(cost.sentences()),
          cost.reactions().map(counts -> " " + shares(counts) + " |").orElse(""),
          cost.wish());
    }
    line("");
  }

  private static String shares(PrecisionRecall counts) {
    return String.format(
        Locale.ROOT,
        "%.1f | %.1f | %.1f",
        100 * counts.precision(),
        100 * counts.recall(),
        100 * counts.f1());
  }

  /** Bundles of before have a temperature alone, and their cards do not tell it. */
  private void probabilities(SentenceProbability sentence) {
    if (sentence.equals(SentenceProbability.tempered(sentence.temperature()))) {
      return;
    }
    line(
        "Probability of a sentence: log-odds = logit / %.2f %+.2f nats; where another sentence of its document surely states"
            + " an ADR %.2f nats more, where surely none does as much less.",
        sentence.temperature(), sentence.bias(), sentence.surestOther());
    line("");
  }

  /** Whether it, or a model that it was made of, was trained on the corpus. */
  private static boolean knowsAdeCorpus(JsonObject training) {
    return training.has("data") && isAdeCorpus(training.get("data").getAsString())
        || BaseModel.Bundle.madeOf(training).stream().anyMatch(ModelCard::knowsAdeCorpus);
  }

  /** By the name that people give the corpus, or by its reader's collection id. */
  private static boolean isAdeCorpus(String data) {
    return data.toLowerCase(Locale.ROOT).replace(' ', '-').contains(AdeCorpus.NAME);
  }

  private void adeCorpus() {
    line(
        "- The data are single sentences of case reports: clinical notes and patients' own words are much harder.");
    line("- Drugs are annotated in the corpus in sentences with a reaction only.");
    line("");
    line(
        "Source of the data: Gurulingappa et al., Development of a benchmark corpus to support the automatic extraction");
    line("of drug-related adverse effects from medical case reports, J Biomed Inform 45(5), 2012.");
  }

  private void account(JsonObject training) {
    for (Map.Entry<String, JsonElement> entry : training.entrySet()) {
      if (entry.getValue().isJsonPrimitive()) {
        line("| %s | %s |", words(entry.getKey()), entry.getValue().getAsString());
      }
    }
    for (String part : List.of("options", TrainedBundle.PRETRAINING)) {
      if (training.has(part)) {
        training
            .getAsJsonObject(part)
            .entrySet()
            .forEach(
                e ->
                    line(
                        "| %s%s | %s |",
                        part.equals("options") ? "" : "pretraining: ",
                        words(e.getKey()),
                        plain(e.getValue())));
      }
    }
    line("");
  }

  private void learntFrom(JsonObject training) {
    if (training.has(TrainedBundle.EXTRA_TEXT)) {
      extraText(training.getAsJsonArray(TrainedBundle.EXTRA_TEXT));
    }
    if (training.has(TrainedBundle.TEACHING)) {
      teaching(training.getAsJsonObject(TrainedBundle.TEACHING));
    }
  }

  /** A model has seen all that the ones have seen which it was made of: each is told once. */
  private void madeOf(JsonObject training) {
    if (!BaseModel.Bundle.madeOf(training).isEmpty()) {
      line("");
      line("## Models that it was made of");
      line("");
      line("What these have learnt from it knows, too.");
      line("");
      madeOf(training, new HashSet<>());
    }
  }

  private void madeOf(JsonObject training, Set<String> told) {
    if (training.has(TrainedBundle.BASE_TRAINING)) {
      another(
          "trained further from",
          training.get("base").getAsString(),
          training.getAsJsonObject(TrainedBundle.BASE_TRAINING),
          told);
    }
    for (JsonObject teacher : Teaching.teachers(training)) {
      another("a teacher", nameOf(teacher), teacher, told);
    }
    for (JsonObject other : ModelAverage.averagedWith(training)) {
      another("in the mean", nameOf(other), other, told);
    }
  }

  private static String nameOf(JsonObject training) {
    return training.has("name") ? training.get("name").getAsString() : "a model";
  }

  private void another(String role, String name, JsonObject training, Set<String> told) {
    if (training.has(SHA_256) && !told.add(training.get(SHA_256).getAsString())) {
      return;
    }
    line("### %s (%s)", name, role);
    line("");
    line("| | |");
    line("|---|---|");
    account(training);
    learntFrom(training);
    madeOf(training, told);
  }

  private void extraText(JsonArray extras) {
    line("Text that it was trained on beside the corpus:");
    line("");
    line(
        "| text | documents | kept for development | times an epoch | share of what training saw, %% |");
    line("|---|---|---|---|---|");
    for (JsonElement element : extras) {
      JsonObject extra = element.getAsJsonObject();
      line(
          "| %s | %d | %d | %s | %s |",
          extra.get("name").getAsString(),
          extra.get("trainingDocuments").getAsInt(),
          extra.get("developmentDocuments").getAsInt(),
          extra.get("weight").getAsString(),
          percent(extra.get("shareOfWindows")));
    }
    line("");
  }

  private void teaching(JsonObject teaching) {
    line(
        "Models whose answers it learnt: %d (see below), weighed %s against the labels.",
        teaching.getAsJsonArray("models").size(), teaching.get("share").getAsString());
    if (teaching.has("unlabelledText")) {
      JsonObject text = teaching.getAsJsonObject("unlabelledText");
      line(
          "They also answered for text without labels: %s, %d sentences, of which an epoch saw %d, %s %% of all that training saw.",
          text.get("name").getAsString(),
          text.get("sentences").getAsInt(),
          text.get("sentencesOfAnEpoch").getAsInt(),
          percent(teaching.get("shareOfWindowsWithoutLabels")));
    }
    line("");
  }

  private void notes(JsonObject notes) {
    notes("### " + notes.get("part").getAsString(), notes);
    line("");
    line("%s. Intervals by resampling documents.", notes.get("protocol").getAsString());
    notes
        .getAsJsonArray("groups")
        .forEach(
            group -> {
              JsonObject figures = group.getAsJsonObject();
              notes(
                  "#### By %s: %s"
                      .formatted(
                          figures.get("trait").getAsString(), figures.get("value").getAsString()),
                  figures);
            });
  }

  private void notes(String heading, JsonObject figures) {
    line("");
    line("%s, %d documents", heading, figures.get("documents").getAsInt());
    line("");
    line("| found | P | R | F1 | 95 %% interval |");
    line("|---|---|---|---|---|");
    for (JsonElement score : figures.getAsJsonArray("scores")) {
      row(score.getAsJsonObject().get("name").getAsString(), score.getAsJsonObject());
    }
    line("");
    line("| reported as affirmed reactions | number | share | 95 %% interval |");
    line("|---|---|---|---|");
    for (JsonElement element : figures.getAsJsonArray("reportedAsAffirmed")) {
      JsonObject share = element.getAsJsonObject();
      line(
          "| %s | %d of %d | %s | %s |",
          share.get("name").getAsString(),
          share.get("reported").getAsInt(),
          share.get("of").getAsInt(),
          percent(share.get("share")),
          interval(share.getAsJsonObject("shareInterval")));
    }
  }

  private void figures(JsonObject metrics) {
    line("");
    line("### %s", metrics.get("part").getAsString());
    line("");
    boolean sentences = metrics.has("classification");
    line(
        "%d %s, %d %s (%.1f %%). Split: %s. Gated by the sentence: %s. %s.",
        metrics.get("sentences").getAsInt(),
        sentences
            ? "sentences of " + metrics.get("abstracts").getAsInt() + " abstracts or documents"
            : "documents",
        metrics.get("positives").getAsInt(),
        sentences ? "positive" : "with a reaction",
        100 * metrics.get("prevalence").getAsDouble(),
        metrics.get("split").getAsString(),
        plain(metrics.get("gated")),
        metrics.get("protocol").getAsString());
    if (metrics.has("leak")) {
      JsonObject leak = metrics.getAsJsonObject("leak");
      line(
          "Known from training or development: %s %% of the sentences are copies (of the positive %s %%), %s %% share an abstract.",
          percent(leak.get("copies")),
          percent(leak.get("positiveCopies")),
          percent(leak.get("sharedAbstracts")));
    }
    line("");
    line("| figure | P | R | F1 | 95 %% interval |");
    line("|---|---|---|---|---|");
    if (metrics.has("classification")) {
      JsonObject classification = metrics.getAsJsonObject("classification");
      row("ADR sentence", classification);
      line(
          "| PR-AUC | | | %s | %s |",
          percent(classification.get("prAuc")),
          interval(classification.getAsJsonObject("prAucInterval")));
    }
    for (JsonElement spans : metrics.getAsJsonArray("spans")) {
      JsonObject group = spans.getAsJsonObject();
      String rules =
          ", "
              + group.get("match").getAsString()
              + ", "
              + group.get("scope").getAsString()
              + " sentences";
      group
          .getAsJsonObject("types")
          .entrySet()
          .forEach(type -> row(type.getKey() + rules, type.getValue().getAsJsonObject()));
    }
    if (metrics.has("relations")) {
      metrics.getAsJsonArray("relations").forEach(group -> relations(group.getAsJsonObject()));
    }
  }

  private void relations(JsonObject group) {
    String rules =
        ", %s, %s sentences, %s"
            .formatted(
                group.get("match").getAsString(),
                group.get("scope").getAsString(),
                group.get("source").getAsString().replace('_', ' '));
    group
        .getAsJsonObject("targets")
        .entrySet()
        .forEach(
            target ->
                row("DRUG - " + target.getKey() + rules, target.getValue().getAsJsonObject()));
  }

  private void row(String name, JsonObject counts) {
    line(
        "| %s | %s | %s | %s | %s |",
        name,
        percent(counts.get("precision")),
        percent(counts.get("recall")),
        percent(counts.get("f1")),
        interval(counts.getAsJsonObject("f1Interval")));
  }

  private static String interval(JsonObject interval) {
    return percent(interval.get("low")) + " - " + percent(interval.get("high"));
  }

  /** What is not defined is null, or has been left out by a writer that writes no nulls. */
  private static String percent(JsonElement share) {
    return share == null || share.isJsonNull()
        ? "n/a"
        : String.format(Locale.ROOT, "%.1f", 100 * share.getAsDouble());
  }

  private static String plain(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : value.toString().replace("\"", "");
  }

  /** {@code bestEpoch} as "best epoch". */
  private static String words(String camelCase) {
    return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private static String relations(Thresholds point) {
    return point.relations()
        + (point.soleRelations().isEmpty()
            ? ""
            : ", of a mention's most probable one " + point.soleRelations());
  }

  private void line(String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
