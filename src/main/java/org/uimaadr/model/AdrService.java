package org.uimaadr.model;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.WordPieceTokenizer;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Network;
import org.uimaadr.torch.Precision;

/**
 * An open model: sentences in, scores out. All heads are answered in one forward pass, and the
 * batches are filled across all callers.
 *
 * <p>Thread-safe; {@link #close()} waits for the calls that run.
 */
public final class AdrService implements AutoCloseable {

  private final ModelMetadata metadata;
  private final String sha256;
  private final DeviceKind device;
  private final WordPieceTokenizer tokenizer;
  private final SentencePreparer preparer;
  private final Network network;
  private final WindowBatcher batcher;
  private final PairBatcher pairBatcher;

  /** Readers score; the writer closes. Native memory must not go while it is in use. */
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();

  private boolean closed;

  private AdrService(
      ModelBundle bundle, DeviceKind device, WordPieceTokenizer tokenizer, Network network) {
    this.metadata = bundle.metadata();
    this.sha256 = bundle.sha256();
    this.device = device;
    this.tokenizer = tokenizer;
    this.preparer = new SentencePreparer(tokenizer, metadata.maxPieces());
    this.network = network;
    this.batcher = new WindowBatcher(network::score);
    this.pairBatcher = new PairBatcher(metadata.relations(), network::scorePairs);
  }

  /**
   * Opens a model.
   *
   * @throws InvalidModelException if the bundle is damaged
   */
  public static AdrService open(ModelBundle bundle, DeviceKind device, Precision precision)
      throws IOException {
    WordPieceTokenizer tokenizer =
        WordPieceTokenizer.ofJson(bundle.tokenizerJson(), ModelBundle.TOKENIZER);
    try {
      Network network = Network.open(bundle.readWeights(), device, precision);
      return new AdrService(bundle, device, tokenizer, network);
    } catch (IOException | RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  /** Makes windows of a sentence, of any length; nothing is cut off. */
  public PreparedSentence prepare(String sentence) {
    return preparer.prepare(sentence);
  }

  /** Makes windows of a document's sentences; short ones are read together. */
  public List<PreparedSentence> prepare(String text, List<TextSpan> sentences, int blockPieces) {
    return preparer.prepare(text, sentences, blockPieces);
  }

  /** Makes windows of sentences as {@link #prepare} does. */
  public SentencePreparer preparer() {
    return preparer;
  }

  /**
   * Scores sentences.
   *
   * @param batchSize most windows of a forward pass
   * @return scores in the order of the sentences
   * @throws IllegalStateException if the service is closed
   */
  public List<SentenceScores> score(List<PreparedSentence> sentences, int batchSize) {
    return whileOpen(() -> batcher.score(sentences, batchSize));
  }

  /**
   * Scores pairs of mentions, all of one window in one small call; a model without relation heads
   * scores none.
   *
   * @param sentences sentences of a document, or of several
   * @param scores what {@link #score} said of them
   * @param mentions the mentions of each, offsets relative to the sentence's text
   * @throws IllegalStateException if the service is closed
   */
  public PairScores scorePairs(
      List<PreparedSentence> sentences,
      List<SentenceScores> scores,
      List<List<TypedSpan>> mentions) {
    return whileOpen(() -> pairBatcher.score(sentences, scores, mentions));
  }

  private <T> T whileOpen(Supplier<T> call) {
    lifetime.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("The model is closed");
      }
      return call.get();
    } finally {
      lifetime.readLock().unlock();
    }
  }

  /**
   * What turns scores into decisions.
   *
   * @param operatingPoint name of an operating point, or a sentence threshold as text
   * @param gate whether reactions are kept only in sentences that are decided to state an ADR
   */
  public SentenceDecoder decoder(String operatingPoint, boolean gate) {
    return new SentenceDecoder(
        metadata.taggers(), metadata.thresholds(operatingPoint), metadata.calibration(), gate);
  }

  /** What the bundle says about the model. */
  public ModelMetadata metadata() {
    return metadata;
  }

  /** SHA-256 of the bundle's model.json. */
  public String sha256() {
    return sha256;
  }

  /** Where the network computes: cpu or gpu. */
  public String device() {
    return device.name().toLowerCase(Locale.ROOT);
  }

  /** Precision of the network: fp32 or bf16. */
  public String precision() {
    return network.precision().name().toLowerCase(Locale.ROOT);
  }

  /** How the network computes: onednn or portable. */
  public String variant() {
    return network.variant().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        network.close();
        tokenizer.close();
      }
    } finally {
      lifetime.writeLock().unlock();
    }
  }
}
