package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.collection.CollectionReaderDescription;
import org.apache.uima.fit.component.Resource_ImplBase;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.factory.ExternalResourceFactory;
import org.apache.uima.fit.pipeline.SimplePipeline;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.corpus.AdeCorpusReader;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.Safetensors;
import org.uimaadr.model.SentenceProbability;
import org.uimaadr.model.TensorStorage;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.TinyCheckpoint;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Reaction;

/** Reader and trainer as a pipeline: the corpus of testdata, the tiny checkpoint. */
class AdrTrainerTest {

  private static final String CORPUS = "testdata/corpus";

  @TempDir private Path folder;

  @Test
  void readerAndTrainerMakeABundleThatOpens() throws Exception {
    Path bundle = folder.resolve("bundle");
    train(bundle, AdrTrainer.PARAM_EPOCHS, 2, AdrTrainer.PARAM_MODEL_NAME, "toy");
    ModelMetadata metadata = ModelBundle.open(bundle).metadata();
    assertThat(metadata.name()).isEqualTo("toy");
    assertThat(metadata.sentenceHead()).isTrue();
    assertThat(metadata.taggers())
        .containsExactly(MentionType.REACTION, MentionType.DRUG, MentionType.DOSE);
    assertThat(metadata.relations())
        .containsExactly(RelationType.DRUG_REACTION, RelationType.DRUG_DOSE);
    assertThat(metadata.operatingPoints())
        .containsOnlyKeys("balanced", "high-recall", "high-precision");
    assertThat(ModelBundle.open(bundle).modelCard()).startsWith("# toy, version 1");
    assertThat(ModelBundle.open(bundle).readWeights().heads()).isEqualTo(metadata.heads());
  }

  @Test
  void dosesAndRelationsCanBeLeftOut() throws Exception {
    Path bundle = folder.resolve("bundle");
    train(bundle, AdrTrainer.PARAM_EPOCHS, 1, AdrTrainer.PARAM_RELATIONS, false);
    ModelMetadata metadata = ModelBundle.open(bundle).metadata();
    assertThat(metadata.taggers()).containsExactly(MentionType.REACTION, MentionType.DRUG);
    assertThat(metadata.relations()).isEmpty();
  }

  @Test
  void theBundleSaysHowItWasMade() throws Exception {
    Path bundle = folder.resolve("bundle");
    train(bundle, AdrTrainer.PARAM_EPOCHS, 1, AdrTrainer.PARAM_LEARNING_RATE, 1e-4f);
    JsonObject training = ModelBundle.open(bundle).metadata().training();
    assertThat(training.getAsJsonObject("options").get("learningRate").getAsDouble())
        .isEqualTo(1e-4);
    assertThat(training.get("data").getAsString()).isEqualTo("ade-corpus-v2");
    assertThat(training.get("bestEpoch").getAsInt()).isEqualTo(1);
    assertThat(
            training.getAsJsonArray("metrics").get(0).getAsJsonObject().get("part").getAsString())
        .isEqualTo("development (fold 8)");
  }

  @Test
  void extraTextIsLearntFromAndTheCardSaysHowMuchOfIt() throws Exception {
    Path bundle = folder.resolve("bundle");
    train(
        bundle,
        AdrTrainer.PARAM_EPOCHS,
        2,
        AdrTrainer.PARAM_EXTRA,
        new String[] {"testdata/training-text:2.5"},
        AdrTrainer.PARAM_VARIATION,
        0.5f,
        AdrTrainer.PARAM_BLOCK_PIECES,
        48);
    JsonObject training = ModelBundle.open(bundle).metadata().training();
    JsonObject extra = training.getAsJsonArray("extraText").get(0).getAsJsonObject();
    assertThat(extra.get("name").getAsString()).isEqualTo("training-text");
    assertThat(extra.get("weight").getAsDouble()).isEqualTo(2.5);
    assertThat(extra.get("trainingDocuments").getAsInt()).isEqualTo(8);
    assertThat(extra.get("developmentDocuments").getAsInt()).isEqualTo(2);
    assertThat(
            extra.get("shareOfWindows").getAsDouble()
                + training.get("shareOfWindowsFromTheCorpus").getAsDouble())
        .isCloseTo(1, within(1e-9));
    assertThat(
            training.getAsJsonArray("metrics").asList().stream()
                .map(metrics -> metrics.getAsJsonObject().get("part").getAsString()))
        .containsExactly("development (fold 8)", "development of the extra text (folds 8 and 9)");
    assertThat(ModelBundle.open(bundle).modelCard()).contains("| training-text | 8 | 2 | 2.5 |");
  }

