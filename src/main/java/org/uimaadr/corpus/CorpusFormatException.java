package org.uimaadr.corpus;

import java.io.IOException;

/** A corpus file is not in its format. The message names the file, the line and the fix. */
public class CorpusFormatException extends IOException {

  private final transient CorpusProblem problem;

  CorpusFormatException(CorpusProblem problem) {
    super(problem + ". Correct this line, or ask for malformed lines to be skipped.");
    this.problem = problem;
  }

  /** File, line and reason. */
  public CorpusProblem problem() {
    return problem;
  }
}
