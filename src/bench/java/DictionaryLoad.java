import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.uimaadr.context.AdrDictionary;

/**
 * How long a dictionary of 100,000 lines takes to load: of a cold process first, then the median of
 * more loads. Without a file it makes up terms of three words.
 *
 * <pre>
 * java -cp CLASSES_AND_LIBRARIES src/bench/java/DictionaryLoad.java [DICTIONARY]
 * </pre>
 */
final class DictionaryLoad {

  private static final int LINES = 100_000;
  private static final int ROUNDS = 7;
  private static final String[] BEGINS = {
    "hyper", "hypo", "cardio", "neuro", "derma", "oesophago", "haemato", "nephro", "hepato", "osteo"
  };
  private static final String[] ENDS = {
    "pathies", "itis", "algia", "oses", "oedema", "rrhoea", "aemia", "plegia", "penia", "rrhage"
  };

  private DictionaryLoad() {}

  public static void main(String[] arguments) throws Exception {
    Path file = arguments.length > 0 ? Path.of(arguments[0]) : madeUp();
    System.out.printf("cold: %.2f s%n", seconds(file));
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      times[i] = seconds(file);
    }
    Arrays.sort(times);
    System.out.printf("median of %d more: %.2f s%n", ROUNDS, times[ROUNDS / 2]);
  }

  private static double seconds(Path file) throws Exception {
    long start = System.nanoTime();
    AdrDictionary.read(file);
    return (System.nanoTime() - start) / 1e9;
  }

  private static Path madeUp() throws Exception {
    Path file = Files.createTempFile("dictionary", ".csv");
    file.toFile().deleteOnExit();
    return Files.writeString(
        file,
        IntStream.range(0, LINES).mapToObj(DictionaryLoad::line).collect(Collectors.joining("\n")));
  }

  private static String line(int i) {
    String begin = BEGINS[i % 10];
    String middle = BEGINS[i / 10 % 10];
    String end = ENDS[i / 100 % 10];
    return "%s%s%s of region %d,C%d,made-up,%s%s"
        .formatted(begin, middle, end, i / 1000, i, begin, end);
  }
}
