package org.uimaadr.model;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps one open model per key for all that use it, and closes it when the last of them lets go.
 * Engines come in many instances per process, one per thread of a pipeline, and must not load a
 * model each. Thread-safe.
 *
 * @param <K> what tells models apart
 * @param <M> an open model
 */
public final class OpenModels<K, M extends AutoCloseable> {

  /**
   * Opens a model.
   *
   * @param <M> an open model
   */
  @FunctionalInterface
  public interface Loader<M> {

    /** Opens the model; it must not acquire one from the same registry under the same key. */
    M load() throws IOException;
  }

  private static final class Entry<M> {
    final CompletableFuture<M> model = new CompletableFuture<>();

    /** Guarded by the registry. */
    int holders;
  }

  private final Map<K, Entry<M>> entries = new HashMap<>();

  /**
   * Takes hold of the model of a key. The first one to ask loads it; whoever asks meanwhile waits
   * for it. A load that fails fails for all who wait; who asks later tries again.
   *
   * @param key what tells the model apart
   * @param loader opens the model if it is not open
   * @return a hold on the model, to be closed by the caller
   * @throws IOException if the model cannot be loaded
   */
  public Handle acquire(K key, Loader<M> loader) throws IOException {
    Entry<M> entry;
    boolean first;
    synchronized (entries) {
      entry = entries.computeIfAbsent(key, k -> new Entry<>());
      first = entry.holders++ == 0;
    }
    return new Handle(key, entry, first ? load(key, entry, loader) : await(entry));
  }

  private M load(K key, Entry<M> entry, Loader<M> loader) throws IOException {
    try {
      M model = loader.load();
      entry.model.complete(model);
      return model;
    } catch (Throwable e) { // Errors too: else a missing native library would leave others waiting.
      synchronized (entries) {
        entries.remove(key);
      }
      entry.model.completeExceptionally(e);
      throw e;
    }
  }

  private static <M> M await(Entry<M> entry) throws IOException {
    try {
      return entry.model.join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    }
  }

  private void release(K key, Entry<M> entry) {
    synchronized (entries) {
      if (--entry.holders > 0) {
        return;
      }
      entries.remove(key);
    }
    try {
      entry.model.join().close();
    } catch (Exception e) {
      throw new IllegalStateException("The model " + key + " could not be closed", e);
    }
  }

  /** A hold on an open model. */
  public final class Handle implements AutoCloseable {

    private final K key;
    private final Entry<M> entry;
    private final M model;
    private final AtomicBoolean released = new AtomicBoolean();

    private Handle(K key, Entry<M> entry, M model) {
      this.key = key;
      this.entry = entry;
      this.model = model;
    }

    /**
     * The open model.
     *
     * @throws IllegalStateException if this hold was closed
     */
    public M get() {
      if (released.get()) {
        throw new IllegalStateException("The hold on the model " + key + " was closed");
      }
      return model;
    }

    /** Lets go of the model; the last hold closes it. Closing a hold again does nothing. */
    @Override
    public void close() {
      if (!released.getAndSet(true)) {
        release(key, entry);
      }
    }
  }
}
