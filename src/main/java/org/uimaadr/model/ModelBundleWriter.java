package org.uimaadr.model;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkTensors;
import org.uimaadr.torch.NetworkWeights;

/**
 * Writes bundles. A bundle is written under a temporary name beside its folder and renamed, so that
 * it is either whole or not there.
 *
 * @param weights how tensors are stored
 * @param wordEmbeddings how the word embeddings are stored, a third of the weights of a small
 *     encoder
 */
public record ModelBundleWriter(TensorStorage weights, TensorStorage wordEmbeddings) {

  private static final Set<String> FILES =
      Set.of(ModelBundle.MODEL, ModelBundle.TOKENIZER, ModelBundle.WEIGHTS, ModelBundle.CARD);

  private static final String WORD_EMBEDDINGS =
      ModelBundle.storedName("embeddings.word_embeddings.weight");

  /**
   * Writes a bundle.
   *
   * @param folder a folder that is empty or does not exist yet
   * @throws FileAlreadyExistsException if something lies there
   * @throws IllegalArgumentException if a tensor cannot be stored as this writer is told to
   */
  public void write(Path folder, BundleContent content) throws IOException {
    AtomicFolder.requireEmptyOrAbsent(
        folder, "choose another folder, or ask to overwrite the model there");
    AtomicFolder.write(folder, temporary -> writeFiles(temporary, content));
  }

  /**
   * Writes a bundle, maybe over another one.
   *
   * @param folder a folder that is empty, does not exist yet or holds a bundle and nothing else
   * @throws FileAlreadyExistsException if something else lies there
   * @throws IllegalArgumentException if a tensor cannot be stored as this writer is told to
   */
  public void replace(Path folder, BundleContent content) throws IOException {
    requireBundle(folder);
    AtomicFolder.write(folder, temporary -> writeFiles(temporary, content));
  }

  /**
   * Finds out whether a bundle could be written, before hours are spent on what goes into it.
   *
   * @param folder where the bundle will go; folders above it are made if missing
   * @throws IOException names the folder and the fix
   */
  public static void requireWritable(Path folder) throws IOException {
    try {
      AtomicFolder.tryToWriteBeside(folder);
    } catch (IOException e) {
      throw new IOException(
          folder + " cannot be written (" + e + "); give another folder for the bundle", e);
    }
  }

  private static boolean isBundle(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.allMatch(file -> FILES.contains(file.getFileName().toString()));
    }
  }

  /**
   * Gives a bundle other metadata and another card. Its weights and its tokenizer stay as they are,
   * to the byte.
   *
   * @param folder a folder that holds a bundle and nothing else
   * @throws FileAlreadyExistsException if something else lies there
   */
  public static void describe(Path folder, ModelMetadata metadata, String modelCard)
      throws IOException {
    requireBundle(folder);
    AtomicFolder.write(
        folder,
        temporary -> {
          for (String file : List.of(ModelBundle.TOKENIZER, ModelBundle.WEIGHTS)) {
            Files.copy(folder.resolve(file), temporary.resolve(file));
          }
          writeDescription(temporary, metadata, modelCard);
        });
  }

  private static void requireBundle(Path folder) throws IOException {
    if (Files.exists(folder) && !isBundle(folder)) {
      throw new FileAlreadyExistsException(
          folder.toString(), null, "it holds more than a model bundle; choose another folder");
    }
  }

  private void writeFiles(Path folder, BundleContent content) throws IOException {
    Files.writeString(folder.resolve(ModelBundle.TOKENIZER), content.tokenizerJson());
    Safetensors.write(
        folder.resolve(ModelBundle.WEIGHTS),
        storedTensors(content.network()),
        name -> name.equals(WORD_EMBEDDINGS) ? wordEmbeddings : weights);
    writeDescription(folder, content.metadata(), content.modelCard());
  }

  private static void writeDescription(Path folder, ModelMetadata metadata, String modelCard)
      throws IOException {
    Files.writeString(folder.resolve(ModelBundle.CARD), modelCard);
    Map<String, String> sha256 = new LinkedHashMap<>();
    for (String file : ModelBundle.HASHED) {
      sha256.put(file, Sha256.of(folder.resolve(file)));
    }
    Files.writeString(folder.resolve(ModelBundle.MODEL), new ModelJson(metadata, sha256).toJson());
  }

  private static Map<String, FloatTensor> storedTensors(NetworkWeights network) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    NetworkTensors.shapes(network.encoder(), network.heads())
        .keySet()
        .forEach(name -> tensors.put(ModelBundle.storedName(name), network.tensor(name)));
    return tensors;
  }
}
