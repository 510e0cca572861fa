package org.uimaadr.model;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.uimaadr.text.WordPieceTokenizer;
import org.uimaadr.torch.TinyCheckpoint;

/**
 * The tokenizer of the committed checkpoint, open while a test runs; for a registered extension.
 */
public final class TinyTokenizer implements BeforeEachCallback, AfterEachCallback {

  private WordPieceTokenizer tokenizer;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    String json = HuggingFaceCheckpoint.open(TinyCheckpoint.folder()).tokenizer().json();
    tokenizer = WordPieceTokenizer.ofJson(json, "tiny");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    tokenizer.close();
  }

  /** The open tokenizer. */
  public WordPieceTokenizer get() {
    return tokenizer;
  }
}
