package org.uimaadr.model;

/**
 * The two ways in which a pickle is no good.
 *
 * @param file how errors name its file
 */
record PickleErrors(String file) {

  /** What to do about a pickle that wants more than tensors. */
  static final String FIX =
      "a checkpoint that holds more than tensors is never loaded; save it as safetensors with"
          + " transformers in an environment that you trust";

  /** It wants more than tensors. */
  InvalidModelException refused(String problem) {
    return new InvalidModelException(file, "its pickle " + problem + "; " + FIX);
  }

  /** No pickler wrote it like that. */
  InvalidModelException damaged(String problem) {
    return new InvalidModelException(file, "its pickle " + problem + "; " + StrictJson.FIX);
  }
}
