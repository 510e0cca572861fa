package org.uimaadr.model.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Downloads from a hub on this machine that behaves well, and badly. */
@Timeout(60)
class HubDownloadTest {

  private static final String COMMIT = "0123456789012345678901234567890123456789";
  private static final String NEXT = "abcdefabcdefabcdefabcdefabcdefabcdefabcd";
  private static final int SIZE = 300_000;
  private static final byte[] WEIGHTS = bytes(1);
  private static final Map<String, byte[]> FILES =
      Map.of(
          "config.json", "{}".getBytes(UTF_8),
          "tokenizer.json", "{\"model\": 1}".getBytes(UTF_8),
          "vocab.txt", "[PAD]\n".getBytes(UTF_8),
          "README.md", "# Tiny".getBytes(UTF_8),
          "model.safetensors", WEIGHTS);

  @TempDir private Path folder;
  private LocalHub hub;
  private final List<Long> waits = new ArrayList<>();
  private final List<String> progress = Collections.synchronizedList(new ArrayList<>());
  private Duration patience = Duration.ofSeconds(30);

  @BeforeEach
  void startHub() throws IOException {
    hub = new LocalHub();
    hub.publish("main", COMMIT, FILES);
  }

  @AfterEach
  void stopHub() {
    hub.close();
  }

