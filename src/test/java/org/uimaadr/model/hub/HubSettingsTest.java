package org.uimaadr.model.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The environment variables of huggingface_hub. */
class HubSettingsTest {

  @TempDir private Path user;

  @Test
  void withoutVariablesItIsHuggingFaceAndTheCacheOfTheUser() throws IOException {
    HubSettings settings = settings();

    assertThat(settings.endpoint()).isEqualTo(URI.create("https://huggingface.co"));
    assertThat(settings.cache()).isEqualTo(user.resolve(".cache/huggingface/hub"));
    assertThat(settings.token()).isEmpty();
    assertThat(settings.offline()).isFalse();
    assertThat(settings.symbolicLinks()).isTrue();
  }

  @Test
  void theCacheIsWhereTheFirstOfItsVariablesSays() throws IOException {
    assertThat(settings("XDG_CACHE_HOME", "/x").cache()).isEqualTo(Path.of("/x/huggingface/hub"));
    assertThat(settings("XDG_CACHE_HOME", "/x", "HF_HOME", "/home").cache())
        .isEqualTo(Path.of("/home/hub"));
    assertThat(settings("HF_HOME", "/home", "HUGGINGFACE_HUB_CACHE", "/old").cache())
        .isEqualTo(Path.of("/old"));
    assertThat(settings("HUGGINGFACE_HUB_CACHE", "/old", "HF_HUB_CACHE", "/cache").cache())
        .isEqualTo(Path.of("/cache"));
    assertThat(settings("HF_HOME", "~/models").cache()).isEqualTo(user.resolve("models/hub"));
    assertThat(settings("HF_HOME", "").cache()).isEqualTo(user.resolve(".cache/huggingface/hub"));
  }

  @Test
  void theTokenIsTheVariableElseTheFile() throws IOException {
    Path file = Files.createDirectories(user.resolve(".cache/huggingface")).resolve("token");
    Files.writeString(file, "hf_file\n");
    assertThat(settings().token()).contains("hf_file");
    assertThat(settings("HF_TOKEN", " hf_variable ").token()).contains("hf_variable");
    assertThat(settings("HUGGING_FACE_HUB_TOKEN", "hf_old").token()).contains("hf_old");
    assertThat(settings("HF_HOME", "/elsewhere").token()).isEmpty();
    assertThat(settings("HF_HOME", "/elsewhere", "HF_TOKEN_PATH", file.toString()).token())
        .contains("hf_file");
    assertThat(settings("HF_HUB_DISABLE_IMPLICIT_TOKEN", "1").token()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hf_se cret", "hf_\nsecret", "hf_sécret"})
  void whatIsNoTokenIsNamedButNotShown(String token) {
    assertThatThrownBy(() -> settings("HF_TOKEN", token))
        .isInstanceOf(HubException.class)
        .hasMessageContaining("HF_TOKEN")
        .hasMessageNotContaining("cret");
  }

  @Test
  void theTokenIsNotPrinted() throws IOException {
    assertThat(settings("HF_TOKEN", "hf_secret").toString())
        .contains("token given")
        .doesNotContain("hf_secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "ON", "yes", "True"})
  void yesIsWrittenInManyWays(String yes) throws IOException {
    assertThat(settings("HF_HUB_OFFLINE", yes).offline()).isTrue();
    assertThat(settings("TRANSFORMERS_OFFLINE", yes).offline()).isTrue();
    assertThat(settings("HF_HUB_DISABLE_SYMLINKS", yes).symbolicLinks()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "", "no", "off"})
  void allElseIsNo(String no) throws IOException {
    assertThat(settings("HF_HUB_OFFLINE", no).offline()).isFalse();
  }

  @Test
  void theEndpointIsAnAddress() throws IOException {
    assertThat(settings("HF_ENDPOINT", "https://mirror.example/hub//").endpoint())
        .isEqualTo(URI.create("https://mirror.example/hub"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mirror.example", "file:///models", "https://", "https://no address"})
  void whatIsNoAddressIsNamed(String endpoint) {
    assertThatThrownBy(() -> settings("HF_ENDPOINT", endpoint))
        .isInstanceOf(HubException.class)
        .hasMessage(
            "HF_ENDPOINT is %s, which is no address; give one such as https://huggingface.co, or unset it",
            endpoint);
  }

  private HubSettings settings(String... variables) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return HubSettings.of(environment, user);
  }
}
