package org.uimaadr.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.eval.PrecisionRecall;
import org.uimaadr.model.HuggingFaceExport;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.SentenceProbability;
import org.uimaadr.model.TorchScriptExport;
import org.uimaadr.torch.EncoderConfig;
import org.uimaadr.torch.NetworkWeights;
import org.uimaadr.train.ExtraText;
import org.uimaadr.train.ModelAverage;
import org.uimaadr.train.ModelTuning;
import org.uimaadr.train.OperatingPointCost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code adr model}: shows, checks, tunes, averages and exports model bundles. */
@Command(
    name = "model",
    description =
        "Shows and checks model bundles, chooses their thresholds anew, averages them, and writes them for other programs.")
final class ModelCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing command: info, verify, tune, average or export");
  }

  @Command(
      name = "info",
      description = {
        "Shows what a bundle says about its model: heads, shape, thresholds, training.",
        "Its figures stand in its MODEL_CARD.md, and in model.json in full."
      })
  void info(
      @Parameters(
              arity = "0..1",
              paramLabel = "BUNDLE",
              defaultValue = ModelBundle.BUNDLED,
              description =
                  "Folder of a model bundle, or classpath: and a folder. Default: the bundled model.")
          String location)
      throws IOException {
    ModelBundle bundle = ModelBundle.open(location);
    ModelMetadata model = bundle.metadata();
    EncoderConfig encoder = model.encoder();
    PrintWriter out = spec.commandLine().getOut();
    out.println("name              " + model.name());
    out.println("version           " + model.version());
    out.println("sha256            " + bundle.sha256());
    out.println("heads             " + heads(model));
    out.printf(
        Locale.ROOT,
        "encoder           BERT, %d layers of %d, %d attention heads, %,d word pieces%s%n",
        encoder.layers(),
        encoder.hiddenSize(),
        encoder.heads(),
        encoder.vocabularySize(),
        model.lowerCase() ? " in lower case" : "");
    out.printf("window            up to %d word pieces%n", model.maxPieces());
    printOperatingPoints(out, model);
    out.println("training");
    out.println(
        new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create()
            .toJson(withoutFigures(model.training())));
    out.flush();
  }

  private static JsonObject withoutFigures(JsonObject training) {
    JsonObject rest = training.deepCopy();
    rest.remove("metrics");
    return rest;
  }

  @Command(
      name = "verify",
      description = "Checks every file of a bundle against its SHA-256 and every tensor's shape.")
  void verify(
      @Parameters(
              arity = "0..1",
              paramLabel = "BUNDLE",
              defaultValue = ModelBundle.BUNDLED,
              description =
                  "Folder of a model bundle, or classpath: and a folder. Default: the bundled model.")
          String location)
      throws IOException {
    ModelBundle bundle = ModelBundle.open(location);
    NetworkWeights weights = bundle.readWeights();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s %s is whole: %d tensors, sha256 %s%n",
        bundle.metadata().name(),
        bundle.metadata().version(),
        weights.tensors().size(),
        bundle.sha256());
    out.flush();
  }

  @Command(
      name = "tune",
      description =
          "Chooses calibration and operating points anew on the development part of a corpus, as training does,"
              + " and writes them with the figures into the bundle; the weights stay as they are.")
  void tune(
      @Parameters(paramLabel = "BUNDLE", description = "Folder of a model bundle.") Path folder,
      @Option(
              names = "--corpus",
              required = true,
              paramLabel = "DIR",
              description = "Folder of ADE-Corpus V2, in its original or Hugging Face's packaging.")
          Path corpus,
      @Option(
              names = "--extra",
              paramLabel = "DIR",
              description =
                  "Extra text that the model was trained on, too; its development part is tuned on. Can be"
                      + " repeated.")
          List<String> extra,
      @Mixin SplitOptions split)
      throws IOException {
    split.require(new Usage(spec));
    Corpus sentences = Corpus.read(corpus, false);
    CorpusDivision division = split.divide(sentences, corpus);
    ModelMetadata tuned =
        ModelTuning.onDevelopment(
            folder,
            division,
            new LearntSentences(split, sentences, corpus)
                .leak(
                    ModelBundle.open(folder.toString()).metadata(),
                    division,
                    CorpusPart.DEVELOPMENT),
            ExtraText.readAll(extra == null ? List.of() : extra));
    PrintWriter out = spec.commandLine().getOut();
    printOperatingPoints(out, tuned);
    out.flush();
  }

  @Command(
      name = "average",
      description = {
        "Writes the mean of several models' weights: of models that were trained further from one another, or from the same one.",
        "Name, reading and thresholds are those of the first; choose them anew with adr model tune."
      })
  void average(
      @Parameters(
              arity = "2..*",
              paramLabel = "BUNDLE[:WEIGHT]",
              description =
                  "Folder of a model bundle, or classpath: and a folder, and how much it counts (default: 1).")
          List<String> bundles,
      @Option(
              names = {"-o", "--output"},
              required = true,
              paramLabel = "BUNDLE",
              description = "Folder of the bundle to write; it must not exist.")
          Path output)
      throws IOException {
    List<ModelAverage.Part> parts = new ArrayList<>();
    try {
      for (String bundle : bundles) {
        parts.add(ModelAverage.Part.of(bundle));
      }
      ModelAverage.write(parts, output);
    } catch (IllegalArgumentException e) {
      throw new Usage(spec).wrong(e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("Wrote " + output);
    out.flush();
  }

  @Command(
      name = "export",
      description = {
        "Writes a bundle for other programs; docs/export.md says how they use it.",
        "huggingface: a checkpoint of transformers for each head, in folders classifier, tagger-reaction, ...;"
            + " without relation heads.",
        "torchscript: model.pt with all heads for torch.jit.load, DJL and libtorch, and its tokenizer.json."
      })
  void export(
      @Parameters(
              paramLabel = "BUNDLE",
              description = "Folder of a model bundle, or classpath: and a folder.")
          String location,
      @Option(
              names = {"-o", "--output"},
              required = true,
              paramLabel = "DIR",
              description = "Folder to write; it must be empty or not exist.")
          Path output,
      @Option(
              names = "--format",
              required = true,
              description = "What to write: huggingface or torchscript.")
          String format)
      throws IOException {
    new Usage(spec).requireOneOf("--format", format, List.of("huggingface", "torchscript"));
    ModelBundle bundle = ModelBundle.open(location);
    if (format.equals("huggingface")) {
      HuggingFaceExport.write(bundle, output);
    } else {
      TorchScriptExport.write(bundle, output);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("Wrote " + output);
    out.flush();
  }

  private static void printOperatingPoints(PrintWriter out, ModelMetadata model) {
    if (model.sentenceHead()) {
      SentenceProbability sentence = model.calibration().sentence();
      out.printf(
          Locale.ROOT,
          "sentences         log-odds are logit / %.2f %+.2f, the document's surest other counts up to %.2f nats%n",
          sentence.temperature(),
          sentence.bias(),
          sentence.surestOther());
    }
    model
        .operatingPoints()
        .forEach(
            (name, thresholds) ->
                out.printf(
                    Locale.ROOT,
                    "%-17s sentence threshold %.4f, nats taken from O %s%s%s%n",
                    name,
                    thresholds.sentence(),
                    thresholds.outsidePenalty(),
                    thresholds.documentPenalty().isEmpty()
                        ? ""
                        : ", in documents " + thresholds.documentPenalty(),
                    thresholds.relations().isEmpty()
                        ? ""
                        : ", least confidence of a relation "
                            + thresholds.relations()
                            + (thresholds.soleRelations().isEmpty()
                                ? ""
                                : ", of a mention's most probable one "
                                    + thresholds.soleRelations())));
    printCosts(out, model);
  }

  /** What the operating points cost on development data, a line for each part. */
  static void printCosts(PrintWriter out, ModelMetadata model) {
    for (OperatingPointCost cost : OperatingPointCost.of(model)) {
      out.printf(
          Locale.ROOT,
          "%-17s sentences %s%s on %s%s%n",
          cost.point(),
          inWords(cost.sentences()),
          cost.reactions()
              .map(counts -> ", reactions (strict, all sentences) " + inWords(counts))
              .orElse(""),
          cost.part(),
          cost.wish().isEmpty() ? "" : " (asks for a " + cost.wish() + ")");
    }
  }

  private static String inWords(PrecisionRecall counts) {
    return String.format(
        Locale.ROOT,
        "P %.1f R %.1f F1 %.1f",
        100 * counts.precision(),
        100 * counts.recall(),
        100 * counts.f1());
  }

  private static String heads(ModelMetadata model) {
    String taggers = model.taggers().isEmpty() ? "" : "taggers " + model.taggers();
    String relations = model.relations().isEmpty() ? "" : " relations " + model.relations();
    return (model.sentenceHead() ? "sentence " : "") + taggers + relations;
  }
}
