package org.uimaadr.ae;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.uima.UimaContext;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.StringArray;
import org.apache.uima.resource.ResourceInitializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.AdrServices;
import org.uimaadr.model.MentionPlace;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.OpenModels;
import org.uimaadr.model.PairScores;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.model.ScoredRelation;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.text.SentenceSource;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.AdrDocument;

/**
 * What the ADR engines have in common: their parameters, the shared open model, and the three steps
 * {@link #prepare}, {@link #score} and {@link #write}. {@code process} runs them in a row.
 *
 * <p>A document that cannot be annotated does not stop a pipeline: the cause is logged and stands
 * in {@link AdrDocument#getError()}.
 */
public abstract class AdrEngine extends JCasAnnotator_ImplBase {

  /**
   * Model bundle: a folder, a {@code file:} URI, or {@code classpath:} and a folder. Default: the
   * bundled model.
   */
  public static final String PARAM_MODEL_LOCATION = "AdrModelLocation";

  @ConfigurationParameter(
      name = PARAM_MODEL_LOCATION,
      mandatory = true,
      defaultValue = ModelBundle.BUNDLED,
      description =
          "Model bundle: a folder, a file: URI, or classpath: and a folder. Default:"
              + " the bundled model.")
  private String modelLocation;

  /**
   * Type of the sentences to read, by its full name. Default: DKPro's sentences if the document has
   * any, else cTAKES', else those of a splitter of our own.
   */
  public static final String PARAM_SENTENCE_TYPE = "AdrSentenceType";

  @ConfigurationParameter(
      name = PARAM_SENTENCE_TYPE,
      mandatory = false,
      description =
          "Type of the sentences to read, by its full name. Default: DKPro's sentences"
              + " if the document has any, else cTAKES', else those of a splitter of our"
              + " own.")
  private String sentenceType;

  /**
   * {@code balanced}, {@code high-recall} or {@code high-precision}, or a probability as text,
   * which then is the sentence threshold beside the balanced tagger thresholds.
   */
  public static final String PARAM_OPERATING_POINT = "AdrOperatingPoint";

  @ConfigurationParameter(
      name = PARAM_OPERATING_POINT,
      mandatory = true,
      defaultValue = ModelMetadata.BALANCED,
      description =
          "balanced, high-recall or high-precision, or a probability as text, which"
              + " then is the sentence threshold beside the balanced tagger thresholds.")
  private String operatingPoint;

  /** Whether reactions are kept only in sentences that are decided to state an ADR. */
  public static final String PARAM_GATE = "AdrGate";

  @ConfigurationParameter(
      name = PARAM_GATE,
      mandatory = true,
      defaultValue = "true",
      description =
          "Whether reactions are kept only in sentences that are decided to state an ADR.")
  private boolean gate;

  /** Where to compute: {@code auto} (a GPU if there is one), {@code cpu} or {@code gpu}. */
  public static final String PARAM_DEVICE = "AdrDevice";

  @ConfigurationParameter(
      name = PARAM_DEVICE,
      mandatory = true,
      defaultValue = "auto",
      description = "Where to compute: auto (a GPU if there is one), cpu or gpu.")
  private String device;

  /** {@code auto} (bf16 where the processor has it), {@code fp32} or {@code bf16}. */
  public static final String PARAM_PRECISION = "AdrPrecision";

  @ConfigurationParameter(
      name = PARAM_PRECISION,
      mandatory = true,
      defaultValue = "auto",
      description = "auto (bf16 where the processor has it), fp32 or bf16.")
  private String precision;

  /**
   * Most word pieces that neighbouring sentences share when they are read together, so that each is
   * understood by the others; 0 reads each sentence alone. Default: as the model has learnt to
   * read.
   */
  public static final String PARAM_BLOCK_PIECES = "AdrBlockPieces";

  @ConfigurationParameter(
      name = PARAM_BLOCK_PIECES,
      mandatory = false,
      description =
          "Most word pieces that neighbouring sentences share when they are read together, so"
              + " that each is understood by the others; 0 reads each sentence alone. Default: as"
              + " the model has learnt to read.")
  private Integer blockPieces;

  /** Most windows of a forward pass. */
  public static final String PARAM_BATCH_SIZE = "AdrBatchSize";

