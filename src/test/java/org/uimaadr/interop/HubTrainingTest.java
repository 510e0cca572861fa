package org.uimaadr.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.model.hub.LocalHub;

/** {@code adr train} from a model of the hub, as the environment says where that is. */
class HubTrainingTest {

  private static final Path CHECKPOINT = Path.of("src/test/resources/org/uimaadr/tiny");
  private static final String COMMIT = "0123456789012345678901234567890123456789";

  @TempDir private Path folder;

  @Test
  void trainsFromAModelOfTheHubAndThenOffline() throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("HF_HOME", folder.resolve("hf").toString());
    try (LocalHub hub = new LocalHub()) {
      hub.publish("main", COMMIT, checkpoint());
      environment.put("HF_ENDPOINT", hub.endpoint().toString());

      JavaProcess online = train(environment, "bundle");

      assertThat(online.status()).as(online.output()).isZero();
      assertThat(online.output()).contains("model.safetensors: 0.0 of 0.");
      assertThat(Files.readString(folder.resolve("bundle/model.json")))
          .contains("\"" + LocalHub.MODEL + "@" + COMMIT + "\"");
    }
    environment.put("HF_HUB_OFFLINE", "1");

    JavaProcess offline = train(environment, "again");

    assertThat(offline.status()).as(offline.output()).isZero();
    assertThat(folder.resolve("again/model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("bundle/model.safetensors"));
  }

  private JavaProcess train(Map<String, String> environment, String bundle)
      throws IOException, InterruptedException {
    return JavaProcess.run(
        folder,
        environment,
        "-Dai.djl.offline=true",
        "-DOPT_OUT_TRACKING=true",
        // With one thread for certain: sums of another order are other sums.
        "-Dai.djl.pytorch.num_threads=1",
        "org.uimaadr.cli.AdrCli",
        "train",
        "--corpus",
        Path.of("testdata/corpus").toAbsolutePath().toString(),
        "--base-model",
        LocalHub.MODEL,
        "-o",
        bundle,
        "--epochs",
        "1",
        "--max-pieces",
        "62");
  }

  private static Map<String, byte[]> checkpoint() throws IOException {
    Map<String, byte[]> content = new HashMap<>();
    try (Stream<Path> files = Files.list(CHECKPOINT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return content;
  }
}
