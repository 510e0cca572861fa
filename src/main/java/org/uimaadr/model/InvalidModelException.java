package org.uimaadr.model;

import java.io.IOException;

/**
 * A checkpoint or bundle that cannot be used as it lies on disk: damaged, incomplete, of another
 * architecture or of a newer format. The message names the file and the fix.
 */
public final class InvalidModelException extends IOException {

  /**
   * @param file the file (or folder, or class-path location) that is wrong
   * @param problem what is wrong with it and what to do about it
   */
  public InvalidModelException(Object file, String problem) {
    super(file + ": " + problem);
  }

  /**
   * @param file the file (or folder, or class-path location) that is wrong
   * @param problem what is wrong with it and what to do about it
   * @param cause the error that revealed it
   */
  public InvalidModelException(Object file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
