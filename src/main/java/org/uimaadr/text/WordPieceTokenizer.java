package org.uimaadr.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Splits text into a BERT encoder's word pieces, as the {@code tokenizer.json} of its checkpoint
 * says.
 *
 * <p>Truncation and padding that the file carries are overridden: every piece of a text is
 * returned, and no other. Special tokens that a text spells out, such as {@code [SEP]}, are read as
 * the words that they are there (transformers' {@code split_special_tokens=True}), so that a
 * document cannot forge the encoder's control tokens.
 *
 * <p>Thread-safe: any number of threads may tokenize at once; {@link #close()} waits for them.
 */
public final class WordPieceTokenizer implements AutoCloseable {

  /**
   * Least UTF-16 units of a native call that is not a text's last. The native answer takes some 200
   * bytes a piece, which would add up in a text of many megabytes.
   */
  private static final int CHUNK_LENGTH = 1 << 16;

  private final HuggingFaceTokenizer tokenizer;
  private final int classifierId;
  private final int separatorId;
  private final int paddingId;
  private final int unknownId;

  /** Readers tokenize; the writer closes. Native memory must not go while it is in use. */
  private final ReadWriteLock lifetime = new ReentrantReadWriteLock();

  private boolean closed;

  private WordPieceTokenizer(JsonObject json) throws IOException {
    JsonObject vocabulary = vocabulary(json);
    classifierId = specialId(vocabulary, "[CLS]");
    separatorId = specialId(vocabulary, "[SEP]");
    paddingId = specialId(vocabulary, "[PAD]");
    unknownId = specialId(vocabulary, "[UNK]");
    tokenizer = NativeTokenizer.open(plain(json).toString());
  }

  /**
   * Opens a {@code tokenizer.json}.
   *
   * @param file the file
   * @throws IOException if it cannot be read or is not the tokenizer of a BERT encoder; the message
   *     names the file
   */
  public static WordPieceTokenizer open(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return open(content, file.toString());
    }
  }

  /**
   * Opens a {@code tokenizer.json} that is no file, as in a class-path bundle or from {@link
   * TokenizerJson}.
   *
   * @param content its UTF-8 bytes; the caller closes the stream
   * @param name what error messages call it
   * @throws IOException if it cannot be read or is not the tokenizer of a BERT encoder; the message
   *     begins with the name
   */
  public static WordPieceTokenizer open(InputStream content, String name) throws IOException {
    String json = new String(content.readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new WordPieceTokenizer(JsonParser.parseString(json).getAsJsonObject());
    } catch (RuntimeException | IOException e) {
      // Gson and the native parser report a wrong file by unchecked exceptions of many classes.
      throw new IOException(
          name + ": cannot be opened as a WordPiece tokenizer: " + e.getMessage(), e);
    }
  }

  /**
   * Opens the text of a {@code tokenizer.json}.
   *
   * @param json the text
   * @param name what error messages call it
   * @throws IOException if it is not the tokenizer of a BERT encoder; the message begins with the
   *     name
   */
  public static WordPieceTokenizer ofJson(String json, String name) throws IOException {
    return open(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), name);
  }

  /**
   * All word pieces of a text, without special tokens, however many they are. Characters that the
   * tokenizer drops (white space, control characters, U+FFFD, surrogates without a partner) belong
   * to no piece.
   *
   * @param text any text
   * @return pieces in the order of the text; no piece is empty
   * @throws IllegalStateException if the tokenizer is closed
   */
  public WordPieces tokenize(String text) {
    String repaired = Surrogates.replaceLone(text);
    PieceList pieces = new PieceList();
    int next;
    for (int begin = 0; begin < repaired.length(); begin = next) {
      next = chunkEnd(repaired, begin);
      String chunk = repaired.substring(begin, next);
      pieces.add(encode(chunk), new CodePointOffsets(chunk), begin);
    }
    return pieces.toWordPieces();
  }

  /** End of the words that one native call takes; white space separates them from the next. */
  private static int chunkEnd(String text, int begin) {
    for (int end = begin + CHUNK_LENGTH; end < text.length(); end++) {
      if (" \t\r\n".indexOf(text.charAt(end)) >= 0) {
        return end;
      }
    }
    return text.length();
  }

  private Encoding encode(String text) {
    lifetime.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("The tokenizer is closed");
      }
      return tokenizer.encode(text, false, false);
    } finally {
      lifetime.readLock().unlock();
    }
  }

  /** Id of {@code [CLS]}, the first token of every window. */
  public int classifierId() {
    return classifierId;
  }

  /** Id of {@code [SEP]}, the last token of every window. */
  public int separatorId() {
    return separatorId;
  }

  /** Id of {@code [PAD]}, which fills a window up to the length of its batch. */
  public int paddingId() {
    return paddingId;
  }

  /** Id of {@code [UNK]}, the piece of a word that the vocabulary cannot spell. */
  public int unknownId() {
    return unknownId;
  }

  /** Frees the native tokenizer once no thread uses it. Closing twice is harmless. */
  @Override
  public void close() {
    lifetime.writeLock().lock();
    try {
      closed = true;
      tokenizer.close();
    } finally {
      lifetime.writeLock().unlock();
    }
  }

  private static JsonObject vocabulary(JsonObject json) throws IOException {
    JsonElement model = json.get("model");
    if (model == null
        || !model.isJsonObject()
        || !model.getAsJsonObject().has("continuing_subword_prefix")
        || !(model.getAsJsonObject().get("vocab") instanceof JsonObject vocabulary)) {
      throw new IOException(
          "its model has no WordPiece vocabulary; only encoders of the BERT architecture fit");
    }
    return vocabulary;
  }

  private static int specialId(JsonObject vocabulary, String token) throws IOException {
    JsonElement id = vocabulary.get(token);
    if (id == null) {
      throw new IOException("its vocabulary lacks " + token);
    }
    return id.getAsInt();
  }

  /** The same tokenizer without truncation, padding and special tokens. */
  private static JsonObject plain(JsonObject json) {
    JsonObject plain = new JsonObject();
    json.asMap().forEach(plain::add);
    plain.add("truncation", JsonNull.INSTANCE);
    plain.add("padding", JsonNull.INSTANCE);
    JsonArray added = new JsonArray();
    if (json.get("added_tokens") instanceof JsonArray tokens) {
      for (JsonElement token : tokens) {
        if (!isSpecial(token.getAsJsonObject())) {
          added.add(token);
        }
      }
    }
    plain.add("added_tokens", added);
    return plain;
  }

  private static boolean isSpecial(JsonObject token) {
    return token.has("special") && token.get("special").getAsBoolean();
  }

  /** Arrays that grow. */
  private static final class PieceList {

    private int[] ids = new int[0];
    private int[] begins = new int[0];
    private int[] ends = new int[0];
    private int size;

    void add(Encoding encoding, CodePointOffsets offsets, int chunkBegin) {
      long[] newIds = encoding.getIds();
      CharSpan[] spans = encoding.getCharTokenSpans();
      reserve(newIds.length);
      for (int i = 0; i < newIds.length; i++) {
        int begin = chunkBegin + offsets.toUtf16(spans[i].getStart());
        int end = chunkBegin + offsets.toUtf16(spans[i].getEnd());
        if (begin < end) {
          ids[size] = Math.toIntExact(newIds[i]);
          begins[size] = begin;
          ends[size++] = end;
        }
      }
    }

    private void reserve(int more) {
      if (size + more > ids.length) {
        int capacity = size + Math.max(size / 2, more);
        ids = Arrays.copyOf(ids, capacity);
        begins = Arrays.copyOf(begins, capacity);
        ends = Arrays.copyOf(ends, capacity);
      }
    }

    WordPieces toWordPieces() {
      return new WordPieces(
          Arrays.copyOf(ids, size), Arrays.copyOf(begins, size), Arrays.copyOf(ends, size));
    }
  }
}
