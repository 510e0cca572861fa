package org.uimaadr.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.model.Safetensors;
import org.uimaadr.model.TensorStorage;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkWeights;
import org.uimaadr.torch.OptimizerState;
import org.uimaadr.torch.TrainableNetwork;

/**
 * The folder that holds the last checkpoint of a training. {@code state.json} says how far the
 * training had come and, by the numbers in it, which files of tensors belong to it. Each file is
 * written under another name and renamed, {@code state.json} last: until then the checkpoint before
 * is the one that counts, whatever happens.
 */
final class CheckpointFolder {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);

  private static final String STATE_FILE = "state.json";
  private static final String NEW_STATE_FILE = ".state.json.new";
  private static final String FORMAT = "format";
  private static final int FORMAT_NUMBER = 1;
  private static final String SETTINGS = "settings";
  private static final String STATE = "state";
  private static final String WEIGHTS = "weights-%d.safetensors";
  private static final String FIRST_MOMENTS = "first-moments-%d.safetensors";
  private static final String SECOND_MOMENTS = "second-moments-%d.safetensors";
  private static final String BEST = "best-epoch-%d.safetensors";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** What this class writes, under its names and under those that it has while it is written. */
  private static final Pattern OURS =
      Pattern.compile(
          "\\.?(state\\.json|(weights|first-moments|second-moments|best-epoch)-\\d+\\.safetensors)(\\..+)?");

  private final Path folder;
  private final TrainingSettings settings;

  /** What the checkpoint in the folder says, if there is one. */
  private Optional<TrainingState> last = Optional.empty();

  /**
   * A folder that may not exist yet.
   *
   * @param settings of the training that reads and writes it
   */
  CheckpointFolder(Path folder, TrainingSettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /**
   * Reads the checkpoint, if there is one.
   *
   * @param initial weights that the training began with; they tell the shape of the network
   * @throws IOException if it cannot be read
   * @throws TrainingException if it was written under other settings; names them
   */
  Optional<TrainingCheckpoint> read(NetworkWeights initial) throws IOException {
    Path file = folder.resolve(STATE_FILE);
    JsonObject json;
    try {
      json = GSON.fromJson(Files.readString(file), JsonObject.class);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonParseException e) {
      throw unreadable(e);
    }
    if (json == null || !json.has(FORMAT) || json.get(FORMAT).getAsInt() != FORMAT_NUMBER) {
      throw unreadable(null);
    }
    requireSame(json.getAsJsonObject(SETTINGS));
    TrainingState state = TrainingState.of(json.getAsJsonObject(STATE));
    last = Optional.of(state);
    removeLeftovers();
    int step = state.step();
    Optional<NetworkWeights> best = Optional.empty();
    if (state.bestEpoch().isPresent()) {
      best = Optional.of(weights(BEST.formatted(state.bestEpoch().getAsInt()), initial));
    }
    return Optional.of(
        new TrainingCheckpoint(
            state,
            weights(WEIGHTS.formatted(step), initial),
            new OptimizerState(
                step,
                Safetensors.read(folder.resolve(FIRST_MOMENTS.formatted(step))),
                Safetensors.read(folder.resolve(SECOND_MOMENTS.formatted(step)))),
            best));
  }

  private IOException unreadable(Exception cause) {
    return new IOException(
        folder.resolve(STATE_FILE)
            + " is no checkpoint that this version can read; remove the folder to begin anew",
        cause);
  }

  private void requireSame(JsonObject begun) {
    Map<String, String> values = new LinkedHashMap<>();
    begun.entrySet().forEach(entry -> values.put(entry.getKey(), entry.getValue().getAsString()));
    List<String> differences = settings.differencesFrom(new TrainingSettings(values));
    if (!differences.isEmpty()) {
      throw new TrainingException(
          "%s holds the checkpoint of a training that was begun in another way: %s. Repeat it as it was begun, or remove the folder to begin anew."
              .formatted(folder, String.join("; ", differences)));
    }
  }

  private NetworkWeights weights(String file, NetworkWeights like) throws IOException {
    NetworkHeads heads = like.heads();
    return new NetworkWeights(like.encoder(), heads, Safetensors.read(folder.resolve(file)));
  }

  /**
   * Writes a checkpoint in place of the one before.
   *
   * @param best weights of the best finished epoch, if there is one
   * @throws IOException if it cannot be written; the one before is as it was
   */
  void write(TrainingState state, TrainableNetwork network, Optional<NetworkWeights> best)
      throws IOException {
    Files.createDirectories(folder);
    try {
      writeTensors(state, network, best);
      writeState(state);
      last = Optional.of(state);
    } finally {
      removeLeftovers();
    }
  }

  private void writeTensors(
      TrainingState state, TrainableNetwork network, Optional<NetworkWeights> best)
      throws IOException {
    if (best.isPresent()) {
      Path file = folder.resolve(BEST.formatted(state.bestEpoch().orElseThrow()));
      if (!Files.exists(file)) {
        write(file, best.get().tensors());
      }
    }
    // One after the other: together they would take the Java heap three times.
    int step = state.step();
    write(folder.resolve(WEIGHTS.formatted(step)), network.weights().tensors());
    write(folder.resolve(FIRST_MOMENTS.formatted(step)), network.moments(1));
    write(folder.resolve(SECOND_MOMENTS.formatted(step)), network.moments(2));
  }

  private static void write(Path file, Map<String, FloatTensor> tensors) throws IOException {
    Safetensors.write(file, tensors, name -> TensorStorage.F32);
  }

  private void writeState(TrainingState state) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty(FORMAT, FORMAT_NUMBER);
    JsonObject values = new JsonObject();
    settings.values().forEach(values::addProperty);
    json.add(SETTINGS, values);
    json.add(STATE, state.toJson());
    Path temporary = folder.resolve(NEW_STATE_FILE);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(GSON.toJson(json));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(temporary, folder.resolve(STATE_FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what is no part of the last checkpoint: older ones, and what was left half done. */
  private void removeLeftovers() throws IOException {
    Set<String> kept = last.map(CheckpointFolder::files).orElse(Set.of());
    for (Path file : ours(folder)) {
      if (!kept.contains(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
  }

  private static Set<String> files(TrainingState state) {
    Set<String> files = new HashSet<>();
    files.add(STATE_FILE);
    for (String pattern : List.of(WEIGHTS, FIRST_MOMENTS, SECOND_MOMENTS)) {
      files.add(pattern.formatted(state.step()));
    }
    state.bestEpoch().ifPresent(epoch -> files.add(BEST.formatted(epoch)));
    return files;
  }

  /**
   * Removes a folder of checkpoints; somebody else's files in it stay, and the folder with them.
   */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    for (Path file : ours(folder)) {
      Files.delete(file);
    }
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      LOG.warn("{} holds files that no training wrote; it stays", folder);
    }
  }

  private static List<Path> ours(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> OURS.matcher(f.getFileName().toString()).matches()).toList();
    }
  }
}
