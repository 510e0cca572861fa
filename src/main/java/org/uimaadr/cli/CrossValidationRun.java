package org.uimaadr.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.uima.UIMAException;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.SplitName;
import org.uimaadr.eval.Bootstrap;
import org.uimaadr.eval.CrossValidation;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.FoldFigures;
import org.uimaadr.eval.Heads;
import org.uimaadr.eval.Protocol;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.report.AtomicFile;
import org.uimaadr.text.MentionType;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;

/**
 * A cross-validation whose folds are units: each is trained, evaluated on its test part, and
 * written to a file of its own. A run that starts again goes on with the folds that lack theirs.
 *
 * @param results folder of the files
 * @param training how each fold is trained
 * @param split which folds
 * @param out where progress and figures go
 */
record CrossValidationRun(Path results, TrainingRun training, SplitOptions split, PrintWriter out) {

  private static final String SUMMARY = "cross-validation.json";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** The result of a fold. */
  FoldResult result(int fold) {
    return new FoldResult(results.resolve("fold-" + fold + ".json"));
  }

  /** The folds among the given ones that are still to be done. */
  List<Integer> open(List<Integer> folds) {
    return folds.stream().filter(fold -> !result(fold).exists()).toList();
  }

  /**
   * Makes sure that all folds of the folder are trained alike.
   *
   * @throws IOException if it holds folds of other settings
   */
  void claimFolder() throws IOException {
    JsonObject settings = RunFolder.settings(training, split);
    settings.addProperty("seed", training.parameters().seed);
    new RunFolder(results).claim(settings);
  }

  /**
   * Trains and evaluates one fold and writes its result; the bundle is not kept. A fold that was
   * begun goes on at its last checkpoint, and one whose bundle is there is only evaluated.
   */
  void run(int fold) throws UIMAException, IOException {
    Path bundle = results.resolve("fold-" + fold + ".bundle");
    training.trainUnlessDone(split, fold, training.parameters().seed, bundle);
    evaluate(fold, bundle);
    RunFolder.delete(bundle);
  }

  private void evaluate(int fold, Path bundle) throws IOException {
    Corpus corpus = Corpus.read(training.corpus(), training.skipMalformed());
    CorpusDivision division = split.divide(corpus, training.corpus(), fold);
    // The sentences of SpERT's folds are all positive: there is nothing to gate.
    boolean gate = split.name() != SplitName.SPERT_10FOLD;
    DeviceKind device = DeviceKind.of(training.compute().device);
    Precision precision = Precision.of(training.compute().precision, device);
    try (AdrService service = AdrService.open(ModelBundle.open(bundle), device, precision)) {
      List<EvaluatedSentence> test =
          ScoredCorpus.read(
              service,
              division.test(),
              service.metadata().blockPieces(null),
              service.decoder(ModelMetadata.BALANCED, gate));
      Heads heads = Heads.of(service.metadata());
      Protocol protocol =
          new Protocol(
              division.describe(CorpusPart.TEST),
              division.description(),
              "bundle as it would be shipped, operating point balanced, "
                  + service.precision()
                  + Protocol.reading(
                      service.metadata().blockPieces(null),
                      service.metadata().calibration().sentence()),
              gate ? EnumSet.of(MentionType.REACTION) : Set.of(),
              Optional.of(division.leak(CorpusPart.TEST)));
      result(fold)
          .write(
              FoldFigures.of(test, heads),
              Evaluation.of(protocol, heads, test, Bootstrap.standard()));
    }
  }

  /**
   * Prints mean and spread of the folds that are done, and writes them into the folder with what
   * each fold says.
   *
   * @return what was written
   */
  JsonObject summarize(int folds) throws IOException {
    List<FoldFigures> done = new ArrayList<>();
    JsonArray each = new JsonArray();
    for (int fold = 0; fold < folds; fold++) {
      if (result(fold).exists()) {
        done.add(result(fold).read());
        JsonObject one = new JsonObject();
        one.addProperty("fold", fold);
        result(fold).summary().asMap().forEach(one::add);
        each.add(one);
        out.println(result(fold).testPart());
      }
    }
    JsonObject json = new JsonObject();
    json.addProperty("split", split.split);
    json.addProperty("foldsDone", done.size());
    json.addProperty("foldsOfSplit", folds);
    if (!done.isEmpty()) {
      CrossValidation together = CrossValidation.of(done);
      out.printf(
          "%d of %d folds of %s in %s, in %%; spread is the standard deviation of the folds' F1%n",
          done.size(), folds, split.split, results);
      out.print(together.toTable());
      together.toJson().asMap().forEach(json::add);
    }
    json.add("folds", each);
    json.add("settings", new RunFolder(results).settings());
    Path file = results.resolve(SUMMARY);
    AtomicFile.write(file, GSON.toJson(json) + "\n");
    out.printf("Wrote %s%n", file);
    out.flush();
    return json;
  }
}
