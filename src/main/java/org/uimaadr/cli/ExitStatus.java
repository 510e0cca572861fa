package org.uimaadr.cli;

/** What the process tells its caller. */
final class ExitStatus {

  /** All done. */
  static final int DONE = 0;

  /** Nothing could be done; the reason is on standard error. */
  static final int FAILED = 1;

  /** The command line is wrong. */
  static final int WRONG_USAGE = 2;

  /** Done, but some documents failed; each is listed. */
  static final int SOME_DOCUMENTS_FAILED = 3;

  private ExitStatus() {}
}
