package org.uimaadr.corpus;

/**
 * A line of a corpus file that could not be taken as it stands.
 *
 * @param file path of the file
 * @param line number of the line, from 1
 * @param reason what is wrong with the line
 */
public record CorpusProblem(String file, int line, String reason) {

  /** The problem as {@code file:line: reason}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
