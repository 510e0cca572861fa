package org.uimaadr.model.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the hub and its cache are, as the environment variables of huggingface_hub say.
 *
 * @param cache folder of the cache ({@code HF_HUB_CACHE}, else {@code HF_HOME/hub})
 * @param endpoint address of the hub without a slash at its end ({@code HF_ENDPOINT})
 * @param token what proves who asks ({@code HF_TOKEN}, else the file {@code HF_TOKEN_PATH}, else
 *     {@code HF_HOME/token})
 * @param offline whether nothing may be downloaded ({@code HF_HUB_OFFLINE})
 * @param symbolicLinks whether snapshots may be made of links (not {@code HF_HUB_DISABLE_SYMLINKS})
 */
record HubSettings(
    Path cache, URI endpoint, Optional<String> token, boolean offline, boolean symbolicLinks) {

  private static final String HUGGING_FACE = "https://huggingface.co";
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");
  private static final Set<String> YES = Set.of("1", "ON", "YES", "TRUE");

  /** The settings of this process. */
  static HubSettings ofEnvironment() throws IOException {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * Reads settings.
   *
   * @param environment names and values of the variables
   * @param userHome what {@code ~} stands for
   * @throws HubException if the endpoint is no address or the token no token
   */
  static HubSettings of(Map<String, String> environment, Path userHome) throws IOException {
    Variables variables = new Variables(environment, userHome);
    Path home =
        variables
            .path("HF_HOME")
            .or(() -> variables.path("XDG_CACHE_HOME").map(folder -> folder.resolve("huggingface")))
            .orElse(userHome.resolve(".cache/huggingface"));
    Path cache =
        variables
            .path("HF_HUB_CACHE")
            .or(() -> variables.path("HUGGINGFACE_HUB_CACHE"))
            .orElse(home.resolve("hub"));
    Optional<String> token =
        variables.text("HF_TOKEN").or(() -> variables.text("HUGGING_FACE_HUB_TOKEN"));
    if (token.isEmpty()) {
      token = token(variables.path("HF_TOKEN_PATH").orElse(home.resolve("token")));
    }
    if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) {
      // Java's own message would show the token.
      throw new HubException(
          "The token (HF_TOKEN, or the token file) has characters that no token has; copy it again");
    }
    return new HubSettings(
        cache.toAbsolutePath().normalize(),
        endpoint(variables.text("HF_ENDPOINT").orElse(HUGGING_FACE)),
        variables.yes("HF_HUB_DISABLE_IMPLICIT_TOKEN") ? Optional.empty() : token,
        variables.yes("HF_HUB_OFFLINE") || variables.yes("TRANSFORMERS_OFFLINE"),
        !variables.yes("HF_HUB_DISABLE_SYMLINKS"));
  }

  private static URI endpoint(String text) throws HubException {
    try {
      URI uri = URI.create(text.replaceAll("/+$", ""));
      if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new HubException(noAddress(text), e);
    }
    throw new HubException(noAddress(text));
  }

  private static String noAddress(String text) {
    return "HF_ENDPOINT is "
        + text
        + ", which is no address; give one such as "
        + HUGGING_FACE
        + ", or unset it";
  }

  private static Optional<String> token(Path file) throws IOException {
    try {
      return Variables.filled(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The token stays out of logs and messages. */
  @Override
  public String toString() {
    return "HubSettings[cache=%s, endpoint=%s, token %s, offline=%s, symbolicLinks=%s]"
        .formatted(
            cache, endpoint, token.isPresent() ? "given" : "not given", offline, symbolicLinks);
  }

  private record Variables(Map<String, String> environment, Path userHome) {

    Optional<String> text(String name) {
      return filled(environment.getOrDefault(name, ""));
    }

    static Optional<String> filled(String text) {
      return Stream.of(text.strip()).filter(stripped -> !stripped.isEmpty()).findFirst();
    }

    Optional<Path> path(String name) {
      return text(name)
          .map(
              path ->
                  path.equals("~") || path.startsWith("~/")
                      ? userHome.resolve(path.substring(1).replaceFirst("^/+", ""))
                      : Path.of(path));
    }

    boolean yes(String name) {
      return text(name).filter(value -> YES.contains(value.toUpperCase(Locale.ROOT))).isPresent();
    }
  }
}