  @Test
  void aCheckpointComesIntoTheHubsOwnCache() throws IOException {
    HubDownload.Snapshot snapshot = fetch("acme/tiny-bert");

    assertThat(snapshot.model()).hasToString("acme/tiny-bert@" + COMMIT);
    assertThat(snapshot.folder().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
    assertThat(snapshot.folder().resolve("config.json")).hasContent("{}");
    // As huggingface_hub leaves its cache after hf_hub_download of the same files.
    String weights = LocalHub.sha256(WEIGHTS);
    assertThat(tree())
        .containsExactlyInAnyOrder(
            ".locks/models--acme--tiny-bert/9e26dfeeb6e641a33dae4961196235bdb965b21b.lock",
            ".locks/models--acme--tiny-bert/" + git("tokenizer.json") + ".lock",
            ".locks/models--acme--tiny-bert/" + weights + ".lock",
            "models--acme--tiny-bert/.no_exist/" + COMMIT + "/tokenizer_config.json",
            "models--acme--tiny-bert/blobs/9e26dfeeb6e641a33dae4961196235bdb965b21b",
            "models--acme--tiny-bert/blobs/" + git("tokenizer.json"),
            "models--acme--tiny-bert/blobs/" + weights,
            "models--acme--tiny-bert/refs/main = " + COMMIT,
            snapshots("config.json -> ../../blobs/9e26dfeeb6e641a33dae4961196235bdb965b21b"),
            snapshots("tokenizer.json -> ../../blobs/" + git("tokenizer.json")),
            snapshots("model.safetensors -> ../../blobs/" + weights));
  }

  @Test
  void onlyWhatIsNeededIsAskedFor() throws IOException {
    fetch("acme/tiny-bert");

    assertThat(hub.requests())
        .extracting(LocalHub.Request::toString)
        .noneMatch(request -> request.contains("README") || request.contains("vocab.txt"))
        .noneMatch(request -> request.contains("pytorch_model"));
  }

  @Test
  void forABranchInTheCacheTheHubIsAskedForItsCommitOnly() throws IOException {
    fetch("acme/tiny-bert");
    hub.forgetRequests();

    fetch("acme/tiny-bert");

    assertThat(hub.requests())
        .extracting(LocalHub.Request::toString)
        .containsExactly(
            "HEAD /acme/tiny-bert/resolve/main/config.json",
            "HEAD /api/resolve-cache/" + COMMIT + "/config.json");
    assertThat(hub.storeRequests()).isEmpty();
  }

  @Test
  void forACommitInTheCacheNothingIsAsked() throws IOException {
    HubModelId commit = fetch("acme/tiny-bert").model();
    hub.forgetRequests();

    assertThat(fetch(commit.toString()).model()).isEqualTo(commit);

    assertThat(hub.requests()).isEmpty();
  }

  @Test
  void aBranchThatMovedBringsWhatChanged() throws IOException {
    Path old = fetch("acme/tiny-bert").folder();
    Map<String, byte[]> changed = new LinkedHashMap<>(FILES);
    changed.put("model.safetensors", bytes(2));
    hub.publish("main", NEXT, changed);
    hub.forgetRequests();

    HubDownload.Snapshot snapshot = fetch("acme/tiny-bert");

    assertThat(snapshot.model().revision()).isEqualTo(NEXT);
    assertThat(snapshot.folder().resolve("model.safetensors")).hasBinaryContent(bytes(2));
    assertThat(old.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
    assertThat(tree()).contains("models--acme--tiny-bert/refs/main = " + NEXT);
    // The other files are the blobs that are there.
    assertThat(hub.requests())
        .noneMatch(
            request ->
                request.method().equals("GET") && !request.path().endsWith("model.safetensors"));
  }

  @Test
  void revisionsWithSlashesAreOneStepOfTheAddress() throws IOException {
    hub.publish("refs/pr/1", NEXT, FILES);

    assertThat(fetch("acme/tiny-bert@refs/pr/1").model().revision()).isEqualTo(NEXT);

    assertThat(hub.requests().get(0).path())
        .isEqualTo("/acme/tiny-bert/resolve/refs%2Fpr%2F1/config.json");
    assertThat(tree()).contains("models--acme--tiny-bert/refs/refs/pr/1 = " + NEXT);
  }

  @Test
  void pickledWeightsAndAVocabularyAreTakenWhereThereIsNothingElse() throws IOException {
    hub.publish(
        "main",
        COMMIT,
        Map.of(
            "config.json", FILES.get("config.json"),
            "vocab.txt", FILES.get("vocab.txt"),
            "tokenizer_config.json", "{\"do_lower_case\": true}".getBytes(UTF_8),
            "pytorch_model.bin", WEIGHTS));

    Path snapshot = fetch("acme/tiny-bert").folder();

    assertThat(snapshot.resolve("pytorch_model.bin")).hasBinaryContent(WEIGHTS);
    assertThat(snapshot).isDirectoryNotContaining("glob:**/tokenizer.json");
    assertThat(snapshot).isDirectoryContaining("glob:**/tokenizer_config.json");
  }

  @Test
  void aModelThatWasRenamedIsFoundByItsOldName() throws IOException {
    Path snapshot = fetch(LocalHub.OLD_NAME, settings().withToken("hf_secret")).folder();

    assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
    assertThat(hub.requests())
        .extracting(LocalHub.Request::authorization)
        .containsOnly("Bearer hf_secret");
  }

  @Test
  void aModelThatDoesNotExistIsToldApart() {
    assertThatThrownBy(() -> fetch("acme/nothing"))
        .hasMessage(
            "acme/nothing is neither a folder here nor a model that everybody may read; check the spelling at %s/acme/nothing, or, if it is private, set HF_TOKEN to a token that may read it (HTTP 401 for config.json)",
            hub.endpoint());
    assertThatThrownBy(() -> fetch("acme/tiny-bert@v9"))
        .hasMessageContaining("has no revision v9; ");
  }

  @Test
  void theTokenGoesToTheHubAndNotToOtherHosts() throws IOException {
    fetch("acme/tiny-bert", settings().withToken("hf_secret"));

    assertThat(hub.requests()).isNotEmpty();
    assertThat(hub.requests())
        .extracting(LocalHub.Request::authorization)
        .containsOnly("Bearer hf_secret");
    assertThat(hub.storeRequests()).hasSize(1);
    assertThat(hub.storeRequests().get(0).authorization()).isNull();
  }

  @Test
  void withoutATokenNoneIsSent() throws IOException {
    fetch("acme/tiny-bert");

    assertThat(hub.requests()).extracting(LocalHub.Request::authorization).containsOnlyNulls();
  }

  @Test
  void aBrokenConnectionIsTakenUpWhereItBroke() throws IOException {
    hub.misbehave(
        "model.safetensors", LocalHub.breakOffAfter(100_000), LocalHub.breakOffAfter(50_000));

    Path snapshot = fetch("acme/tiny-bert").folder();

    assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
    assertThat(ranges()).containsExactly(null, "bytes=100000-", "bytes=150000-");
    assertThat(waits).containsExactly(1L, 1L);
  }

  @Test
  void aLaterRunGoesOnWithWhatAnEarlierOneLeft() throws IOException {
    hub.misbehave("model.safetensors", LocalHub.breakOffAfter(100_000));
    hub.misbehave("model.safetensors", times(Retries.ATTEMPTS - 1, LocalHub.status(503)));
    assertThatThrownBy(() -> fetch("acme/tiny-bert"))
        .hasMessage(
            "model.safetensors of acme/tiny-bert@%s cannot be downloaded from %s: the server answers HTTP 503, 5 times in a row. What came is kept: repeat the command later to go on. Check the network, the proxy (-Dhttps.proxyHost, -Dhttps.proxyPort) and HF_ENDPOINT",
            COMMIT, hub.endpoint());
    hub.forgetRequests();
    progress.clear();

    Path snapshot = fetch("acme/tiny-bert").folder();

    assertThat(snapshot.resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
    assertThat(ranges()).containsExactly("bytes=100000-");
    assertThat(progress.get(0)).isEqualTo("model.safetensors 100000 of 300000");
    assertThat(progress.get(progress.size() - 1)).isEqualTo("model.safetensors 300000 of 300000");
    assertThat(tree()).noneMatch(file -> file.contains("incomplete"));
  }

  @Test
  void aServerThatSendsNoPartsSendsAllAgain() throws IOException {
    hub.misbehave("model.safetensors", LocalHub.breakOffAfter(100_000), LocalHub.ignoreRange());

    assertThat(fetch("acme/tiny-bert").folder().resolve("model.safetensors"))
        .hasBinaryContent(WEIGHTS);
  }

  @Test
  void aSilentServerIsLeftAndAskedAgain() throws IOException {
    patience = Duration.ofSeconds(1);
    hub.misbehave("model.safetensors", LocalHub.fallSilentAfter(100_000));

    assertThat(fetch("acme/tiny-bert").folder().resolve("model.safetensors"))
        .hasBinaryContent(WEIGHTS);
    assertThat(ranges()).startsWith(null, "bytes=100000-");
  }

  @Test
  void waitsGrowAndEnd() {
    hub.misbehave("HEAD config.json", times(Retries.ATTEMPTS, LocalHub.status(500)));

    assertThatThrownBy(() -> fetch("acme/tiny-bert"))
        .hasMessageStartingWith("config.json of acme/tiny-bert@main cannot be downloaded from");
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L);
  }

  @Test
  void aBusyServerSaysHowLongToWait() throws IOException {
    String inAMinute =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(60));
    hub.misbehave("HEAD config.json", LocalHub.status(429, "Retry-After", "17"));
    hub.misbehave("model.safetensors", LocalHub.status(429, "Retry-After", inAMinute));

    fetch("acme/tiny-bert");

    assertThat(waits).hasSize(2).startsWith(17L);
    assertThat(waits.get(1)).isBetween(50L, 60L);
  }

  @Test
  void aServerThatAsksToWaitForHoursIsNotWaitedFor() {
    hub.misbehave("HEAD config.json", LocalHub.status(429, "Retry-After", "7200"));

    assertThatThrownBy(() -> fetch("acme/tiny-bert"))
        .hasMessageContaining("HTTP 429, 1 times in a row, and it asks to wait 7200 s");
    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 |                  |           | is neither a folder here nor a model that everybody may read; check the spelling at ",
        "401 | RepoNotFound     |           | is neither a folder here nor a model that everybody may read; check the spelling at ",
        "404 | RepoNotFound     | hf_secret | is neither a folder here nor a model that the token that was sent may read",
        "401 |                  | hf_secret | cannot be read, since the token is not accepted; make a new one at",
        "401 | GatedRepo        |           | is gated; ask for access at HUB/acme/tiny-bert, then set HF_TOKEN",
        "403 | GatedRepo        | hf_secret | is gated; ask for access at HUB/acme/tiny-bert as the user of the token",
        "403 |                  | hf_secret | may not be read with the token that was sent; set HF_TOKEN to one that may",
        "404 | RevisionNotFound |           | has no revision main; HUB/acme/tiny-bert/refs lists them",
        "404 | EntryNotFound    |           | @main has no config.json; check its spelling, or choose a checkpoint of",
        "404 |                  |           | @main has no config.json; check its spelling, or choose a checkpoint of",
        "418 |                  |           | cannot be read; look whether HUB/acme/tiny-bert is there",
      })
  void aRefusalIsToldWithItsFix(int status, String code, String token, String problem) {
    hub.misbehave(
        "HEAD config.json",
        code == null ? LocalHub.status(status) : LocalHub.status(status, "X-Error-Code", code));
    Settings settings = token == null ? settings() : settings().withToken(token);

    assertThatThrownBy(() -> fetch("acme/tiny-bert", settings))
        .isInstanceOf(HubException.class)
        .hasMessageStartingWith("acme/tiny-bert")
        .hasMessageContaining(problem.replace("HUB", hub.endpoint().toString()))
        .hasMessageNotContaining("hf_secret");
    assertThat(waits).isEmpty();
  }

