package org.uimaadr.cli;

/**
 * Settings of SLF4J's simple logger. They are made here and not in a resource, which would also
 * configure every application that has this library on its class path.
 */
final class Logging {

  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logging() {}

  /** Effective only before the first logger is made. */
  static void configure(boolean debug) {
    String level = debug ? "debug" : "warn";
    // A run lists the documents that failed itself, in one line each; UIMA adds stack traces.
    String levelOfEngines = debug ? "debug" : "off";
    System.setProperty(PREFIX + "defaultLogLevel", "warn");
    System.setProperty(PREFIX + "log.org.uimaadr", level);
    System.setProperty(PREFIX + "log.org.uimaadr.ae", levelOfEngines);
    System.setProperty(PREFIX + "log.org.apache.uima", levelOfEngines);
    System.setProperty(PREFIX + "showThreadName", String.valueOf(debug));
    System.setProperty(PREFIX + "showLogName", String.valueOf(debug));
  }
}
