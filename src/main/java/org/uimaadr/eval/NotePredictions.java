package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.List;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.model.ScoredSpan;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.SentenceScorer;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.text.SentenceSplitter;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/**
 * Reads whole notes as the engines do, by the splitter of last resort, and puts mentions beside the
 * gold ones.
 */
public final class NotePredictions {

  private static final int BATCH_SIZE = 32;

  private NotePredictions() {}

  /**
   * Reads notes.
   *
   * @return one entry a note, spans relative to the note; a note's probability is NaN, since only
   *     its sentences have one
   */
  public static List<EvaluatedSentence> of(
      List<CorpusSentence> notes,
      SentencePreparer preparer,
      SentenceScorer scorer,
      SentenceDecoder decoder) {
    return notes.stream().map(note -> read(note, preparer, scorer, decoder)).toList();
  }

  private static EvaluatedSentence read(
      CorpusSentence note,
      SentencePreparer preparer,
      SentenceScorer scorer,
      SentenceDecoder decoder) {
    List<TextSpan> sentences = new SentenceSplitter().split(note.text());
    List<PreparedSentence> prepared =
        sentences.stream().map(span -> preparer.prepare(span.of(note.text()))).toList();
    List<SentenceScores> scores = scorer.score(prepared, BATCH_SIZE);
    List<TypedSpan> predicted = new ArrayList<>();
    boolean adr = false;
    for (int i = 0; i < sentences.size(); i++) {
      ReadSentence read = decoder.read(prepared.get(i), scores.get(i));
      adr |= read.adr();
      for (ScoredSpan mention : read.mentions()) {
        TextSpan span = mention.span().span().shift(sentences.get(i).begin());
        predicted.add(new TypedSpan(mention.span().type(), span.begin(), span.end()));
      }
    }
    return new EvaluatedSentence(
        note.id(),
        note.group(),
        note.text(),
        note.adr(),
        Double.NaN,
        adr,
        note.annotatedTypes(),
        note.mentions(),
        predicted);
  }
}
