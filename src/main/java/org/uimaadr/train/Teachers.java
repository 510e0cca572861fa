package org.uimaadr.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.uimaadr.model.LogSoftmax;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.torch.Network;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkOutput;
import org.uimaadr.torch.NetworkTensors;
import org.uimaadr.torch.TrainableNetwork.Answers;

/** The models of a {@link Teaching}, opened: they read what the network reads, just before it. */
final class Teachers implements AutoCloseable {

  private final List<Teacher> teachers;
  private final NetworkHeads heads;
  private final double share;

  /**
   * A model that answers.
   *
   * @param name as it stands in its bundle
   * @param taggers number of its tagger for each of the learning network's
   */
  private record Teacher(String name, Network network, int[] taggers) {}

  private Teachers(List<Teacher> teachers, NetworkHeads heads, double share) {
    this.teachers = List.copyOf(teachers);
    this.heads = heads;
    this.share = share;
  }

  /**
   * Opens them.
   *
   * @param heads of the network that learns
   * @param positions most word pieces of a window, special tokens counted
   * @throws IllegalArgumentException if one of them does not answer for all heads, or cannot read
   *     such a window
   */
  static Teachers open(
      Teaching teaching, NetworkHeads heads, TrainingOptions options, int positions)
      throws IOException {
    for (ModelBundle bundle : teaching.teachers()) {
      requireHeads(bundle, heads);
      requirePositions(bundle, positions);
    }
    List<Teacher> opened = new ArrayList<>();
    Teachers teachers = null;
    try {
      for (ModelBundle bundle : teaching.teachers()) {
        List<String> taggers = bundle.metadata().heads().taggers();
        opened.add(
            new Teacher(
                bundle.metadata().nameAndVersion(),
                Network.open(bundle.readWeights(), options.device(), options.precision()),
                heads.taggers().stream().mapToInt(taggers::indexOf).toArray()));
      }
      teachers = new Teachers(opened, heads, teaching.share());
      return teachers;
    } finally {
      if (teachers == null) {
        opened.forEach(teacher -> teacher.network.close());
      }
    }
  }

  private static void requireHeads(ModelBundle bundle, NetworkHeads wanted) {
    NetworkHeads has = bundle.metadata().heads();
    List<String> missing = new ArrayList<>(wanted.taggers());
    missing.removeAll(has.taggers());
    if (wanted.sentence() && !has.sentence()) {
      missing.add(0, "sentence");
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "The teacher %s does not answer for %s; leave that out (--heads, --no-relations), or give another teacher"
              .formatted(bundle.metadata().nameAndVersion(), String.join(", ", missing)));
    }
  }

  private static void requirePositions(ModelBundle bundle, int positions) {
    int read = bundle.metadata().encoder().maxPositions();
    if (read < positions) {
      throw new IllegalArgumentException(
          "The teacher %s reads %d word pieces at once, and windows may have %d; make them shorter (--max-pieces, --block-pieces), or give another teacher"
              .formatted(bundle.metadata().nameAndVersion(), read, positions));
    }
  }

  /**
   * Weights of the losses, in the order of {@code TrainableNetwork.backward}: those against labels,
   * then, where there are teachers, those against their answers. Nobody is asked for relations,
   * which are learnt from labels in full.
   */
  double[] lossWeights(LossWeights weights) {
    double[] all = weights.inOrder().stream().mapToDouble(Double::doubleValue).toArray();
    if (teachers.isEmpty()) {
      return all;
    }
    int asked = 1 + heads.taggers().size();
    double[] taught = Arrays.copyOf(all, asked);
    for (int head = 0; head < asked; head++) {
      all[head] *= 1 - share;
      taught[head] *= share;
    }
    return DoubleStream.concat(Arrays.stream(all), Arrays.stream(taught)).toArray();
  }

  /**
   * The mean of their probabilities: of a sentence at its {@code [CLS]}, of a label at each piece.
   */
  Answers answer(List<int[]> windows) {
    if (teachers.isEmpty()) {
      return Answers.NONE;
    }
    int taggers = heads.taggers().size();
    Answers answers =
        new Answers(
            empty(windows, NetworkTensors.SENTENCE_LABELS),
            IntStream.range(0, taggers)
                .mapToObj(tagger -> empty(windows, NetworkTensors.TAG_LABELS))
                .toArray(float[][][]::new));
    for (Teacher teacher : teachers) {
      NetworkOutput output = teacher.network.score(windows);
      for (int row = 0; row < windows.size(); row++) {
        add(teacher, output, row, windows.get(row), answers);
      }
    }
    return answers;
  }

  private static float[][] empty(List<int[]> windows, int labels) {
    return windows.stream().map(ids -> new float[ids.length * labels]).toArray(float[][]::new);
  }

  private void add(Teacher teacher, NetworkOutput output, int row, int[] ids, Answers answers) {
    int classifier = ids[0];
    int separator = ids[ids.length - 1];
    for (int place = 0; place < ids.length; place++) {
      if (ids[place] == classifier) {
        if (heads.sentence()) {
          add(teacher, output.sentence(row, place), answers.sentence()[row], place);
        }
      } else if (ids[place] != separator) {
        for (int tagger = 0; tagger < teacher.taggers.length; tagger++) {
          float[] logits = output.tag(row, place, teacher.taggers[tagger]);
          add(teacher, logits, answers.tags()[tagger][row], place);
        }
      }
    }
  }

  /** Adds a teacher's part of the probabilities of a place. */
  private void add(Teacher teacher, float[] logits, float[] probabilities, int place) {
    float[] logProbabilities = LogSoftmax.of(logits);
    for (int label = 0; label < logProbabilities.length; label++) {
      double probability = Math.exp(logProbabilities[label]);
      if (Double.isNaN(probability)) {
        throw new TrainingException(
            "The teacher %s gives no numbers; look at it with adr model verify, or use fp32"
                .formatted(teacher.name));
      }
      probabilities[place * logProbabilities.length + label] +=
          (float) (probability / teachers.size());
    }
  }

  @Override
  public void close() {
    teachers.forEach(teacher -> teacher.network.close());
  }
}
