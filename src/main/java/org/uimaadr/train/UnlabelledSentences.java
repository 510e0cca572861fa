package org.uimaadr.train;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.uimaadr.corpus.UnlabelledText;
import org.uimaadr.text.SentenceSplitter;

/**
 * Sentences of text without annotations, for teachers to answer for.
 *
 * @param name of the file or folder
 * @param fingerprint tells it from other text
 * @param sentences all of them, each once
 * @param most how many of them an epoch sees, drawn anew each epoch
 */
public record UnlabelledSentences(
    String name, String fingerprint, List<String> sentences, int most) {

  /** Copies the list. */
  public UnlabelledSentences {
    sentences = List.copyOf(sentences);
    TrainingOptions.require(most >= 1, "number of unlabelled sentences", most, "1 or more");
  }

  /**
   * Reads text and cuts it into sentences, as the engines do it.
   *
   * @param path of {@code *.txt} or {@code *.txt.gz}, or a folder of these
   * @param lines whether each line is a document; otherwise each file is one
   * @throws IOException if it cannot be read or is kept out of training
   */
  static UnlabelledSentences read(Path path, boolean lines, int most) throws IOException {
    ExtraText.requireForTraining(path);
    UnlabelledText text = UnlabelledText.read(path, lines);
    SentenceSplitter splitter = new SentenceSplitter();
    List<String> sentences =
        text.training().parallelStream()
            .flatMap(document -> splitter.split(document).stream().map(span -> span.of(document)))
            .distinct()
            .toList();
    String name = path.toAbsolutePath().normalize().getFileName().toString();
    return new UnlabelledSentences(name, text.fingerprint(), sentences, most);
  }

  /** What an epoch sees; the same epoch always sees the same. */
  List<String> epoch(int epoch, long seed) {
    if (sentences.size() <= most) {
      return sentences;
    }
    List<String> drawn = new ArrayList<>(sentences);
    Collections.shuffle(drawn, new Random(31 * seed + epoch));
    return drawn.subList(0, most);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("text", fingerprint);
    json.addProperty("sentences", sentences.size());
    json.addProperty("sentencesOfAnEpoch", Math.min(most, sentences.size()));
    return json;
  }
}
