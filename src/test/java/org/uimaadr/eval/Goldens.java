package org.uimaadr.eval;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;

/**
 * Values computed by seqeval and scikit-learn; written by {@code src/test/python/eval_goldens.py}.
 */
final class Goldens {

  static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  private Goldens() {}

  static List<JsonObject> cases(String name) {
    try (Reader reader =
        new InputStreamReader(Goldens.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      return elements(JsonParser.parseReader(reader).getAsJsonArray())
          .map(JsonElement::getAsJsonObject)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] doubles(JsonElement array) {
    return elements(array.getAsJsonArray()).mapToDouble(JsonElement::getAsDouble).toArray();
  }

  static boolean[] booleans(JsonElement array) {
    JsonArray source = array.getAsJsonArray();
    boolean[] values = new boolean[source.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = source.get(i).getAsBoolean();
    }
    return values;
  }

  /** Sequences written as labels with spaces between them. */
  static List<List<String>> sequences(JsonElement array) {
    return elements(array.getAsJsonArray())
        .map(sequence -> List.of(sequence.getAsString().split(" ")))
        .toList();
  }

  private static Stream<JsonElement> elements(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
