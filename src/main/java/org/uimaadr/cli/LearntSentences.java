package org.uimaadr.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.LeakReport;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.train.LearntSplit;

/**
 * How much of a part a model knows already, by what its bundle says it has learnt: a model that was
 * trained on another split knows much of a part that this split holds out.
 *
 * @param split how the corpus is divided for the evaluation
 * @param corpus the corpus
 * @param folder where it was read
 */
record LearntSentences(SplitOptions split, Corpus corpus, Path folder) {

  private static final Logger LOG = LoggerFactory.getLogger(LearntSentences.class);

  /**
   * The leak. A bundle of before that does not tell its split by name is taken to have learnt the
   * training part of this one.
   *
   * @param division the corpus, divided for the evaluation
   * @return nothing if the corpus cannot be divided as the model's was: then it has learnt another
   *     one, or nobody can say
   */
  Optional<LeakReport> leak(ModelMetadata model, CorpusDivision division, CorpusPart part)
      throws IOException {
    LearntSplit own = new LearntSplit(split.name(), split.fold, false);
    Set<LearntSplit> learnt = LearntSplit.of(model);
    if (learnt.isEmpty() || learnt.equals(Set.of(own))) {
      return Optional.of(division.leak(part));
    }
    List<CorpusSentence> known = new ArrayList<>();
    for (LearntSplit other : learnt) {
      CorpusDivision divided;
      try {
        divided = split.divide(corpus, folder, other.split(), other.fold());
      } catch (IllegalArgumentException e) {
        LOG.warn(
            "How much of it {} knows cannot be told: it was trained on the split {} of its corpus, and this one cannot be divided so: {}",
            model.nameAndVersion(),
            other.split(),
            e.getMessage());
        return Optional.empty();
      }
      known.addAll(divided.training());
      // What thresholds are chosen on is no leak of a development part, but one of any other part.
      if (other.fromDevelopment() || part != CorpusPart.DEVELOPMENT) {
        known.addAll(divided.development());
      }
    }
    LeakReport leak = LeakReport.of(known, division.select(part));
    LOG.warn(
        "{} was trained on the split {}, and this is {}: {} of {} sentences are copies of what it has learnt",
        model.nameAndVersion(),
        learnt.stream().map(LearntSplit::inWords).distinct().toList(),
        split.name(),
        leak.copies(),
        leak.sentences());
    return Optional.of(leak);
  }
}