  @ConfigurationParameter(
      name = PARAM_BATCH_SIZE,
      mandatory = true,
      defaultValue = "32",
      description = "Most windows of a forward pass.")
  private int batchSize;

  /**
   * Native threads of an operation, a property of the process: the first engine sets it, a later
   * different wish is a warning. Default: one a core.
   */
  public static final String PARAM_THREADS = "AdrThreads";

  @ConfigurationParameter(
      name = PARAM_THREADS,
      mandatory = false,
      description =
          "Native threads of an operation, a property of the process: the first engine"
              + " sets it, a later different wish is a warning. Default: one a core.")
  private Integer threads;

  /**
   * Sentences that are in word pieces at once: enough for full batches of like length, little
   * memory, of which the relation heads need most, about 50 kB a sentence.
   */
  private static final int SENTENCES_AT_ONCE = 512;

  private static final Logger LOG = LoggerFactory.getLogger(AdrEngine.class);
  private static final String SOFTWARE_VERSION = SoftwareVersion.read();

  private OpenModels<?, AdrService>.Handle model;
  private SentenceDecoder decoder;
  private SentenceSource sentences;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      if (batchSize < 1) {
        throw new IllegalArgumentException(
            PARAM_BATCH_SIZE + " cannot be " + batchSize + "; give 1 or more");
      }
      if (blockPieces != null && blockPieces < 0) {
        throw new IllegalArgumentException(
            PARAM_BLOCK_PIECES + " cannot be " + blockPieces + "; give 0 or more");
      }
      if (threads != null && threads < 1) {
        throw new IllegalArgumentException(
            PARAM_THREADS + " cannot be " + threads + "; give 1 or more, or leave it out");
      }
      sentences = new SentenceSource(sentenceType);
      model =
          AdrServices.acquire(
              modelLocation,
              device,
              precision,
              threads == null ? OptionalInt.empty() : OptionalInt.of(threads));
      decoder = model.get().decoder(operatingPoint, gate && gatesByItsOwnDecision());
      warnOfShortWindows();
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      close();
      throw new ResourceInitializationException(e);
    }
  }

  private void warnOfShortWindows() {
    int most = metadata().blockPieces(blockPieces);
    if (blockPieces != null && blockPieces > most) {
      LOG.warn(
          "{} is {}, but the model {} reads {} word pieces at once: these are taken",
          PARAM_BLOCK_PIECES,
          blockPieces,
          metadata().name(),
          most);
    }
  }

  @Override
  public void process(JCas jcas) throws AnalysisEngineProcessException {
    AdrDocument document = document(jcas);
    try {
      PreparedDocument prepared = prepare(jcas);
      ScoredDocument scored = score(prepared);
      document.setSentences(scored.sentences().size());
      document.setWindows(scored.windows());
      if (scored.pairsLeftOut() > 0) {
        remark(
            document,
            "%d pairs of a drug and another mention were not looked at: a sentence names too many"
                .formatted(scored.pairsLeftOut()));
      }
      write(jcas, scored);
    } catch (RuntimeException e) {
      LOG.error("A document could not be annotated; the next one goes on", e);
      document.setError(e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  private static void remark(AdrDocument document, String remark) {
    StringArray before = document.getRemarks();
    int count = before == null ? 0 : before.size();
    StringArray remarks = new StringArray(document.getJCas(), count + 1);
    for (int i = 0; i < count; i++) {
      remarks.set(i, before.get(i));
    }
    remarks.set(count, remark);
    document.setRemarks(remarks);
  }

  /**
   * Finds the sentences of a document.
   *
   * @throws IllegalArgumentException if the wished sentence type is not in the type system
   */
  public PreparedDocument prepare(JCas jcas) {
    String text = jcas.getDocumentText();
    return text == null
        ? PreparedDocument.of("", List.of())
        : PreparedDocument.of(text, sentences.sentences(jcas.getCas()));
  }

  /** Scores a document and decides; needs no CAS, may run on any thread. */
  public ScoredDocument score(PreparedDocument document) {
    AdrService service = model.get();
    SentenceDecoder ofDocument = decoder.ofDocument(document.sentences().size());
    List<ReadSentence> read = new ArrayList<>(document.sentences().size());
    List<ScoredRelation> relations = new ArrayList<>();
    int pairsLeftOut = 0;
    int windows = 0;
    for (int from = 0; from < document.sentences().size(); from += SENTENCES_AT_ONCE) {
      int to = Math.min(from + SENTENCES_AT_ONCE, document.sentences().size());
      List<PreparedSentence> prepared =
          service.prepare(document.text(), document.sentences().subList(from, to), blockPieces());
      List<SentenceScores> scores = service.score(prepared, batchSize);
      windows += distinctWindows(prepared);
      read.addAll(ofDocument.read(prepared, scores));
      List<List<TypedSpan>> mentions = new ArrayList<>();
      for (int i = from; i < to; i++) {
        mentions.add(toRelate(document, i, read.get(i)));
      }
      PairScores pairs = service.scorePairs(prepared, scores, mentions);
      pairsLeftOut += pairs.leftOut();
      for (ScoredRelation relation : ofDocument.relate(pairs.pairs())) {
        relations.add(relation.shift(from));
      }
    }
    List<ReadSentence> weighed = ofDocument.weigh(read);
    if (weighed != read) {
      relations.removeIf(relation -> isTakenBack(relation.target(), read, weighed));
    }
    return new ScoredDocument(document.sentences(), weighed, relations, pairsLeftOut, windows);
  }

  /** Whether a mention was read in its sentence, and then not kept with the document in sight. */
  private static boolean isTakenBack(
      MentionPlace mention, List<ReadSentence> read, List<ReadSentence> weighed) {
    int sentence = mention.sentence();
    return read.get(sentence).spans().contains(mention.span())
        && !weighed.get(sentence).spans().contains(mention.span());
  }

  /** Sentences that are read together share their ids. */
  private static int distinctWindows(List<PreparedSentence> sentences) {
    Set<int[]> ids = Collections.newSetFromMap(new IdentityHashMap<>());
    sentences.forEach(sentence -> sentence.windows().forEach(window -> ids.add(window.ids())));
    return ids.size();
  }

  /**
   * The mentions between which this engine looks for relations; none unless an engine says so.
   *
   * @param document the document
   * @param sentence index of a sentence
   * @param read what was decided of it
   */
  List<TypedSpan> toRelate(PreparedDocument document, int sentence, ReadSentence read) {
    return List.of();
  }

  private int blockPieces() {
    return metadata().blockPieces(blockPieces);
  }

  /** Writes the annotations of this engine. */
  public abstract void write(JCas jcas, ScoredDocument document);

  /** Whether the gate follows this engine's own decisions, which {@link #score} makes. */
  boolean gatesByItsOwnDecision() {
    return true;
  }

  /** Least confidence of a reaction that the gate leaves without its sentence. */
  final double reactionAlone() {
    return decoder.thresholds().reactionAlone();
  }

  /** Whether reactions are kept only in sentences that are decided to state an ADR. */
  final boolean gate() {
    return gate;
  }

  /** What annotations of this engine name as their origin. */
  protected final String componentId() {
    return getClass().getSimpleName() + "/" + metadata().name() + "/" + metadata().version();
  }

  /** What the bundle says about the model. */
  final ModelMetadata metadata() {
    return model.get().metadata();
  }

  /** The document's provenance: of an earlier ADR engine of the pipeline, or a new one. */
  private AdrDocument document(JCas jcas) {
    AdrDocument document = jcas.select(AdrDocument.class).findFirst().orElse(null);
    if (document == null) {
      String text = jcas.getDocumentText();
      document = new AdrDocument(jcas, 0, text == null ? 0 : text.length());
      document.addToIndexes();
    }
    AdrService service = model.get();
    document.setModelName(service.metadata().name());
    document.setModelVersion(service.metadata().version());
    document.setModelSha256(service.sha256());
    document.setOperatingPoint(operatingPoint);
    document.setDevice(service.device());
    document.setPrecision(service.precision());
    document.setSoftwareVersion(SOFTWARE_VERSION);
    return document;
  }

  @Override
  public void destroy() {
    super.destroy();
    close();
  }

  private void close() {
    if (model != null) {
      model.close();
      model = null;
    }
  }
}
