import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.uimaadr.corpus.MarkedDocument;
import org.uimaadr.corpus.MarkedText;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.text.SentenceSplitter;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;

/**
 * What it costs to read neighbouring sentences together: reads notes with several sizes of blocks,
 * in turns, and prints the median times from text to mentions, and to relations.
 *
 * <pre>
 * java -cp CLASSES_AND_LIBRARIES src/bench/java/BlockCost.java BUNDLE MARKED_TEXT [ROUNDS]
 * </pre>
 */
final class BlockCost {

  private static final int[] BLOCKS = {0, 128, 256, 384};
  private static final int BATCH_SIZE = 32;

  private BlockCost() {}

  public static void main(String[] arguments) throws Exception {
    DeviceKind device = DeviceKind.of("auto");
    List<MarkedDocument> documents = MarkedText.read(Path.of(arguments[1]));
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    double[][] mentions = new double[BLOCKS.length][rounds];
    double[][] relations = new double[BLOCKS.length][rounds];
    try (AdrService service =
        AdrService.open(
            ModelBundle.open(Path.of(arguments[0])), device, Precision.of("auto", device))) {
      for (int round = -1; round < rounds; round++) {
        for (int b = 0; b < BLOCKS.length; b++) {
          double[] times = read(service, documents, BLOCKS[b]);
          // The first round warms up: each new shape makes oneDNN compile a kernel.
          if (round >= 0) {
            mentions[b][round] = times[0];
            relations[b][round] = times[1];
          }
        }
      }
      double alone = median(mentions[0]);
      for (int b = 0; b < BLOCKS.length; b++) {
        System.out.printf(
            "%d documents, %s, blocks of %3d pieces: mentions %.0f ms (%+.1f %%), relations %.0f ms more (%+.1f %%)%n",
            documents.size(),
            service.precision(),
            BLOCKS[b],
            median(mentions[b]),
            100 * (median(mentions[b]) / alone - 1),
            median(relations[b]),
            100 * median(relations[b]) / median(mentions[b]));
      }
    }
  }

  /** Milliseconds to the mentions, and from there to the relations. */
  private static double[] read(
      AdrService service, List<MarkedDocument> documents, int blockPieces) {
    SentenceDecoder decoder = service.decoder(ModelMetadata.BALANCED, true);
    SentenceSplitter splitter = new SentenceSplitter();
    double[] times = new double[2];
    for (MarkedDocument document : documents) {
      long start = System.nanoTime();
      List<TextSpan> spans = splitter.split(document.text());
      List<PreparedSentence> prepared = service.prepare(document.text(), spans, blockPieces);
      List<SentenceScores> scores = service.score(prepared, BATCH_SIZE);
      List<List<TypedSpan>> mentions = new ArrayList<>();
      for (int i = 0; i < prepared.size(); i++) {
        mentions.add(decoder.read(prepared.get(i), scores.get(i)).spans());
      }
      long read = System.nanoTime();
      decoder.relate(service.scorePairs(prepared, scores, mentions).pairs());
      times[0] += (read - start) / 1e6;
      times[1] += (System.nanoTime() - read) / 1e6;
    }
    return times;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
