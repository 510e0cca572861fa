import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.PmidSplit;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.BundleContent;
import org.uimaadr.model.Calibration;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.PairScores;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.model.TensorStorage;
import org.uimaadr.model.Thresholds;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.NetworkWeights;
import org.uimaadr.torch.Precision;

/**
 * What relations cost a sentence: reads the development part with a bundle, and with the same
 * bundle without its relation heads, in turns, and prints the median times.
 *
 * <pre>
 * java -cp CLASSES_AND_LIBRARIES src/bench/java/RelationCost.java BUNDLE CORPUS [ROUNDS]
 * </pre>
 */
final class RelationCost {

  private static final int SENTENCES_AT_ONCE = 512;
  private static final int BATCH_SIZE = 32;

  private RelationCost() {}

  public static void main(String[] arguments) throws Exception {
    ModelBundle with = ModelBundle.open(Path.of(arguments[0]));
    Corpus corpus = Corpus.read(Path.of(arguments[1]), true);
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7;
    List<CorpusSentence> sentences = PmidSplit.select(corpus.sentences(), CorpusPart.DEVELOPMENT);
    Path folder = Files.createTempDirectory("relation-cost");
    Path without = folder.resolve("without");
    new ModelBundleWriter(TensorStorage.F16, TensorStorage.INT8).write(without, stripped(with));
    DeviceKind device = DeviceKind.of("auto");
    Precision precision = Precision.of("auto", device);
    try (AdrService relations = AdrService.open(with, device, precision);
        AdrService none = AdrService.open(ModelBundle.open(without), device, precision)) {
      double[] timesWith = new double[rounds];
      double[] timesWithout = new double[rounds];
      read(relations, sentences);
      read(none, sentences);
      for (int round = 0; round < rounds; round++) {
        timesWithout[round] = read(none, sentences);
        timesWith[round] = read(relations, sentences);
      }
      double cost = median(timesWith) / median(timesWithout) - 1;
      System.out.printf(
          "%d sentences, %s: %.0f ms without relations, %.0f ms with, %+.1f %%%n",
          sentences.size(),
          relations.precision(),
          median(timesWithout),
          median(timesWith),
          100 * cost);
      System.out.println("without " + Arrays.toString(timesWithout));
      System.out.println("with    " + Arrays.toString(timesWith));
    }
  }

  /** Milliseconds from text to decisions. */
  private static double read(AdrService service, List<CorpusSentence> sentences) {
    SentenceDecoder decoder = service.decoder(ModelMetadata.BALANCED, true);
    long start = System.nanoTime();
    for (int from = 0; from < sentences.size(); from += SENTENCES_AT_ONCE) {
      int to = Math.min(from + SENTENCES_AT_ONCE, sentences.size());
      List<PreparedSentence> prepared = new ArrayList<>();
      sentences.subList(from, to).forEach(s -> prepared.add(service.prepare(s.text())));
      List<SentenceScores> scores = service.score(prepared, BATCH_SIZE);
      List<List<TypedSpan>> mentions = new ArrayList<>();
      for (int i = 0; i < prepared.size(); i++) {
        ReadSentence read = decoder.read(prepared.get(i), scores.get(i));
        mentions.add(read.spans());
      }
      PairScores pairs = service.scorePairs(prepared, scores, mentions);
      decoder.relate(pairs.pairs());
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static BundleContent stripped(ModelBundle bundle) throws Exception {
    ModelMetadata model = bundle.metadata();
    Map<String, Thresholds> points = new LinkedHashMap<>();
    model
        .operatingPoints()
        .forEach(
            (name, thresholds) -> points.put(name, thresholds.withRelations(Map.of(), Map.of())));
    ModelMetadata metadata =
        new ModelMetadata(
            model.name(),
            model.version(),
            model.sentenceHead(),
            model.taggers(),
            List.of(),
            model.encoder(),
            model.maxPieces(),
            model.blockPieces(),
            model.lowerCase(),
            points,
            new Calibration(model.calibration().sentence(), model.calibration().taggers()),
            model.training());
    NetworkWeights weights = bundle.readWeights();
    return new BundleContent(
        metadata,
        new NetworkWeights(weights.encoder(), metadata.heads(), weights.tensors()),
        bundle.tokenizerJson(),
        bundle.modelCard());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
