package org.uimaadr.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.uimaadr.corpus.LabelledPassage;
import org.uimaadr.corpus.PassageSource;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/** The windows of an epoch, made of what several sources give for it. */
final class TrainingWindows {

  private final List<PassageSource> sources;
  private final List<MentionType> taggers;
  private final List<RelationType> relations;
  private final SentencePreparer preparer;
  private final int blockPieces;
  private final IntFunction<List<String>> unlabelled;

  /** Windows of each source in the epochs that were made so far. */
  private final Map<Integer, long[]> sizes = new TreeMap<>();

  /**
   * Windows as {@link TrainingWindow#of} makes them, of sources in this order.
   *
   * @param unlabelled sentences without labels that an epoch sees, too, each read alone
   */
  TrainingWindows(
      List<PassageSource> sources,
      List<MentionType> taggers,
      List<RelationType> relations,
      SentencePreparer preparer,
      int blockPieces,
      IntFunction<List<String>> unlabelled) {
    this.sources = List.copyOf(sources);
    this.taggers = taggers;
    this.relations = relations;
    this.preparer = preparer;
    this.blockPieces = blockPieces;
    this.unlabelled = unlabelled;
  }

  /**
   * The windows of an epoch, in no particular order.
   *
   * @param epoch from 1; the same epoch always has the same windows
   */
  List<TrainingWindow> epoch(int epoch) {
    List<TrainingWindow> windows = new ArrayList<>();
    long[] size = new long[sources.size() + 1];
    for (int i = 0; i < sources.size(); i++) {
      int before = windows.size();
      for (List<LabelledPassage> passages : sources.get(i).passages(epoch)) {
        windows.addAll(TrainingWindow.of(passages, taggers, relations, preparer, blockPieces));
      }
      size[i] = windows.size() - before;
    }
    int labelled = windows.size();
    List<String> sentences = unlabelled.apply(epoch);
    for (int i = 0; i < sentences.size(); i++) {
      // Named by its number: errors must not tell patients' words.
      String id = "unlabelled sentence %d of epoch %d".formatted(i + 1, epoch);
      windows.addAll(
          TrainingWindow.unlabelled(id, preparer.prepare(sentences.get(i)), taggers.size()));
    }
    size[sources.size()] = windows.size() - labelled;
    sizes.put(epoch, size);
    return windows;
  }

  /** Which share of the windows of all epochs so far each source gave, and what has no labels. */
  List<Double> shares() {
    double all = Math.max(1, sizes.values().stream().flatMapToLong(Arrays::stream).sum());
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i <= sources.size(); i++) {
      int source = i;
      shares.add(sizes.values().stream().mapToLong(size -> size[source]).sum() / all);
    }
    return shares;
  }
}
