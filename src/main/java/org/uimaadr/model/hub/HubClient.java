package org.uimaadr.model.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Speaks HTTP with the hub. The token goes to the hub's own address only: large files are
 * redirected to other hosts, which must not see it.
 */
final class HubClient {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int REDIRECTS = 10;
  private static final Set<Integer> REDIRECT = Set.of(301, 302, 303, 307, 308);
  private static final int OK = 200;
  private static final int PARTIAL = 206;

  /** An etag becomes the name of a file. */
  private static final Pattern SAFE_NAME = Pattern.compile("\\w[\\w.-]{0,199}");

  private final HubSettings settings;
  private final Duration patience;
  private final HttpClient http =
      HttpClient.newBuilder()
          // One connection, one file: HTTP/2 gains nothing and is slower over long distances.
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /**
   * @param patience how long a server may be silent in the middle of a file
   */
  HubClient(HubSettings settings, Duration patience) {
    this.settings = settings;
    this.patience = patience;
  }

  /**
   * A file as it comes.
   *
   * @param body what comes; its errors are {@link TransientException}s
   * @param from place of its first byte in the file: 0 where a server does not send parts
   */
  record Transfer(InputStream body, long from) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /**
   * Looks a file up.
   *
   * @return what the hub says of it, at the commit that the model's revision is at; nothing if it
   *     says that the revision has no such file
   * @throws HubException if the hub refuses
   * @throws TransientException if it may answer later
   */
  Optional<RemoteFile> look(HubModelId model, String file) throws IOException {
    HttpResponse<Void> response = send("HEAD", model, file, 0, BodyHandlers.discarding());
    HttpHeaders headers = response.headers();
    if (response.statusCode() == 404 && HubRefusal.isMissingFile(headers)) {
      return Optional.empty();
    }
    if (response.statusCode() != OK && !REDIRECT.contains(response.statusCode())) {
      throw HubRefusal.of(response, model, file, settings);
    }
    String commit = headers.firstValue("X-Repo-Commit").orElse("");
    String etag =
        headers
            .firstValue("X-Linked-Etag")
            .or(() -> headers.firstValue("ETag"))
            .map(HubClient::plain)
            .orElse("");
    if (!HubModelId.isCommit(commit) || !SAFE_NAME.matcher(etag).matches()) {
      throw new HubException(
          "%s does not answer as a Hugging Face hub does (no X-Repo-Commit or no ETag for %s of %s); check HF_ENDPOINT, and whether a proxy or a firewall answers in its place"
              .formatted(settings.endpoint(), file, model));
    }
    long size =
        headers
            .firstValueAsLong("X-Linked-Size")
            .orElseGet(
                () ->
                    response.statusCode() == OK
                        ? headers
                            .firstValueAsLong("Content-Length")
                            .orElse(DownloadListener.UNKNOWN)
                        : DownloadListener.UNKNOWN);
    return Optional.of(new RemoteFile(model.at(commit), file, etag, size));
  }

  /** {@code W/"tag"} and {@code "tag"} without what is around it. */
  private static String plain(String etag) {
    return etag.replaceFirst("^W/", "").replace("\"", "");
  }

  /**
   * Starts to download a file.
   *
   * @param from place of the first byte that is wanted
   * @throws HubException if the hub refuses
   * @throws TransientException if it may answer later
   */
  Transfer download(RemoteFile file, long from) throws IOException {
    HttpResponse<InputStream> response =
        send("GET", file.model(), file.name(), from, BodyHandlers.ofInputStream());
    if (response.statusCode() == OK) {
      return new Transfer(new WatchedBody(response.body(), patience), 0);
    }
    if (response.statusCode() == PARTIAL && startsAt(from, response.headers())) {
      return new Transfer(new WatchedBody(response.body(), patience), from);
    }
    response.body().close();
    if (from > 0 && (response.statusCode() == 416 || response.statusCode() == PARTIAL)) {
      // What is there of the file is not the start of what the server has.
      return download(file, 0);
    }
    throw HubRefusal.of(response, file.model(), file.name(), settings);
  }

  private static boolean startsAt(long from, HttpHeaders headers) {
    return headers
        .firstValue("Content-Range")
        .filter(range -> range.startsWith("bytes " + from + "-"))
        .isPresent();
  }

  private <T> HttpResponse<T> send(
      String method, HubModelId model, String file, long from, BodyHandler<T> handler)
      throws IOException {
    URI address = address(model, file);
    for (int hop = 0; hop <= REDIRECTS; hop++) {
      HttpResponse<T> response = send(request(method, address, from), handler);
      Optional<String> location = response.headers().firstValue("Location");
      boolean toldAll =
          method.equals("HEAD") && response.headers().firstValue("X-Linked-Etag").isPresent();
      if (!REDIRECT.contains(response.statusCode()) || location.isEmpty() || toldAll) {
        return response;
      }
      if (response.body() instanceof InputStream body) {
        body.close();
      }
      address = target(address, location.get());
    }
    throw new HubException(
        "%s of %s is redirected more than %d times; check HF_ENDPOINT, which is %s"
            .formatted(file, model, REDIRECTS, settings.endpoint()));
  }

  private URI address(HubModelId model, String file) {
    return URI.create(
        "%s/%s/resolve/%s/%s"
            .formatted(
                settings.endpoint(),
                model.model(),
                URLEncoder.encode(model.revision(), StandardCharsets.UTF_8),
                file));
  }

  private static URI target(URI from, String location) throws HubException {
    URI target;
    try {
      target = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new HubException(from + " is redirected to " + location + ", which is no address", e);
    }
    boolean secure = "https".equals(target.getScheme());
    if (!secure && ("https".equals(from.getScheme()) || !"http".equals(target.getScheme()))) {
      throw new HubException(
          from + " is redirected to " + location + ", which is not secure; nothing is read there");
    }
    return target;
  }

  private HttpRequest request(String method, URI address, long from) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(ANSWER)
            .header("User-Agent", "uima-adr")
            // Sizes, parts and hashes are those of the file as it is.
            .header("Accept-Encoding", "identity");
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    if (settings.token().isPresent() && origin(address).equals(origin(settings.endpoint()))) {
      request.header("Authorization", "Bearer " + settings.token().get());
    }
    return request.build();
  }

  private static String origin(URI address) {
    int standard = "https".equals(address.getScheme()) ? 443 : 80;
    int port = address.getPort() < 0 ? standard : address.getPort();
    return address.getScheme() + "://" + address.getHost() + ":" + port;
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
    try {
      return http.send(request, handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while asking " + request.uri().getHost());
    } catch (IOException e) {
      if (isOfCertificates(e)) {
        throw new HubException(
            "%s cannot be trusted (%s); behind a proxy that looks into connections, add its certificate to Java's trust store (-Djavax.net.ssl.trustStore)"
                .formatted(request.uri().getHost(), e.getMessage()),
            e);
      }
      throw new TransientException(
          "no answer from " + request.uri().getAuthority() + " (" + reason(e) + ")", e);
    }
  }

  /** Some errors of java.net.http have no message, but a cause that says more. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getMessage() == null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Other errors of TLS, such as a connection that breaks in the handshake, may pass. */
  private static boolean isOfCertificates(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .anyMatch(CertificateException.class::isInstance);
  }
}
