package org.uimaadr.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * JSON as its standard defines it; Gson alone also takes comments, bare words and trailing text.
 */
final class StrictJson {

  /** What to do about a file that is not what it should be. */
  static final String FIX = "the file is damaged, download or copy it again";

  private StrictJson() {}

  /** The object that a file holds. */
  static JsonObject object(Path file) throws IOException {
    return object(Files.readAllBytes(file), file.toString(), "it");
  }

  /**
   * The object that bytes hold.
   *
   * @param utf8 text, maybe with white space around it
   * @param file how errors name the file
   * @param subject what the bytes are of the file, such as {@code its header}
   */
  static JsonObject object(byte[] utf8, String file, String subject) throws InvalidModelException {
    try {
      JsonReader reader = new JsonReader(new StringReader(new String(utf8, UTF_8)));
      reader.setStrictness(Strictness.STRICT);
      JsonObject object = JsonParser.parseReader(reader).getAsJsonObject();
      if (reader.peek() == JsonToken.END_DOCUMENT) {
        return object;
      }
    } catch (JsonParseException | IllegalStateException | IOException e) {
      throw new InvalidModelException(file, subject + " is not a JSON object; " + FIX, e);
    }
    throw new InvalidModelException(file, subject + " is more than one JSON object; " + FIX);
  }
}
