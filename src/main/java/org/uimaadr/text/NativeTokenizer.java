package org.uimaadr.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Opens Hugging Face's native tokenizer through DJL, without network and under any class loader.
 */
final class NativeTokenizer {

  private static final Map<String, String> OPTIONS =
      Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

  static {
    // DJL would ask the instance metadata service, and on machines with a GPU download another
    // native library: never beside patient data.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    // Looking for a GPU, JNA unpacks itself for a moment: not into the home, which is its default.
    if (System.getProperty("jna.tmpdir") == null) {
      System.setProperty("jna.tmpdir", System.getProperty("java.io.tmpdir"));
    }
  }

  private NativeTokenizer() {}

  /**
   * A tokenizer that neither truncates nor pads.
   *
   * @param json text of a {@code tokenizer.json}
   * @throws RuntimeException if the native library is missing or rejects the text
   */
  static HuggingFaceTokenizer open(String json) throws IOException {
    // DJL finds its native library through the thread's context class loader, which CPE threads and
    // PEARs set to another than the one that holds it.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(HuggingFaceTokenizer.class.getClassLoader());
    try {
      byte[] content = json.getBytes(StandardCharsets.UTF_8);
      return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(content), OPTIONS);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
