package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.List;

/** Decides what becomes of a malformed line: the end of the reading, or a skipped line. */
final class Problems {

  private final boolean skipMalformed;
  private final List<CorpusProblem> found = new ArrayList<>();

  Problems(boolean skipMalformed) {
    this.skipMalformed = skipMalformed;
  }

  /** Notes that the line is skipped; a strict reading ends here with an exception. */
  void skip(CorpusLine line, String reason) throws CorpusFormatException {
    CorpusProblem problem = line.problem(reason);
    if (!skipMalformed) {
      throw new CorpusFormatException(problem);
    }
    found.add(problem);
  }

  /** Notes a defect that the reading can deal with; it never ends here. */
  void report(CorpusLine line, String reason) {
    found.add(line.problem(reason));
  }

  List<CorpusProblem> found() {
    return found;
  }
}