  @Test
  void contentThatIsNotWhatWasAnnouncedIsNotKept() throws IOException {
    hub.damage("model.safetensors", HubDownloadTest::flipped);

    assertThatThrownBy(() -> fetch("acme/tiny-bert"))
        .isInstanceOf(HubException.class)
        .hasMessageStartingWith(
            "model.safetensors of acme/tiny-bert@%s came damaged: it is not the content (hash)",
            COMMIT);
    assertThat(ranges()).hasSize(1);
    assertThat(tree())
        .noneMatch(file -> file.startsWith("models") && file.contains("model.safetensors"))
        .noneMatch(file -> file.contains("incomplete"));
  }

  @Test
  void smallFilesAreCheckedTooByTheHashOfGit() {
    hub.misbehave(
        "config.json",
        (exchange, content) -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("[]".getBytes(UTF_8));
        });

    assertThatThrownBy(() -> fetch("acme/tiny-bert")).hasMessageContaining("came damaged");
  }

  @Test
  void piecesThatDoNotFitTogetherAreLoadedFromTheStart() throws IOException {
    hub.misbehave(
        "model.safetensors",
        (exchange, content) -> LocalHub.breakOffAfter(100_000).answer(exchange, flipped(content)));

    assertThat(fetch("acme/tiny-bert").folder().resolve("model.safetensors"))
        .hasBinaryContent(WEIGHTS);
    assertThat(ranges()).containsExactly(null, "bytes=100000-", null);
  }

  @Test
  void moreThanWasAnnouncedIsLoadedFromTheStart() throws IOException {
    Path growing = growing();
    Files.createDirectories(growing.getParent());
    Files.write(growing, new byte[SIZE + 1]);

    assertThat(fetch("acme/tiny-bert").folder().resolve("model.safetensors"))
        .hasBinaryContent(WEIGHTS);
  }

  @Test
  void weightsInSeveralFilesAreToldFromNone() {
    Map<String, byte[]> files = new LinkedHashMap<>(FILES);
    files.remove("model.safetensors");
    hub.publish("main", COMMIT, files);
    assertThatThrownBy(() -> fetch("acme/tiny-bert"))
        .hasMessageContaining(COMMIT + " has no model.safetensors or pytorch_model.bin; check");

    files.put("pytorch_model.bin.index.json", "{}".getBytes(UTF_8));
    hub.publish("main", NEXT, files);
    assertThatThrownBy(() -> fetch("acme/tiny-bert"))
        .hasMessageContaining(
            "keeps its weights in several files (pytorch_model.bin.index.json), which is not supported");
  }

  @Test
  void offlineWhatIsInTheCacheIsTaken() throws IOException {
    HubDownload.Snapshot online = fetch("acme/tiny-bert");
    hub.forgetRequests();

    assertThat(fetch("acme/tiny-bert", settings().asOffline())).isEqualTo(online);

    assertThat(hub.requests()).isEmpty();
  }

  @Test
  void offlineItIsSaidWhatIsMissingAndWhereItWasLookedFor() throws IOException {
    assertThatThrownBy(() -> fetch("acme/tiny-bert", settings().asOffline()))
        .hasMessage(
            "acme/tiny-bert@main: nothing is downloaded, since HF_HUB_OFFLINE is set, and the model is not in %s; unset it, or download the model where there is a network and copy the cache, or give the folder of a checkpoint",
            folder);
    Path snapshot = fetch("acme/tiny-bert").folder();
    Files.delete(snapshot.resolve("model.safetensors"));
    hub.forgetRequests();

    assertThatThrownBy(() -> fetch("acme/tiny-bert", settings().asOffline()))
        .hasMessageContaining("and model.safetensors or pytorch_model.bin is not in " + snapshot);
    assertThat(hub.requests()).isEmpty();
  }

  @Test
  void whatIsInTheCacheDoesWhereTheHubCannotBeReached() throws IOException {
    HubDownload.Snapshot online = fetch("acme/tiny-bert");
    hub.close();

    assertThat(fetch("acme/tiny-bert")).isEqualTo(online);
  }

  @Test
  void aHubThatCannotBeReachedIsNamed() {
    hub.close();

    assertThatThrownBy(() -> fetch("acme/tiny-bert"))
        .hasMessageContaining("cannot be downloaded from " + hub.endpoint() + ": no answer from");
  }

  @Test
  void aServerThatIsNoHubIsNamed() {
    hub.misbehave("HEAD config.json", LocalHub.status(200));

    assertThatThrownBy(() -> fetch("acme/tiny-bert"))
        .hasMessageStartingWith(hub.endpoint() + " does not answer as a Hugging Face hub does");
  }

  @ParameterizedTest
  @CsvSource({
    "/acme/tiny-bert/resolve/main/config.json, is redirected more than 10 times",
    "ftp://elsewhere/config.json, is not secure",
    "http://no address, is no address",
  })
  void redirectsThatLeadNowhereAreNotFollowed(String location, String problem) {
    hub.misbehave("HEAD config.json", times(20, LocalHub.status(302, "Location", location)));

    assertThatThrownBy(() -> fetch("acme/tiny-bert")).hasMessageContaining(problem);
  }

  @Test
  void whereThereAreNoLinksSnapshotsHoldTheFiles() throws IOException {
    Settings noLinks = settings().withoutLinks();
    Path snapshot = fetch("acme/tiny-bert", noLinks).folder();

    assertThat(snapshot.resolve("model.safetensors"))
        .hasBinaryContent(WEIGHTS)
        .matches(file -> !Files.isSymbolicLink(file));
    assertThat(fetch("acme/tiny-bert", noLinks).folder()).isEqualTo(snapshot);
    assertThat(hub.storeRequests()).hasSize(1);
  }

  @Test
  void withoutLinksABlobOfAnotherSnapshotIsCopied() throws IOException {
    fetch("acme/tiny-bert");
    hub.publish("main", NEXT, FILES);

    Path snapshot = fetch("acme/tiny-bert", settings().withoutLinks()).folder();

    assertThat(snapshot.resolve("model.safetensors"))
        .hasBinaryContent(WEIGHTS)
        .matches(file -> !Files.isSymbolicLink(file));
    assertThat(tree()).contains("models--acme--tiny-bert/blobs/" + LocalHub.sha256(WEIGHTS));
    assertThat(hub.storeRequests()).hasSize(1);
  }

  @Test
  void aLinkWhoseBlobWasRemovedIsMended() throws IOException {
    Path weights = fetch("acme/tiny-bert").folder().resolve("model.safetensors");
    Files.delete(weights.toRealPath());

    fetch("acme/tiny-bert");

    assertThat(weights).hasBinaryContent(WEIGHTS);
  }

  @Test
  void twoAtATimeDownloadAFileOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<HubDownload.Snapshot>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(threads.submit(() -> fetch("acme/tiny-bert")));
      }
      for (Future<HubDownload.Snapshot> each : all) {
        assertThat(each.get().folder().resolve("model.safetensors")).hasBinaryContent(WEIGHTS);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(hub.storeRequests()).hasSize(1);
  }

  /** Linux has a device on which no byte finds room. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsNamedAndNotTriedAgain() throws IOException {
    Path growing = growing();
    Files.createDirectories(growing.getParent());
    Files.createSymbolicLink(growing, Path.of("/dev/full"));

    assertThatThrownBy(() -> fetch("acme/tiny-bert"))
        .isInstanceOf(HubException.class)
        .hasMessageStartingWith("model.safetensors of acme/tiny-bert@" + COMMIT)
        .hasMessageContaining("cannot be written to " + growing + " (No space left on device)");
    assertThat(waits).isEmpty();
    Files.delete(growing);
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> fetch("acme/tiny-bert", settings().withCache(file)))
        .isInstanceOf(HubException.class)
        .hasMessageStartingWith("acme/tiny-bert@main cannot be kept in " + file)
        .hasMessageEndingWith("set HF_HOME to a folder that you can write");
  }

  private record Settings(HubSettings of) {

    Settings withToken(String token) {
      return new Settings(
          new HubSettings(
              of.cache(), of.endpoint(), Optional.of(token), of.offline(), of.symbolicLinks()));
    }

    Settings asOffline() {
      return new Settings(
          new HubSettings(of.cache(), of.endpoint(), of.token(), true, of.symbolicLinks()));
    }

    Settings withoutLinks() {
      return new Settings(
          new HubSettings(of.cache(), of.endpoint(), of.token(), of.offline(), false));
    }

    Settings withCache(Path cache) {
      return new Settings(
          new HubSettings(cache, of.endpoint(), of.token(), of.offline(), of.symbolicLinks()));
    }
  }

  private Settings settings() {
    return new Settings(new HubSettings(folder, hub.endpoint(), Optional.empty(), false, true));
  }

  private HubDownload.Snapshot fetch(String id) throws IOException {
    return fetch(id, settings());
  }

  private HubDownload.Snapshot fetch(String id, Settings settings) throws IOException {
    return new HubDownload(
            settings.of(),
            new HubClient(settings.of(), patience),
            wait -> waits.add(wait.toSeconds()),
            (file, bytes, total) -> progress.add(file + " " + bytes + " of " + total))
        .fetch(HubModelId.parse(id).orElseThrow());
  }

  /** Where the weights grow. */
  private Path growing() {
    return new ModelCache(folder, HubModelId.parse("acme/tiny-bert").orElseThrow(), true)
        .incomplete(LocalHub.sha256(WEIGHTS));
  }

  /** The parts of the weights that were asked for. */
  private List<String> ranges() {
    return hub.storeRequests().stream().map(LocalHub.Request::range).toList();
  }

  /** Files of the cache, with where links lead and what references say. */
  private List<String> tree() throws IOException {
    List<String> tree = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> !Files.isDirectory(f)).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (Files.isSymbolicLink(file)) {
          name += " -> " + Files.readSymbolicLink(file).toString().replace('\\', '/');
        } else if (name.contains("/refs/")) {
          name += " = " + Files.readString(file);
        }
        tree.add(name);
      }
    }
    return tree;
  }

  private static String snapshots(String file) {
    return "models--acme--tiny-bert/snapshots/" + COMMIT + "/" + file;
  }

  private static String git(String file) {
    return LocalHub.gitHash(FILES.get(file));
  }

  private static LocalHub.Fault[] times(int n, LocalHub.Fault fault) {
    return Stream.generate(() -> fault).limit(n).toArray(LocalHub.Fault[]::new);
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] flipped(byte[] content) {
    byte[] flipped = content.clone();
    flipped[content.length / 10] ^= 1;
    return flipped;
  }
}
