package org.uimaadr.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.resource.metadata.impl.TypeSystemDescription_impl;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.InvalidXMLException;
import org.uimaadr.batch.BatchRunner;
import org.uimaadr.batch.BatchSummary;
import org.uimaadr.batch.Causes;
import org.uimaadr.batch.DocumentResult;
import org.uimaadr.batch.DocumentSource;
import org.uimaadr.batch.DocumentSources;
import org.uimaadr.context.AdrDictionary;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.report.AtomicFile;
import org.uimaadr.report.ResultWriters;
import org.uimaadr.text.MentionType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code adr annotate}: annotates files and folders. */
@Command(
    name = "annotate",
    showDefaultValues = true,
    sortOptions = false,
    description = {
      "Finds adverse drug reactions in plain text (UTF-8) and XMI.",
      "",
      "Writes DIR/xmi/ID.xmi beside TypeSystem.xml, DIR/jsonl/part-NNNNN.jsonl, DIR/csv/mentions.csv, relations.csv and events.csv, DIR/brat/ID.txt and ID.ann, as the formats have it, and DIR/summary.json; a document's ID is its path below INPUT without the extension. A later run into the same folder replaces the results of documents with the same ID, all JSON Lines and CSV, and the summary."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  adr annotate notes -o results",
      "  adr annotate a.txt b.txt -o results --format jsonl --no-gate",
      "  adr annotate notes -o results --operating-point high-recall",
      "  adr annotate notes -o results --format csv,brat --dictionary codes.csv",
      "  adr annotate cas -o results --type-system cas/TypeSystem.xml"
    })
