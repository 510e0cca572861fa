package org.uimaadr.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.uimaadr.text.Window;
import org.uimaadr.torch.NetworkOutput;

/**
 * Fills the network's batches with windows of similar length, across callers. There is no thread of
 * its own: each caller puts its windows on one shelf, then takes batches off it, its own windows
 * first and those of others that fit beside them, until its own are answered.
 *
 * <p>Thread-safe.
 */
public final class WindowBatcher {

  /**
   * Pieces of a batch with padding, so that long windows do not need more memory than short ones.
   */
  private static final int MOST_PIECES = 8192;

  private final WindowScorer scorer;

  private final NavigableSet<Request> waiting =
      new TreeSet<>(Comparator.comparingInt(Request::length).thenComparingLong(r -> r.number));

  private long nextNumber;

  /** Takes the network that answers. */
  public WindowBatcher(WindowScorer scorer) {
    this.scorer = scorer;
  }

  private static final class Request {
    private final int[] ids;
    private final long number;
    private NetworkOutput answer;
    private int row;
    private RuntimeException failure;

    Request(int[] ids, long number) {
      this.ids = ids;
      this.number = number;
    }

    int length() {
      return ids.length;
    }

    boolean done() {
      return answer != null || failure != null;
    }
  }

  /**
   * Scores sentences.
   *
   * @param batchSize most windows of a batch that this caller takes off the shelf
   * @return scores in the order of the sentences
   * @throws RuntimeException as the network threw it for a batch with one of these sentences
   */
  public List<SentenceScores> score(List<PreparedSentence> sentences, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("A batch cannot hold " + batchSize + " windows");
    }
    Map<int[], Request> requests = shelve(sentences);
    try {
      List<SentenceScores> scores = new ArrayList<>(sentences.size());
      for (PreparedSentence sentence : sentences) {
        List<WindowScores> answers = new ArrayList<>();
        for (Window window : sentence.windows()) {
          Request request = requests.get(window.ids());
          await(request, batchSize);
          answers.add(WindowScores.of(request.answer, request.row, window));
        }
        scores.add(SentenceScores.merge(sentence.windows(), answers));
      }
      return scores;
    } finally {
      takeOff(requests.values());
    }
  }

  /** After a failure nobody will ask for the rest: it must not stay on the shelf. */
  private synchronized void takeOff(Collection<Request> requests) {
    requests.forEach(waiting::remove);
  }

  /** One request for each array of ids: sentences that are read together share it. */
  private synchronized Map<int[], Request> shelve(List<PreparedSentence> sentences) {
    Map<int[], Request> requests = new IdentityHashMap<>();
    for (PreparedSentence sentence : sentences) {
      for (Window window : sentence.windows()) {
        if (!requests.containsKey(window.ids())) {
          Request request = new Request(window.ids(), nextNumber++);
          requests.put(window.ids(), request);
          waiting.add(request);
        }
      }
    }
    return requests;
  }

  private void await(Request request, int batchSize) {
    while (true) {
      List<Request> batch;
      synchronized (this) {
        awaitOthers(request);
        if (request.failure != null) {
          throw request.failure;
        }
        if (request.answer != null) {
          return;
        }
        batch = takeBatch(request, batchSize);
      }
      run(batch);
    }
  }

  /** Waits while another caller runs the batch that this request is in. */
  private void awaitOthers(Request request) {
    boolean interrupted = false;
    while (!request.done() && !waiting.contains(request)) {
      try {
        wait();
      } catch (InterruptedException e) {
        // The other caller's batch ends soon; the interrupt is the caller's to act on.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The request with its nearest neighbours by length, shorter ones first: they fit into its
   * padding.
   */
  private List<Request> takeBatch(Request request, int batchSize) {
    List<Request> batch = new ArrayList<>();
    batch.add(request);
    int most = Math.max(1, Math.min(batchSize, MOST_PIECES / request.length()));
    for (Request neighbour : waiting.headSet(request, false).descendingSet()) {
      if (batch.size() == most) {
        break;
      }
      batch.add(neighbour);
    }
    for (Request neighbour : waiting.tailSet(request, false)) {
      if (batch.size() == most || (batch.size() + 1) * neighbour.length() > MOST_PIECES) {
        break;
      }
      batch.add(neighbour);
    }
    batch.forEach(waiting::remove);
    return batch;
  }

  private void run(List<Request> batch) {
    NetworkOutput output = null;
    RuntimeException failure = null;
    try {
      output = scorer.score(batch.stream().map(request -> request.ids).toList());
    } catch (RuntimeException e) {
      failure = e;
    } catch (Error e) {
      // The other callers must not wait for ever for an answer that died with this thread's memory.
      failure = new IllegalStateException("The network failed: " + e, e);
    }
    synchronized (this) {
      for (int row = 0; row < batch.size(); row++) {
        if (failure == null) {
          batch.get(row).answer = output;
          batch.get(row).row = row;
        } else {
          batch.get(row).failure = failure;
        }
      }
      notifyAll();
    }
  }
}
