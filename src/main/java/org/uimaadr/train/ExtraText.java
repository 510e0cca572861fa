package org.uimaadr.train;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.LabelledPassage;
import org.uimaadr.corpus.LeakReport;
import org.uimaadr.corpus.MarkedDocument;
import org.uimaadr.corpus.MarkedPassages;
import org.uimaadr.corpus.MarkedText;
import org.uimaadr.corpus.PmidSplit;
import org.uimaadr.corpus.SentenceCrossing;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.RelationScorer;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.SentenceScorer;
import org.uimaadr.text.TextSpan;

/**
 * Marked documents to learn from beside a corpus. They are split by their ids, as a corpus is by
 * PMIDs: folds 8 and 9 choose epoch and thresholds, the others train.
 *
 * @param name last part of the folder's path
 * @param weight how often an epoch sees each training document
 * @param training what is learnt from
 * @param development what epoch and thresholds are chosen on
 */
public record ExtraText(
    String name, double weight, List<MarkedDocument> training, List<MarkedDocument> development) {

  /** A file of this name keeps a folder, and all in it, out of any training. */
  static final String NOT_FOR_TRAINING = "NOT-FOR-TRAINING.md";

  /** What figures say of this split. */
  static final String SPLIT = "document (fold = CRC-32 of the document's id modulo 10)";

  private static final Logger LOG = LoggerFactory.getLogger(ExtraText.class);

  private static final Set<Integer> DEVELOPMENT_FOLDS = Set.of(8, 9);
  private static final char SEPARATOR = ':';

  /** Copies the lists. */
  public ExtraText {
    training = List.copyOf(training);
    development = List.copyOf(development);
  }

  /**
   * Reads sources of extra text.
   *
   * @param sources each {@code DIR} or {@code DIR:WEIGHT}; the weight is 1 where none is given
   * @throws IllegalArgumentException if a weight is no number above 0
   * @throws IOException if a folder holds no marked text, is kept out of training, or holds a
   *     document that cannot be read or whose id is taken by another source
   */
  public static List<ExtraText> readAll(List<String> sources) throws IOException {
    List<ExtraText> read = new ArrayList<>();
    Map<String, String> sourceOfId = new HashMap<>();
    for (String source : sources) {
      ExtraText extra = read(source);
      for (MarkedDocument document : extra.documents()) {
        String other = sourceOfId.put(document.id(), source);
        if (other != null) {
          throw new IOException(
              "The document %s stands in %s and in %s; give each document once"
                  .formatted(document.id(), other, source));
        }
      }
      read.add(extra);
    }
    return List.copyOf(read);
  }

  private static ExtraText read(String source) throws IOException {
    int separator = source.lastIndexOf(SEPARATOR);
    boolean weighted = separator > 0 && !Files.exists(Path.of(source));
    Path folder = Path.of(weighted ? source.substring(0, separator) : source);
    double weight = weighted ? weight(source.substring(separator + 1), source) : 1;
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is no folder; give one with *.marked.txt as extra text");
    }
    requireForTraining(folder);
    List<MarkedDocument> training = new ArrayList<>();
    List<MarkedDocument> development = new ArrayList<>();
    int cut = 0;
    for (MarkedDocument document : MarkedText.read(folder)) {
      boolean heldOut = DEVELOPMENT_FOLDS.contains(PmidSplit.fold(document.id()));
      (heldOut ? development : training).add(document);
      cut += MarkedPassages.cutMentions(document);
    }
    if (cut > 0) {
      LOG.warn("{}: {} mentions run over the end of a sentence and are not learnt", folder, cut);
    }
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    return new ExtraText(name, weight, training, development);
  }

  private static double weight(String weight, String source) {
    try {
      double number = Double.parseDouble(weight);
      if (number > 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      LOG.debug("{}", source, e);
    }
    throw new IllegalArgumentException(
        "The weight in \"%s\" cannot be \"%s\"; give a folder, or a folder and a number above 0 as in notes:0.5"
            .formatted(source, weight));
  }

  /**
   * Refuses a folder or file that is kept out of training, by a file beside it, below it or above
   * it, wherever links lead.
   *
   * @throws IOException names the folder
   */
  public static void requireForTraining(Path text) throws IOException {
    Set<Path> around = new HashSet<>();
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path place, BasicFileAttributes attributes)
              throws IOException {
            return visitFile(place, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path place, BasicFileAttributes attributes)
              throws IOException {
            // A link that leads nowhere brings no text.
            Path up = Files.exists(place) ? place.toRealPath() : null;
            for (; up != null && around.add(up); up = up.getParent()) {
              requireForTrainingHere(up);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path place, IOException e) {
            // A link in a circle, or what cannot be read, which its reader will say.
            return FileVisitResult.CONTINUE;
          }
        };
    Files.walkFileTree(text, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
  }

  /** Whether a file in the folder, or above it, keeps it out of training. */
  public static boolean isKeptFromTraining(Path folder) throws IOException {
    for (Path place = folder.toRealPath(); place != null; place = place.getParent()) {
      if (isKeptHere(place)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKeptHere(Path place) {
    return Files.exists(place.resolve(NOT_FOR_TRAINING));
  }

  private static void requireForTrainingHere(Path place) throws IOException {
    if (isKeptHere(place)) {
      throw new IOException(
          "%s holds text to test with, as its %s says; give another folder"
              .formatted(place, NOT_FOR_TRAINING));
    }
  }

  private List<MarkedDocument> documents() {
    return Stream.concat(training.stream(), development.stream()).toList();
  }

  /** How many development sentences of all sources are copies of those that are learnt from. */
  static LeakReport leak(List<ExtraText> extras) {
    return LeakReport.of(
        sentences(extras.stream().flatMap(extra -> extra.training().stream())),
        sentences(extras.stream().flatMap(extra -> extra.development().stream())));
  }

  private static List<CorpusSentence> sentences(Stream<MarkedDocument> documents) {
    return documents.flatMap(document -> MarkedPassages.sentences(document).stream()).toList();
  }

  /** The development documents of all sources. */
  static List<MarkedDocument> development(List<ExtraText> extras) {
    return extras.stream().flatMap(extra -> extra.development().stream()).toList();
  }

  /**
   * The sentences of documents with a network's scores, read together as the engines do it.
   *
   * @param blockPieces most word pieces that sentences share
   * @param readers as {@link ScoredCorpus#of} has them
   * @return nothing if there is no document
   */
  static Optional<ScoredCorpus> score(
      List<MarkedDocument> documents,
      int blockPieces,
      SentencePreparer preparer,
      SentenceScorer scorer,
      RelationScorer relations,
      List<SentenceDecoder> readers) {
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    List<CorpusSentence> sentences = new ArrayList<>();
    List<PreparedSentence> prepared = new ArrayList<>();
    List<SentenceCrossing> crossings = new ArrayList<>();
    for (MarkedDocument document : documents) {
      List<TextSpan> spans =
          MarkedPassages.whole(document).sentences().stream()
              .map(LabelledPassage.Sentence::span)
              .toList();
      for (SentenceCrossing crossing : MarkedPassages.crossings(document)) {
        crossings.add(crossing.shift(sentences.size()));
      }
      sentences.addAll(MarkedPassages.sentences(document));
      prepared.addAll(preparer.prepare(document.text(), spans, blockPieces));
    }
    return Optional.of(
        ScoredCorpus.ofDocuments(sentences, prepared, crossings, scorer, relations, readers));
  }
}
