package org.uimaadr.model.hub;

import java.io.IOException;

/** A model that cannot be had from the hub. The message says why, and what to do about it. */
public class HubException extends IOException {

  private static final long serialVersionUID = 1L;

  HubException(String message) {
    super(message);
  }

  HubException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The hub could not be asked, however often it was tried: what is cached may still do. */
  static final class Unreachable extends HubException {

    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
