package org.uimaadr.model.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A hub on this machine that answers as huggingface.co does: small files by itself, after a
 * redirect within the host; weights by a redirect to another host (another port), the store. It can
 * be told to misbehave.
 */
public final class LocalHub implements AutoCloseable {

  /** The one model. */
  public static final String MODEL = "acme/tiny-bert";

  /** What it was called before; the hub redirects. */
  static final String OLD_NAME = "acme/old-bert";

  /** A request that a server got. */
  record Request(String method, String path, String range, String authorization) {
    @Override
    public String toString() {
      return method + " " + path + (range == null ? "" : " " + range);
    }
  }

  /** Answers one request in another way than it should be. */
  @FunctionalInterface
  interface Fault {
    void answer(HttpExchange exchange, byte[] content) throws IOException;
  }

  private final HttpServer hub = server(this::answer);
  private final HttpServer store = server(this::answerFromStore);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Map<String, byte[]>> commits = new ConcurrentHashMap<>();
  private final Map<String, String> branches = new ConcurrentHashMap<>();
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private final Map<String, UnaryOperator<byte[]>> damages = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Request> storeRequests = new CopyOnWriteArrayList<>();

  /** Starts both servers. */
  public LocalHub() throws IOException {
    for (HttpServer server : List.of(hub, store)) {
      server.setExecutor(threads);
      server.start();
    }
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static HttpServer server(Answer answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer.to(exchange);
          }
        });
    return server;
  }

  /** What HF_ENDPOINT is set to. */
  public URI endpoint() {
    return address(hub);
  }

  private static URI address(HttpServer server) {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Puts a commit at the top of a branch. */
  public void publish(String branch, String commit, Map<String, byte[]> files) {
    commits.put(commit, new HashMap<>(files));
    branches.put(branch, commit);
  }

  /** The next requests for a file get these answers, from the server that has its content. */
  void misbehave(String file, Fault... answers) {
    faults.computeIfAbsent(file, f -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
  }

  /** A file comes with other bytes than those that were announced. */
  void damage(String file, UnaryOperator<byte[]> damage) {
    damages.put(file, damage);
  }

  /** Requests that the hub itself got. */
  List<Request> requests() {
    return requests;
  }

  /** Requests that the other host got. */
  List<Request> storeRequests() {
    return storeRequests;
  }

  void forgetRequests() {
    requests.clear();
    storeRequests.clear();
  }

  /** Refuses. */
  static Fault status(int status, String... headers) {
    return (exchange, content) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** Sends some bytes of what was asked for and breaks the connection. */
  static Fault breakOffAfter(int bytes) {
    return (exchange, content) -> {
      int from = from(exchange);
      sendHeaders(exchange, from, content.length);
      exchange.getResponseBody().write(content, from, bytes);
      exchange.getResponseBody().flush();
      // A client whose connection breaks at once may lose bytes that have arrived.
      sleep(500);
    };
  }

  /** Sends some bytes of what was asked for, then nothing for a while. */
  static Fault fallSilentAfter(int bytes) {
    return (exchange, content) -> {
      breakOffAfter(bytes).answer(exchange, content);
      sleep(3_000);
    };
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends the file from its start, whatever part was asked for. */
  static Fault ignoreRange() {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    };
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(request(exchange));
    String path = exchange.getRequestURI().getRawPath();
    if (path.startsWith("/api/resolve-cache/")) {
      String[] parts = path.substring("/api/resolve-cache/".length()).split("/");
      send(exchange, parts[0], parts[1], commits.get(parts[0]).get(parts[1]));
      return;
    }
    if (path.startsWith("/" + OLD_NAME + "/")) {
      String now = "/" + MODEL + path.substring(1 + OLD_NAME.length());
      status(307, "Location", now).answer(exchange, null);
      return;
    }
    String start = "/" + MODEL + "/resolve/";
    if (!path.startsWith(start)) {
      status(401, "X-Error-Code", "RepoNotFound").answer(exchange, null);
      return;
    }
    String[] parts = path.substring(start.length()).split("/");
    String file = parts[1];
    if (exchange.getRequestMethod().equals("HEAD") && misbehaves(exchange, "HEAD " + file, null)) {
      return;
    }
    String revision = URI.create(parts[0]).getPath();
    String commit = branches.getOrDefault(revision, revision);
    Headers headers = exchange.getResponseHeaders();
    if (!commits.containsKey(commit)) {
      status(404, "X-Error-Code", "RevisionNotFound").answer(exchange, null);
      return;
    }
    headers.set("X-Repo-Commit", commit);
    byte[] content = commits.get(commit).get(file);
    if (content == null) {
      status(404, "X-Error-Code", "EntryNotFound").answer(exchange, null);
    } else if (isLarge(file)) {
      headers.set("X-Linked-Etag", "\"" + sha256(content) + "\"");
      headers.set("X-Linked-Size", Integer.toString(content.length));
      headers.set("Location", address(store) + "/" + commit + "/" + file);
      exchange.sendResponseHeaders(302, -1);
    } else {
      headers.set("Location", "/api/resolve-cache/" + commit + "/" + file);
      exchange.sendResponseHeaders(307, -1);
    }
  }

  private void answerFromStore(HttpExchange exchange) throws IOException {
    storeRequests.add(request(exchange));
    String[] parts = exchange.getRequestURI().getPath().split("/");
    byte[] content = commits.get(parts[1]).get(parts[2]);
    send(exchange, parts[1], parts[2], damages.getOrDefault(parts[2], c -> c).apply(content));
  }

  private void send(HttpExchange exchange, String commit, String file, byte[] content)
      throws IOException {
    if (exchange.getRequestMethod().equals("GET") && misbehaves(exchange, file, content)) {
      return;
    }
    if (!isLarge(file)) {
      exchange.getResponseHeaders().set("X-Repo-Commit", commit);
      exchange.getResponseHeaders().set("ETag", "W/\"" + gitHash(content) + "\"");
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    int from = from(exchange);
    if (from >= content.length && from > 0) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    sendHeaders(exchange, from, content.length);
    exchange.getResponseBody().write(content, from, content.length - from);
  }

  private boolean misbehaves(HttpExchange exchange, String key, byte[] content) throws IOException {
    Fault fault = faults.getOrDefault(key, new ConcurrentLinkedQueue<>()).poll();
    if (fault != null) {
      fault.answer(exchange, content);
    }
    return fault != null;
  }

  private static Request request(HttpExchange exchange) {
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestHeaders().getFirst("Range"),
        exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static int from(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    return range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
  }

  private static void sendHeaders(HttpExchange exchange, int from, int length) throws IOException {
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, length - 1, length));
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, length - from);
  }

  static boolean isLarge(String file) {
    return file.endsWith(".safetensors") || file.endsWith(".bin");
  }

  static String sha256(byte[] content) {
    return hash("SHA-256", content);
  }

  /** As {@code git hash-object} prints it. */
  static String gitHash(byte[] content) {
    byte[] header = ("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] object = Arrays.copyOf(header, header.length + content.length);
    System.arraycopy(content, 0, object, header.length, content.length);
    return hash("SHA-1", object);
  }

  private static String hash(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    hub.stop(0);
    store.stop(0);
    threads.shutdownNow();
  }
}
