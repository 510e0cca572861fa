package org.uimaadr.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs folds side by side, each in a Java process of its own: the seed of a training and the number
 * of native threads are properties of a process.
 *
 * @param arguments of the command line that is repeated for each fold
 * @param results folder for their logs
 * @param jobs how many at once
 */
record FoldProcesses(List<String> arguments, Path results, int jobs) {

  /** Options of the run, not of its folds. */
  private static final List<String> OF_THE_WHOLE = List.of("--folds", "--jobs", "--json");

  /**
   * Runs the folds.
   *
   * @throws IOException names the first fold that failed, and its log; the others are finished
   */
  void run(List<Integer> folds) throws IOException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<Integer>> running = new ArrayList<>();
      for (int fold : folds) {
        running.add(workers.submit(() -> run(fold)));
      }
      for (int i = 0; i < running.size(); i++) {
        if (status(running.get(i)) != ExitStatus.DONE) {
          throw new IOException("Fold " + folds.get(i) + " failed; see " + log(folds.get(i)));
        }
      }
    } finally {
      workers.shutdown();
    }
  }

  private static int status(Future<Integer> fold) throws IOException, InterruptedException {
    try {
      return fold.get();
    } catch (ExecutionException e) {
      throw new IOException("A fold could not be started: " + e.getCause().getMessage(), e);
    }
  }

  private Path log(int fold) {
    return results.resolve("fold-" + fold + ".log");
  }

  private int run(int fold) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / jobs);
    command.add("-Dai.djl.pytorch.num_threads=" + threads);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), AdrCli.class.getName()));
    command.addAll(ofOneFold());
    command.addAll(List.of("--folds", Integer.toString(fold)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log(fold).toFile())
        .start()
        .waitFor();
  }

  private List<String> ofOneFold() {
    List<String> kept = new ArrayList<>();
    Iterator<String> all = arguments.iterator();
    while (all.hasNext()) {
      String argument = all.next();
      if (OF_THE_WHOLE.contains(argument)) {
        all.next();
      } else if (OF_THE_WHOLE.stream().noneMatch(name -> argument.startsWith(name + "="))) {
        kept.add(argument);
      }
    }
    return kept;
  }
}