final class AnnotateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Files and folders (with their sub-folders) of .txt and .xmi.")
  private List<Path> inputs;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder for the results; made if missing.")
  private Path output;

  @Option(
      names = "--format",
      split = ",",
      defaultValue = "xmi,jsonl",
      paramLabel = "FORMAT",
      description = "Formats of the results, with commas between: ${COMPLETION-CANDIDATES}.")
  private Set<ResultFormat> formats;

  @Option(
      names = "--model",
      paramLabel = "BUNDLE",
      defaultValue = ModelBundle.BUNDLED,
      description = "Folder of a model bundle, or classpath: and a folder.")
  private String model;

  @Option(
      names = "--operating-point",
      paramLabel = "NAME",
      defaultValue = ModelMetadata.BALANCED,
      description =
          "balanced, high-recall, high-precision, or a probability: the least with which a sentence counts as stating an adverse drug reaction.")
  private String operatingPoint;

  @Option(
      names = "--no-gate",
      description = "Keep reactions in sentences that count as stating none, too.")
  private boolean noGate;

  @Option(
      names = "--dictionary",
      paramLabel = "FILE",
      description =
          "Links reactions and drugs to your codes: CSV in UTF-8 with the columns term, code, system, preferred name.")
  private Path dictionary;

  @Option(
      names = "--all-events",
      description =
          "Make events of reactions, too, that the patient is not said to have suffered: denied, warned of, of the family, indications.")
  private boolean allEvents;

  @Option(
      names = "--sentence-type",
      paramLabel = "TYPE",
      description =
          "Type of the sentences in XMI, by its full name. Default: DKPro's, else cTAKES', else our own splitter's.")
  private String sentenceType;

  @Option(
      names = "--type-system",
      paramLabel = "FILE",
      description =
          "Types of XMI that come from other software; those that are not known are left out.")
  private Path typeSystem;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Documents in work at once; they share the cores. Default: one a core.")
  private Integer threads;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "32",
      description = "Most windows of word pieces in a forward pass.")
  private int batchSize;

  @Option(
      names = "--block-pieces",
      paramLabel = "N",
      description =
          "Most word pieces that neighbouring sentences share when they are read together; 0 reads each alone."
              + " Default: as the model has learnt to read.")
  private Integer blockPieces;

  @Mixin private ComputeOptions compute;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show neither progress nor summary, only failures.")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    checkParameters();
    List<DocumentSource> documents = DocumentSources.of(inputs, ResultFormat.folders(output));
    TypeSystemDescription types = readTypes();
    checkSentenceType(types);
    prepareOutput();
    PrintWriter err = spec.commandLine().getErr();
    BatchSummary summary;
    try (AnnotationProgress progress =
        quiet ? AnnotationProgress.none() : AnnotationProgress.of(documents.size(), err)) {
      summary = annotate(documents, types, progress);
    }
    report(summary, err);
    return summary.failures().isEmpty() ? ExitStatus.DONE : ExitStatus.SOME_DOCUMENTS_FAILED;
  }

  private void checkParameters() throws IOException {
    Usage usage = new Usage(spec);
    usage.requireOneOrMore("--threads", threads == null ? 1 : threads);
    usage.requireOneOrMore("--batch-size", batchSize);
    usage.requireProcessor(compute.device, compute.precision);
    usage.requireOperatingPoint(ModelBundle.open(model).metadata(), operatingPoint);
    if (dictionary != null) {
      AdrDictionary.read(dictionary);
    }
  }

  private TypeSystemDescription readTypes() throws IOException {
    TypeSystemDescription types = new TypeSystemDescription_impl();
    if (typeSystem == null) {
      return types;
    }
    if (!Files.isRegularFile(typeSystem)) {
      throw new IOException(typeSystem + ": no such file; give the TypeSystem.xml of the XMI");
    }
    try {
      types =
          TypeSystemDescriptionFactory.createTypeSystemDescriptionFromPath(
              typeSystem.toUri().toString());
      types.resolveImports();
      return types;
    } catch (InvalidXMLException e) {
      throw new IOException(
          typeSystem
              + ": no type system description: "
              + Causes.message(e)
              + "; give the TypeSystem.xml of the XMI",
          e);
    }
  }

  private void checkSentenceType(TypeSystemDescription inputTypes)
      throws ResourceInitializationException {
    if (sentenceType == null) {
      return;
    }
    TypeSystemDescription all =
        CasCreationUtils.mergeTypeSystems(
            List.of(TypeSystemDescriptionFactory.createTypeSystemDescription(), inputTypes));
    // Of a CAS, since a description lacks the types that are built in.
    TypeSystem types = CasCreationUtils.createCas(all, null, null).getTypeSystem();
    if (types.getType(sentenceType) == null) {
      throw new Usage(spec)
          .wrong(
              "--sentence-type cannot be '"
                  + sentenceType
                  + "', which is not known; give the file that defines it with --type-system");
    }
  }

  /** Finds out before the work begins whether there is a place for its results. */
  private void prepareOutput() throws IOException {
    try {
      AtomicFile.replacing(output.resolve("summary.json")).close();
    } catch (IOException e) {
      throw new IOException(
          "Results cannot be written to " + output + " (" + e + "); give another folder with -o",
          e);
    }
  }

  private BatchSummary annotate(
      List<DocumentSource> documents, TypeSystemDescription types, AnnotationProgress progress)
      throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    int workers = Math.min(threads == null ? cores : threads, documents.size());
    ResultWriters results =
        new ResultWriters(
            EnumSet.copyOf(formats).stream().map(format -> format.writer(output)).toList());
    BatchRunner runner =
        new BatchRunner(engine(Math.max(1, cores / workers)), types, workers, results, progress);
    return StopOnInterrupt.during(
        () -> {
          BatchSummary summary = runner.run(documents);
          summary.write(output.resolve("summary.json"));
          return summary;
        },
        runner::cancel);
  }

  private AnalysisEngineDescription engine(int nativeThreads)
      throws ResourceInitializationException {
    return new AnnotationPipeline(
            model,
            operatingPoint,
            !noGate,
            compute,
            batchSize,
            blockPieces,
            nativeThreads,
            sentenceType,
            dictionary,
            allEvents)
        .description();
  }

  private void report(BatchSummary summary, PrintWriter err) {
    for (DocumentResult failure : summary.failures()) {
      err.println("failed: " + failure.error());
    }
    if (!quiet) {
      err.printf(
          Locale.ROOT,
          "%,d of %,d documents annotated in %.1f s: sentences %,d, reactions %,d, drugs %,d, doses %,d; results in %s%n",
          summary.annotated(),
          summary.documents(),
          summary.seconds(),
          summary.sentences(),
          summary.mentions().get(MentionType.REACTION),
          summary.mentions().get(MentionType.DRUG),
          summary.mentions().get(MentionType.DOSE),
          output);
    }
    err.flush();
  }
}
