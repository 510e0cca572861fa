package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdrServicesTest {

  @TempDir private Path folder;

  @Test
  void allWaysToWriteALocationNameOneOpenModel() throws Exception {
    Path bundle = folder.resolve("tiny model");
    new ModelBundleWriter(TensorStorage.F32, TensorStorage.F32).write(bundle, TinyModel.content());
    try (var path = acquire(bundle.toString());
        var uri = acquire(bundle.toUri().toString());
        var detour = acquire(bundle.resolve("../tiny model").toString())) {
      assertThat(uri.get()).isSameAs(path.get());
      assertThat(detour.get()).isSameAs(path.get());
    }
  }

  @Test
  void aUriThatIsNoneIsNamedWithTheFix() {
    assertThatThrownBy(() -> acquire("file:/my model"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("file:/my model is no URI of a folder")
        .hasMessageContaining("or the path alone");
    assertThatThrownBy(() -> acquire("file:model")).hasMessageContaining("is no URI of a folder");
  }

  private static OpenModels<?, AdrService>.Handle acquire(String location) throws Exception {
    return AdrServices.acquire(location, "cpu", "fp32", OptionalInt.empty());
  }
}
