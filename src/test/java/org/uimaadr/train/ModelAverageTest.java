package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.model.BundleContent;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.model.TensorStorage;
import org.uimaadr.model.TinyModel;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkWeights;

class ModelAverageTest {

  @TempDir private Path folder;
  private BundleContent tiny;
  private Path one;
  private Path doubled;

  @BeforeEach
  void writeTwoModels() throws IOException {
    tiny = TinyModel.content();
    one = write("one", tiny, tiny.tokenizerJson(), 1);
    doubled = write("doubled", tiny, tiny.tokenizerJson(), 2);
  }

  @Test
  void everyWeightIsTheMean() throws IOException {
    Path mean = folder.resolve("mean");

    ModelAverage.write(parts(one.toString(), doubled + ":3"), mean);

    Map<String, FloatTensor> tensors = ModelBundle.open(mean).readWeights().tensors();
    assertThat(tensors.keySet()).isEqualTo(tiny.network().tensors().keySet());
    for (String name : List.of("encoder.layer.1.output.dense.weight", "classifier.weight")) {
      float[] before = tiny.network().tensor(name).data();
      float[] after = tensors.get(name).data();
      for (int i = 0; i < before.length; i++) {
        // (1 + 3 * 2) / 4, in half precision.
        assertThat(after[i])
            .isCloseTo(1.75f * before[i], within(0.002f * Math.abs(before[i]) + 1e-6f));
      }
    }
  }

  @Test
  void theBundleTellsOfAllThatWentIntoIt() throws IOException {
    Path mean = folder.resolve("mean");

    ModelAverage.write(parts(one.toString(), doubled + ":3"), mean);

    ModelBundle written = ModelBundle.open(mean);
    JsonObject training = written.metadata().training();
    assertThat(written.metadata().operatingPoints()).isEqualTo(tiny.metadata().operatingPoints());
    assertThat(training.get("weightInTheMean").getAsDouble()).isEqualTo(1);
    assertThat(training.getAsJsonArray("metrics")).isEmpty();
    JsonObject other = training.getAsJsonArray("averagedWith").get(0).getAsJsonObject();
    assertThat(other.get("sha256").getAsString()).isEqualTo(ModelBundle.open(doubled).sha256());
    assertThat(other.get("weightInTheMean").getAsDouble()).isEqualTo(3);
    assertThat(written.modelCard()).contains("## Models that it was made of", "(in the mean)");
  }

  @Test
  void modelsThatDoNotFitAreRefused() throws IOException {
    Path otherWords = write("words", tiny, tiny.tokenizerJson() + "\n", 1);

    assertThatThrownBy(() -> average(one.toString(), otherWords.toString()))
        .hasMessageContaining("different tokenizers");
    assertThatThrownBy(() -> average(one.toString())).hasMessageContaining("two models or more");
    assertThatThrownBy(() -> average(one.toString(), doubled + ":0"))
        .hasMessageContaining("give one above 0");
  }

  private void average(String... bundles) throws IOException {
    ModelAverage.write(parts(bundles), folder.resolve("mean"));
  }

  private static List<ModelAverage.Part> parts(String... bundles) throws IOException {
    List<ModelAverage.Part> parts = new ArrayList<>();
    for (String bundle : bundles) {
      parts.add(ModelAverage.Part.of(bundle));
    }
    return parts;
  }

  private Path write(String name, BundleContent content, String tokenizer, float factor)
      throws IOException {
    Map<String, FloatTensor> tensors = new HashMap<>();
    content.network().tensors().forEach((key, tensor) -> tensors.put(key, times(tensor, factor)));
    NetworkWeights network =
        new NetworkWeights(content.network().encoder(), content.network().heads(), tensors);
    Path bundle = folder.resolve(name);
    new ModelBundleWriter(TensorStorage.F32, TensorStorage.F32)
        .write(
            bundle, new BundleContent(content.metadata(), network, tokenizer, content.modelCard()));
    return bundle;
  }

  private static FloatTensor times(FloatTensor tensor, float factor) {
    float[] data = tensor.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] *= factor;
    }
    return new FloatTensor(tensor.shape(), data);
  }
}
