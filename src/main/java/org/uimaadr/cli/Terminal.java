package org.uimaadr.cli;

/** What standard error is connected to. */
final class Terminal {

  /** Set by the launcher, since Java cannot ask for standard error alone. */
  private static final String PROPERTY = "adr.terminal";

  private Terminal() {}

  /** Whether standard error is shown on a terminal, where lines can be redrawn. */
  static boolean showsStandardError() {
    return Boolean.getBoolean(PROPERTY) || System.console() != null;
  }
}
