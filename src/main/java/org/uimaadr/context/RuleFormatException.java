package org.uimaadr.context;

import java.io.IOException;

/** A file of rules is not in its format. The message names the file, the line and the fix. */
public class RuleFormatException extends IOException {

  RuleFormatException(String message) {
    super(message);
  }
}