  @Test
  void windowsAreLongEnoughForTheBlocks() throws Exception {
    Path bundle = folder.resolve("bundle");
    train(
        bundle,
        AdrTrainer.PARAM_EPOCHS,
        1,
        AdrTrainer.PARAM_MAX_PIECES,
        20,
        AdrTrainer.PARAM_BLOCK_PIECES,
        48);
    assertThat(ModelBundle.open(bundle).metadata().blockPieces()).isEqualTo(48);
    assertThat(ModelBundle.open(bundle).metadata().maxPieces()).isEqualTo(46);
    assertThatThrownBy(() -> train(folder.resolve("other"), AdrTrainer.PARAM_BLOCK_PIECES, 100_000))
        .hasStackTraceContaining("so a block cannot have 100000; give fewer");
  }

  @Test
  void epochsThatBringNothingEndTheTraining() throws Exception {
    AnalysisEngineDescription trainer =
        trainer(
            folder.resolve("bundle"),
            AdrTrainer.PARAM_EPOCHS,
            9,
            AdrTrainer.PARAM_PATIENCE,
            2,
            // Too small to change a decision: no epoch is better than the first.
            AdrTrainer.PARAM_LEARNING_RATE,
            1e-12f);
    ExternalResourceFactory.bindResource(
        trainer,
        AdrTrainer.RES_LISTENER,
        ExternalResourceFactory.createResourceDescription(EndOfTraining.class));
    train(trainer);
    assertThat(EndOfTraining.epoch).isEqualTo(3);
    assertThat(EndOfTraining.best).isEqualTo(1);
  }

  /** Hears when a training ends before its time. */
  public static final class EndOfTraining extends Resource_ImplBase implements TrainingListener {
    private static int epoch;
    private static int best;

    @Override
    public void onStart(CorpusDivision division) {}

    @Override
    public void onStep(int step, int steps, int inEpoch, double loss, double tokensPerSecond) {}

    @Override
    public void onEpoch(
        int of, EpochFigures figures, Optional<EpochFigures> extra, boolean isBest) {}

    @Override
    public void onEarlyStop(int lastEpoch, int bestEpoch) {
      epoch = lastEpoch;
      best = bestEpoch;
    }
  }

  @Test
  void aClassifierAloneCanBeTrained() throws Exception {
    Path bundle = folder.resolve("classifier");
    train(bundle, AdrTrainer.PARAM_EPOCHS, 2, AdrTrainer.PARAM_HEADS, new String[] {"sentence"});
    ModelBundle made = ModelBundle.open(bundle);
    assertThat(made.metadata().sentenceHead()).isTrue();
    assertThat(made.metadata().taggers()).isEmpty();
    assertThat(made.metadata().operatingPoints())
        .containsOnlyKeys("balanced", "high-recall", "high-precision");
    assertThat(made.readWeights().tensors()).containsKey("classifier.weight");
    assertThat(made.modelCard())
        .contains("Finds sentences that state an adverse drug reaction (ADR) in English");
  }

  @Test
  void aTaggerAloneCanBeTrained() throws Exception {
    Path bundle = folder.resolve("tagger");
    train(bundle, AdrTrainer.PARAM_EPOCHS, 2, AdrTrainer.PARAM_HEADS, new String[] {"REACTION"});
    ModelBundle made = ModelBundle.open(bundle);
    assertThat(made.metadata().sentenceHead()).isFalse();
    assertThat(made.metadata().taggers()).containsExactly(MentionType.REACTION);
    assertThat(made.metadata().operatingPoints()).containsOnlyKeys("balanced");
    assertThat(made.readWeights().tensors())
        .containsKey("tagger.REACTION.weight")
        .doesNotContainKeys("classifier.weight", "pooler.dense.weight");
    assertThat(made.modelCard()).contains("Finds the words that name reaction in English");
  }

  @Test
  void whereTheLastEpochIsKeptNothingIsChosen() throws Exception {
    Path bundle = folder.resolve("last");
    train(bundle, AdrTrainer.PARAM_EPOCHS, 2, AdrTrainer.PARAM_KEEP, "last");
    ModelMetadata metadata = ModelBundle.open(bundle).metadata();
    assertThat(metadata.training().get("bestEpoch").getAsInt()).isEqualTo(2);
    assertThat(metadata.operatingPoints()).containsOnlyKeys("balanced");
    assertThat(metadata.thresholds("balanced").sentence()).isEqualTo(0.5);
    assertThat(metadata.calibration().sentence()).isEqualTo(SentenceProbability.tempered(1));
    JsonObject measured = metadata.training().getAsJsonArray("metrics").get(0).getAsJsonObject();
    assertThat(measured.get("part").getAsString()).isEqualTo("test (fold 9)");
    assertThat(measured.get("protocol").getAsString()).startsWith("nothing was chosen");
    assertThat(metadata.training().get("trainingSentences").getAsInt()).isEqualTo(74 + 12);
  }

