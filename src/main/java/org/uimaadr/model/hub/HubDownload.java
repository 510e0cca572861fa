package org.uimaadr.model.hub;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a checkpoint from the hub into the cache: the files that {@code HuggingFaceCheckpoint}
 * reads, no others, all of one commit.
 *
 * <p>A commit that is in the cache needs no network. For a branch or tag the hub is asked which
 * commit it is at; where it cannot be reached, the commit that is in the cache is taken.
 */
final class HubDownload {

  private static final Logger LOG = LoggerFactory.getLogger(HubDownload.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CONFIG = "config.json";

  /**
   * Files of which the first that exists is needed.
   *
   * @param names in the order of preference
   * @param optional whether a checkpoint may have none of them
   */
  private record Need(List<String> names, boolean optional) {
    @Override
    public String toString() {
      return String.join(" or ", names);
    }
  }

  private static final Need WEIGHTS =
      new Need(List.of("model.safetensors", "pytorch_model.bin"), false);

  /** Small files first: what is wrong with a checkpoint comes out before its weights come. */
  private static final List<Need> NEEDS =
      List.of(
          new Need(List.of(CONFIG), false),
          new Need(List.of("tokenizer_config.json"), true),
          new Need(List.of("tokenizer.json", "vocab.txt"), false),
          WEIGHTS);

  private static final List<String> INDEXES =
      List.of("model.safetensors.index.json", "pytorch_model.bin.index.json");

  private final HubSettings settings;
  private final HubClient client;
  private final Retries.Pause pause;
  private final DownloadListener listener;

  HubDownload(HubSettings settings, DownloadListener listener) {
    this(
        settings,
        new HubClient(settings, PATIENCE),
        wait -> Thread.sleep(wait.toMillis()),
        listener);
  }

  HubDownload(
      HubSettings settings, HubClient client, Retries.Pause pause, DownloadListener listener) {
    this.settings = settings;
    this.client = client;
    this.pause = pause;
    this.listener = listener;
  }

  /**
   * A checkpoint in the cache.
   *
   * @param model at the commit that its files are of
   * @param folder of its files
   */
  record Snapshot(HubModelId model, Path folder) {}

  /**
   * Brings a checkpoint.
   *
   * @throws HubException if it cannot be had; the message says why and what to do
   */
  Snapshot fetch(HubModelId model) throws IOException {
    ModelCache cache = new ModelCache(settings.cache(), model, settings.symbolicLinks());
    if (settings.offline()) {
      return offline(model, cache);
    }
    try {
      return online(model, cache);
    } catch (HubException.Unreachable e) {
      Snapshot cached = cached(model, cache).orElseThrow(() -> e);
      LOG.warn("{} Taking {}, which is in the cache", e.getMessage(), cached.model());
      return cached;
    } catch (FileSystemException e) {
      throw new HubException(
          "%s cannot be kept in %s (%s); set HF_HOME to a folder that you can write"
              .formatted(model, settings.cache(), reason(e)),
          e);
    }
  }

  private static String reason(FileSystemException e) {
    return e instanceof AccessDeniedException ? "no permission for " + e.getFile() : e.getMessage();
  }

  private Snapshot offline(HubModelId model, ModelCache cache) throws IOException {
    Optional<String> commit = cache.commit(model.revision());
    if (commit.isEmpty()) {
      throw isMissing(model, "the model", settings.cache());
    }
    Optional<Need> missing = missing(cache, commit.get());
    if (missing.isPresent()) {
      throw isMissing(model, missing.get().toString(), cache.snapshot(commit.get()));
    }
    return new Snapshot(model.at(commit.get()), cache.snapshot(commit.get()));
  }

  private static HubException isMissing(HubModelId model, String what, Path where) {
    return new HubException(
        "%s: nothing is downloaded, since HF_HUB_OFFLINE is set, and %s is not in %s; unset it, or download the model where there is a network and copy the cache, or give the folder of a checkpoint"
            .formatted(model, what, where));
  }

  private Optional<Snapshot> cached(HubModelId model, ModelCache cache) throws IOException {
    Optional<String> commit = cache.commit(model.revision());
    if (commit.isEmpty() || missing(cache, commit.get()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(new Snapshot(model.at(commit.get()), cache.snapshot(commit.get())));
  }

  private static Optional<Need> missing(ModelCache cache, String commit) {
    return NEEDS.stream()
        .filter(need -> !need.optional())
        .filter(need -> need.names().stream().noneMatch(name -> cache.holds(commit, name)))
        .findFirst();
  }

  private Snapshot online(HubModelId model, ModelCache cache) throws IOException {
    HubModelId pinned = model;
    if (!HubModelId.isCommit(model.revision())) {
      pinned = look(model, CONFIG).orElseThrow(() -> lacks(model, CONFIG)).model();
      remember(model, pinned, cache);
    }
    for (Need need : NEEDS) {
      if (!provide(need, pinned, cache) && !need.optional()) {
        throw refusal(need, pinned);
      }
    }
    return new Snapshot(pinned, cache.snapshot(pinned.revision()));
  }

  /** A cache that nobody may write is good enough if the commit is in it. */
  private static void remember(HubModelId model, HubModelId pinned, ModelCache cache)
      throws IOException {
    try {
      cache.remember(model.revision(), pinned.revision());
    } catch (FileSystemException e) {
      if (missing(cache, pinned.revision()).isPresent()) {
        throw e;
      }
      LOG.debug("{} is not noted in the cache", pinned, e);
    }
  }

  private boolean provide(Need need, HubModelId pinned, ModelCache cache) throws IOException {
    for (String name : need.names()) {
      if (cache.holds(pinned.revision(), name)) {
        return true;
      }
      if (cache.knowsMissing(pinned.revision(), name)) {
        continue;
      }
      Optional<RemoteFile> file = look(pinned, name);
      if (file.isPresent()) {
        store(file.get(), cache);
        return true;
      }
      cache.markMissing(pinned.revision(), name);
    }
    return false;
  }

  private Optional<RemoteFile> look(HubModelId model, String file) throws IOException {
    return retries(file + " of " + model).run(() -> client.look(model, file));
  }

  private Retries retries(Object thing) {
    return new Retries(thing, settings.endpoint(), pause);
  }

  private void store(RemoteFile file, ModelCache cache) throws IOException {
    try (BlobLock lock = cache.lock(file.etag())) {
      // Another process may have been quicker.
      if (cache.holds(file.commit(), file.name())) {
        return;
      }
      if (Files.isRegularFile(cache.blob(file.etag()))) {
        cache.show(file);
        return;
      }
      Path growing = cache.incomplete(file.etag());
      Files.createDirectories(growing.getParent());
      new BlobDownload(client, file, growing, retries(file), listener).run();
      cache.store(file, growing);
    }
  }

  private HubException refusal(Need need, HubModelId model) throws IOException {
    if (need == WEIGHTS) {
      for (String index : INDEXES) {
        if (look(model, index).isPresent()) {
          return new HubException(
              "%s keeps its weights in several files (%s), which is not supported: load it in transformers, save it with save_pretrained(folder, max_shard_size=\"100GB\") and give that folder"
                  .formatted(model, index));
        }
      }
    }
    return lacks(model, need.toString());
  }

  private static HubException lacks(HubModelId model, String file) {
    return new HubException(
        "%s has no %s; check its spelling, or choose a checkpoint of the BERT architecture as transformers saves it"
            .formatted(model, file));
  }
}
