package org.uimaadr.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.collection.CollectionReaderDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.resource.metadata.FeatureDescription;
import org.apache.uima.resource.metadata.TypeDescription;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.InvalidXMLException;
import org.apache.uima.util.XMLInputSource;
import org.uimaadr.corpus.GoldAnnotationMapper;
import org.uimaadr.corpus.GoldMapping;
import org.uimaadr.train.ExtraText;
import picocli.CommandLine.Option;

/** A folder with somebody's own annotations, and what they stand for. */
final class AnnotatedInput {

  private static final String XMI = "xmi";
  private static final String BRAT = "brat";
  private static final String TYPE_SYSTEM = "typesystem.xml";

  /** The labels that {@code adr annotate --format brat} writes. */
  private static final List<String> BRAT_LABELS =
      List.of(
          "REACTION=REACTION",
          "DRUG=DRUG",
          "DOSE=DOSE",
          "DRUG_REACTION=DRUG_REACTION",
          "DRUG_DOSE=DRUG_DOSE");

  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder with annotations of your own to learn from, sub-folders included; beside --corpus or instead of it. Can be repeated, each with its --format and --map.")
  private Path folder;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "Format of --input: xmi or brat (NAME.txt beside NAME.ann).")
  private String format;

  @Option(
      names = "--map",
      paramLabel = "TYPE=TARGET",
      split = ",(?![^\\[]*\\])",
      splitSynopsisLabel = ",",
      description = {
        "What your types or labels stand for: REACTION, DRUG, DOSE, DRUG_REACTION or DRUG_DOSE, as in --map ADR=REACTION,Drug=DRUG or --map their.Entity[kind=ADR]=REACTION.",
        "What is mapped counts as annotated exhaustively. Default: what adr annotate writes."
      })
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--type-system",
      paramLabel = "FILE",
      description =
          "Type system of the XMI files; files called TypeSystem.xml in the folder are found without.")
  private Path typeSystem;

  /** Refuses what can be told wrong before anything is read. */
  void require(Usage usage) {
    usage.requireOneOf("--format", format, List.of(XMI, BRAT));
    try {
      mapping();
    } catch (IllegalArgumentException e) {
      throw usage.wrong("--map: " + e.getMessage());
    }
  }

  private GoldMapping mapping() {
    if (rules.isEmpty()) {
      return format.equals(XMI) ? GoldMapping.own() : GoldMapping.parse(BRAT_LABELS);
    }
    return GoldMapping.parse(rules);
  }

  /**
   * The reader of the folder, and the engine that makes gold annotations of what it reads.
   *
   * @throws IOException if there is nothing to read, or nothing that may be trained on
   */
  GoldSource source() throws UIMAException, IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + ": is no folder; give one with annotated documents");
    }
    ExtraText.requireForTraining(folder);
    String ending = format.equals(XMI) ? ".xmi" : ".ann";
    if (files(ending).isEmpty()) {
      throw new IOException(
          "%s: holds no file with the ending %s; give another folder, or another --format"
              .formatted(folder, ending));
    }
    GoldMapping toOwn = format.equals(XMI) ? mapping() : mapping().toOwn();
    return new GoldSource(
        folder.toString(),
        format.equals(XMI) ? xmiReader() : bratReader(),
        List.of(
            AnalysisEngineFactory.createEngineDescription(
                GoldAnnotationMapper.class,
                GoldAnnotationMapper.PARAM_MAPPING,
                toOwn.rules().toArray(String[]::new))));
  }

  private CollectionReaderDescription xmiReader() throws UIMAException, IOException {
    return CollectionReaderFactory.createReaderDescription(
        XmiInputReader.class,
        typeSystem(),
        XmiInputReader.PARAM_SOURCE_LOCATION,
        folder.toString(),
        XmiInputReader.PARAM_PATTERNS,
        "[+]**/*.xmi",
        XmiInputReader.PARAM_LENIENT,
        true,
        XmiInputReader.PARAM_OVERRIDE_DOCUMENT_METADATA,
        true);
  }

  private CollectionReaderDescription bratReader() throws UIMAException {
    return CollectionReaderFactory.createReaderDescription(
        BratInputReader.class,
        BratInputReader.PARAM_SOURCE_LOCATION,
        folder.toString(),
        BratInputReader.PARAM_PATTERNS,
        "[+]**/*.ann",
        BratInputReader.PARAM_MAPPING,
        BratInputReader.MAPPING,
        BratInputReader.PARAM_LABELS,
        mapping().rules().toArray(String[]::new));
  }

  /** All types that are known here, and those of the folder. */
  private TypeSystemDescription typeSystem() throws UIMAException, IOException {
    List<Path> files = new ArrayList<>(files(TYPE_SYSTEM));
    if (typeSystem != null) {
      files.add(typeSystem);
    }
    TypeSystemDescription known = TypeSystemDescriptionFactory.createTypeSystemDescription();
    known.resolveImports();
    for (Path file : files) {
      try {
        TypeSystemDescription theirs =
            UIMAFramework.getXMLParser()
                .parseTypeSystemDescription(new XMLInputSource(file.toFile()));
        theirs.resolveImports();
        Stream.of(theirs.getTypes()).forEach(type -> add(type, known));
      } catch (InvalidXMLException e) {
        throw new IOException(
            file + ": is no type system of UIMA (" + e.getMessage() + "); export it again", e);
      }
    }
    return known;
  }

  /**
   * Adds what is not known yet. UIMA's own merging would stop where exported type systems have lost
   * the element types of lists.
   */
  private static void add(TypeDescription type, TypeSystemDescription known) {
    TypeDescription same = known.getType(type.getName());
    if (same == null) {
      same = known.addType(type.getName(), type.getDescription(), type.getSupertypeName());
    }
    Set<String> features =
        Stream.of(same.getFeatures()).map(FeatureDescription::getName).collect(Collectors.toSet());
    for (FeatureDescription feature : type.getFeatures()) {
      if (!features.contains(feature.getName())) {
        same.addFeature(
            feature.getName(),
            feature.getDescription(),
            feature.getRangeTypeName(),
            feature.getElementType(),
            feature.getMultipleReferencesAllowed());
      }
    }
  }

  private List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