  @Test
  void withoutEpochsTheModelIsAsItWouldBegin() throws Exception {
    Path bundle = folder.resolve("untrained");
    train(bundle, AdrTrainer.PARAM_EPOCHS, 0, AdrTrainer.PARAM_KEEP, "last");
    ModelBundle made = ModelBundle.open(bundle);
    assertThat(made.metadata().training().get("bestEpoch").getAsInt()).isZero();
    assertThat(made.readWeights().tensor("classifier.bias").data()).containsOnly(0);
  }

  @Test
  void allOptionsStandInTheBundle() throws Exception {
    Path bundle = folder.resolve("bundle");
    train(
        bundle,
        AdrTrainer.PARAM_EPOCHS,
        1,
        AdrTrainer.PARAM_ACCUMULATE,
        2,
        AdrTrainer.PARAM_LAYER_DECAY,
        0.9f,
        AdrTrainer.PARAM_POSITIVE_WEIGHT,
        2f,
        AdrTrainer.PARAM_FREEZE,
        "embeddings,1");
    ModelBundle made = ModelBundle.open(bundle);
    JsonObject options = made.metadata().training().getAsJsonObject("options");
    assertThat(options.get("accumulate").getAsInt()).isEqualTo(2);
    assertThat(options.get("layerDecay").getAsDouble()).isEqualTo(0.9);
    assertThat(options.getAsJsonObject("lossWeights").get("positive").getAsDouble()).isEqualTo(2);
    assertThat(made.modelCard()).contains("| frozen | {embeddings:true,layers:1} |");
  }

  @Test
  void aBadWordIsNamedByItsSentencesAndTheCheckpointIsKept() throws Exception {
    Path bundle = folder.resolve("bundle");
    Path checkpoint = brokenCheckpoint("bleeding");
    assertThatThrownBy(
            () ->
                train(
                    bundle,
                    AdrTrainer.PARAM_BASE_MODEL,
                    checkpoint.toString(),
                    AdrTrainer.PARAM_TRAINING_BATCH_SIZE,
                    1,
                    AdrTrainer.PARAM_CHECKPOINT_EVERY,
                    1))
        .hasStackTraceContaining("The loss is no number any more at step")
        .hasStackTraceContaining("in the batch of 90000009.7.");
    assertThat(folder.resolve("bundle.training/state.json")).exists();
  }

  @Test
  void wrongExtraTextIsNamedBeforeTheCorpusIsRead() {
    assertThatThrownBy(
            () ->
                train(
                    folder.resolve("bundle"),
                    AdrTrainer.PARAM_EXTRA,
                    new String[] {"testdata/gold/notes"}))
        .hasStackTraceContaining("holds text to test with");
  }

  @Test
  void overlappingMentionsOfATypeAreSaidWithTheirDocumentAndCounted() throws Exception {
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    PrintStream standardError = System.err;
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    try {
      AnalysisEngine trainer =
          AnalysisEngineFactory.createEngine(
              trainer(folder.resolve("bundle"), AdrTrainer.PARAM_EPOCHS, 1));
      for (String document : List.of("note-1", "note-2")) {
        trainer.process(overlapping(trainer, document));
      }
      // No sentence says that it states an ADR: nothing is trained here.
      assertThatThrownBy(trainer::collectionProcessComplete)
          .hasStackTraceContaining("none of them with an adverse drug reaction");
    } finally {
      System.setErr(standardError);
    }
    assertThat(warnings.toString(StandardCharsets.UTF_8))
        .contains(
            "note-1: REACTION \"rash\" (20-24), beside REACTION \"bad rash\" (16-24), overlaps a"
                + " longer mention of its type and is not learnt",
            "note-2: REACTION \"rash\" (20-24), beside",
            "2 in all, of which each overlaps a longer mention of its type and is not learnt");
  }

