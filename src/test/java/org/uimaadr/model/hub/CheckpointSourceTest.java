package org.uimaadr.model.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is a folder and what is an id; {@code HubTrainingTest} has an id that is downloaded. */
class CheckpointSourceTest {

  private static final DownloadListener NOBODY = (file, bytes, total) -> fail("a download");

  @Test
  void aFolderIsTakenAsItIs() throws IOException {
    Path tiny = Path.of("src/test/resources/org/uimaadr/tiny/../tiny");

    CheckpointSource source = CheckpointSource.find(tiny.toString(), NOBODY);

    assertThat(source).isEqualTo(new CheckpointSource(tiny.toString(), tiny));
    assertThat(source.name()).isEqualTo("tiny");
  }

  @Test
  void aFolderThatHasTheFormOfAnIdIsAFolder() throws IOException {
    assertThat(CheckpointSource.find("src/test", NOBODY).folder()).isEqualTo(Path.of("src/test"));
  }

  @Test
  void whatIsNeitherIsAnError() {
    assertThatThrownBy(() -> CheckpointSource.find("PubMedBERT", NOBODY))
        .isInstanceOf(HubException.class)
        .hasMessageStartingWith("PubMedBERT: there is no such folder, and it is no id of the");
    assertThatThrownBy(() -> CheckpointSource.find("hf://PubMedBERT", NOBODY))
        .hasMessageContaining("it is no id of the Hugging Face hub");
  }

  @Test
  void aMistypedPathIsNotLookedUpOnTheHub() {
    assertThatThrownBy(() -> CheckpointSource.find("src/tset", NOBODY))
        .hasMessage(
            "src/tset: there is no such folder. It is not looked up on the hub, since there is a folder src here; correct the path, or give hf://src/tset");
  }
}
