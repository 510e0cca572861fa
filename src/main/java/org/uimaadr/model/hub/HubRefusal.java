package org.uimaadr.model.hub;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * What an answer of the hub that is no file means, and what to do about it.
 *
 * <p>The hub tells the reason in {@code X-Error-Code}. Who shows no token is told 401 for models
 * that do not exist, too, so that nobody can find out which private ones there are.
 */
final class HubRefusal {

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private HubRefusal() {}

  /** Whether a 404 means that the revision is there, but not the file. Mirrors tell no reason. */
  static boolean isMissingFile(HttpHeaders headers) {
    return code(headers).isEmpty() || code(headers).equals("EntryNotFound");
  }

  private static String code(HttpHeaders headers) {
    return headers.firstValue("X-Error-Code").orElse("");
  }

  /** A {@link HubException}, or a {@link TransientException} if it may pass. */
  static IOException of(
      HttpResponse<?> response, HubModelId model, String file, HubSettings settings) {
    int status = response.statusCode();
    HttpHeaders headers = response.headers();
    String message = headers.firstValue("X-Error-Message").map(text -> ": " + text).orElse("");
    String page = settings.endpoint() + "/" + model.model();
    if (PASSING.contains(status)) {
      return new TransientException("the server answers HTTP " + status + message, wait(headers));
    }
    String problem =
        switch (code(headers)) {
          case "GatedRepo" ->
              "is gated; ask for access at "
                  + page
                  + (settings.token().isPresent()
                      ? " as the user of the token that was sent"
                      : ", then set HF_TOKEN to a token of yours");
          case "RevisionNotFound" ->
              "has no revision %s; %s/refs lists them".formatted(model.revision(), page);
          case "RepoNotFound" -> unknown(page, settings);
          default ->
              switch (status) {
                case 401 ->
                    settings.token().isPresent() ? wrongToken(settings) : unknown(page, settings);
                case 403 ->
                    "may not be read with "
                        + (settings.token().isPresent() ? "the token that was sent" : "no token")
                        + "; set HF_TOKEN to one that may read it ("
                        + settings.endpoint()
                        + "/settings/tokens), and ask for access at "
                        + page
                        + " if the model is gated";
                case 404 -> unknown(page, settings);
                default -> "cannot be read; look whether " + page + " is there, and at HF_ENDPOINT";
              };
        };
    return new HubException(
        "%s %s (HTTP %d for %s%s)".formatted(model.model(), problem, status, file, message));
  }

  private static String unknown(String page, HubSettings settings) {
    return "is neither a folder here nor a model that "
        + (settings.token().isPresent() ? "the token that was sent" : "everybody")
        + " may read; check the spelling at "
        + page
        + ", or, if it is private, set HF_TOKEN to a token that may read it";
  }

  private static String wrongToken(HubSettings settings) {
    return "cannot be read, since the token is not accepted; make a new one at "
        + settings.endpoint()
        + "/settings/tokens and set HF_TOKEN to it, or unset HF_TOKEN and remove the token file for"
        + " a public model";
  }

  /** {@code Retry-After}: seconds, or a date. */
  private static Optional<Duration> wait(HttpHeaders headers) {
    Optional<String> asked = headers.firstValue("Retry-After").map(String::strip);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(asked.get()))));
    } catch (NumberFormatException e) {
      return until(asked.get());
    }
  }

  private static Optional<Duration> until(String date) {
    try {
      Duration left =
          Duration.between(
              ZonedDateTime.now(), ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
