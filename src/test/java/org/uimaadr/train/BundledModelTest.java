package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;

/** The model that ships in the jar. */
class BundledModelTest {

  private static final Path FOLDER = Path.of("src/main/resources/org/uimaadr/model/bundled");
  private static final long MOST_BYTES = 54L << 20;

  @Test
  void isWhole() throws IOException {
    assertThat(ModelBundle.open(ModelBundle.BUNDLED).readWeights().tensors()).isNotEmpty();
  }

  @Test
  void isAtMost54Mebibytes() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum())
          .isLessThanOrEqualTo(MOST_BYTES);
    }
  }

  @Test
  void itsCardSaysWhatItsModelJsonSays() throws IOException {
    ModelBundle bundle = ModelBundle.open(ModelBundle.BUNDLED);
    assertThat(bundle.modelCard()).isEqualTo(ModelCard.of(bundle.metadata()));
  }

  @Test
  void itsFiguresNameTheirPartsAndHaveIntervals() throws IOException {
    ModelMetadata metadata = ModelBundle.open(ModelBundle.BUNDLED).metadata();
    List<JsonObject> metrics =
        StreamSupport.stream(metadata.training().getAsJsonArray("metrics").spliterator(), false)
            .map(element -> element.getAsJsonObject())
            .toList();
    assertThat(metrics)
        .extracting(figures -> figures.get("part").getAsString())
        .containsExactly(
            "development (fold 8)",
            "development of the extra text (folds 8 and 9)",
            "test (fold 9)");
    assertThat(
            metrics.get(2).getAsJsonObject("classification").getAsJsonObject("f1Interval").keySet())
        .containsExactly("low", "high");
  }
}