  private static JCas overlapping(AnalysisEngine trainer, String document) throws UIMAException {
    JCas jcas = trainer.newJCas();
    jcas.setDocumentText("Zinc gave her a bad rash.");
    DocumentMetaData.create(jcas).setDocumentId(document);
    new AdrSentence(jcas, 0, 25).addToIndexes();
    new Reaction(jcas, 16, 24).addToIndexes();
    new Reaction(jcas, 20, 24).addToIndexes();
    return jcas;
  }

  @Test
  void theSameSeedGivesTheSameWeights() throws Exception {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    train(one, AdrTrainer.PARAM_EPOCHS, 1, AdrTrainer.PARAM_SEED, 5);
    train(two, AdrTrainer.PARAM_EPOCHS, 1, AdrTrainer.PARAM_SEED, 5);
    Map<String, FloatTensor> first = ModelBundle.open(one).readWeights().tensors();
    Map<String, FloatTensor> second = ModelBundle.open(two).readWeights().tensors();
    first.forEach(
        (name, tensor) ->
            assertThat(second.get(name).data())
                .as(name)
                .containsExactly(tensor.data(), within(1e-5f)));
  }

  @Test
  void anExistingBundleIsNotOverwritten() throws Exception {
    Path bundle = Files.createDirectory(folder.resolve("there"));
    assertThatThrownBy(() -> train(bundle, AdrTrainer.PARAM_EPOCHS, 1))
        .hasStackTraceContaining("exists already; remove it or give another folder");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamedBeforeTheCorpusIsRead() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> train(file.resolve("bundle"), AdrTrainer.PARAM_EPOCHS, 1))
        .hasStackTraceContaining("cannot be written")
        .hasStackTraceContaining("give another folder for the bundle");
  }

  @Test
  void aFolderWithoutCheckpointIsNamedBeforeTheCorpusIsRead() {
    assertThatThrownBy(
            () ->
                train(
                    folder.resolve("bundle"),
                    AdrTrainer.PARAM_BASE_MODEL,
                    folder.resolve("nothing").toString()))
        .hasStackTraceContaining("nothing")
        .hasStackTraceContaining("there is no such folder");
  }

  @Test
  void aWrongHyperparameterIsNamed() {
    assertThatThrownBy(() -> train(folder.resolve("bundle"), AdrTrainer.PARAM_DROPOUT, 1.5f))
        .hasStackTraceContaining("The dropout cannot be 1.5");
  }

  /** The tiny checkpoint with a word whose embedding is no number. */
  private Path brokenCheckpoint(String word) throws Exception {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    for (String file : List.of("config.json", "tokenizer.json")) {
      Files.copy(TinyCheckpoint.folder().resolve(file), broken.resolve(file));
    }
    int id = Files.readAllLines(TinyCheckpoint.folder().resolve("vocab.txt")).indexOf(word);
    Map<String, FloatTensor> tensors =
        Safetensors.read(TinyCheckpoint.folder().resolve("model.safetensors"));
    FloatTensor embeddings = tensors.get("bert.embeddings.word_embeddings.weight");
    embeddings.data()[Math.toIntExact(id * embeddings.shape()[1])] = Float.NaN;
    Safetensors.write(broken.resolve("model.safetensors"), tensors, tensor -> TensorStorage.F32);
    return broken;
  }

  /** Trains the tiny checkpoint on the corpus of testdata. */
  static void train(Path bundle, Object... parameters) throws Exception {
    train(trainer(bundle, parameters));
  }

  private static void train(AnalysisEngineDescription trainer) throws Exception {
    CollectionReaderDescription reader =
        CollectionReaderFactory.createReaderDescription(
            AdeCorpusReader.class, AdeCorpusReader.PARAM_CORPUS_LOCATION, CORPUS);
    SimplePipeline.runPipeline(reader, trainer);
  }

  private static AnalysisEngineDescription trainer(Path bundle, Object... parameters)
      throws UIMAException {
    AnalysisEngineDescription trainer =
        AnalysisEngineFactory.createEngineDescription(
            AdrTrainer.class,
            AdrTrainer.PARAM_BASE_MODEL,
            TinyCheckpoint.folder().toString(),
            AdrTrainer.PARAM_BUNDLE,
            bundle.toString(),
            AdrTrainer.PARAM_PRECISION,
            "fp32",
            AdrTrainer.PARAM_MAX_PIECES,
            62);
    for (int i = 0; i < parameters.length; i += 2) {
      trainer
          .getAnalysisEngineMetaData()
          .getConfigurationParameterSettings()
          .setParameterValue((String) parameters[i], parameters[i + 1]);
    }
    return trainer;
  }
}
