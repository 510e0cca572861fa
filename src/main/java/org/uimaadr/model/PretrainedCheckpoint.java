package org.uimaadr.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.uimaadr.torch.EncoderConfig;
import org.uimaadr.torch.FloatTensor;

/**
 * Writes an encoder that was pretrained further as transformers' {@code BertForMaskedLM} saves it,
 * with float32 weights: a checkpoint to fine-tune, here or elsewhere.
 */
public final class PretrainedCheckpoint {

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private static final String ACCOUNT = "pretraining.json";

  private PretrainedCheckpoint() {}

  /**
   * Makes sure that {@link #write} will find room for its folder.
   *
   * @throws FileAlreadyExistsException if something lies there
   */
  public static void requireWritable(Path folder) throws IOException {
    AtomicFolder.requireEmptyOrAbsent(folder, "choose another folder for the checkpoint");
    AtomicFolder.tryToWriteBeside(folder);
  }

  /**
   * Writes the folder, whole or not at all.
   *
   * @param tensors of the encoder, its pooler, if there is one, and the masked head
   * @param account how it was pretrained, and on what; {@link #account} reads it
   */
  public static void write(
      Path folder,
      EncoderConfig encoder,
      CheckpointTokenizer tokenizer,
      Map<String, FloatTensor> tensors,
      JsonObject account)
      throws IOException {
    TokenizerFiles files =
        new TokenizerFiles(
            JsonParser.parseString(tokenizer.json()).getAsJsonObject(),
            tokenizer.lowerCase(),
            encoder.maxPositions());
    JsonObject config = EncoderJson.write(encoder);
    JsonArray architectures = new JsonArray();
    architectures.add("BertForMaskedLM");
    config.add("architectures", architectures);
    config.addProperty("pad_token_id", files.paddingId());
    config.addProperty("dtype", "float32");
    Map<String, FloatTensor> stored = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> stored.put(ModelBundle.storedName(name), tensor));
    AtomicFolder.write(
        folder,
        target -> {
          Files.writeString(target.resolve("config.json"), GSON.toJson(config) + "\n");
          Safetensors.write(target.resolve("model.safetensors"), stored, name -> TensorStorage.F32);
          files.write(target);
          Files.writeString(target.resolve(ACCOUNT), GSON.toJson(account) + "\n");
        });
  }

  /** What was written of how the checkpoint in a folder was pretrained, if anything was. */
  public static Optional<JsonObject> account(Path folder) throws IOException {
    Path file = folder.resolve(ACCOUNT);
    return Files.isRegularFile(file) ? Optional.of(StrictJson.object(file)) : Optional.empty();
  }
}
