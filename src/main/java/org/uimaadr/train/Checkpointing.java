package org.uimaadr.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a training keeps its checkpoints, and how often it writes one.
 *
 * @param folder the folder of the checkpoints
 * @param every steps between two checkpoints; 0 writes them at the ends of epochs only
 * @param resume whether to go on where the checkpoint in the folder ends, if there is one
 */
public record Checkpointing(Path folder, int every, boolean resume) {

  private static final String SUFFIX = ".training";

  /** Rejects a number of steps below 0. */
  public Checkpointing {
    if (every < 0) {
      throw new IllegalArgumentException(
          "The steps between two checkpoints cannot be "
              + every
              + "; give 1 or more, or 0 for the ends of epochs only");
    }
  }

  /** Checkpoints in a folder beside the bundle that the training will write. */
  public static Checkpointing beside(Path bundle, int every, boolean resume) {
    Path target = bundle.toAbsolutePath().normalize();
    return new Checkpointing(target.resolveSibling(target.getFileName() + SUFFIX), every, resume);
  }

  /**
   * Makes sure that no training is begun anew by mistake while a checkpoint waits.
   *
   * @throws IOException says how to go on with it
   */
  public void requireClear() throws IOException {
    if (!resume && Files.exists(folder)) {
      throw new IOException(
          folder
              + " holds the checkpoint of a training that did not end; go on with it (--resume, or"
              + " AdrResume), or remove the folder to begin anew");
    }
  }

  /** Removes the folder: what was trained is saved. */
  public void remove() throws IOException {
    CheckpointFolder.remove(folder);
  }

  boolean isDue(int step) {
    return every > 0 && step % every == 0;
  }
}
