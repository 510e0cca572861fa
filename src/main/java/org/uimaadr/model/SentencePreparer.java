package org.uimaadr.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.Window;
import org.uimaadr.text.WindowMaker;
import org.uimaadr.text.WordPieceTokenizer;
import org.uimaadr.text.WordPieces;

/** Makes word pieces and windows of sentences. Thread-safe; it does not own the tokenizer. */
public final class SentencePreparer {

  private static final Pattern BLANK_LINE = Pattern.compile("\\R[ \\t]*\\R");

  private final WordPieceTokenizer tokenizer;
  private final WindowMaker windows;

  /**
   * Sets the size of the windows.
   *
   * @param tokenizer the encoder's tokenizer
   * @param maxPieces most pieces of a window, special tokens not counted; two less than the
   *     encoder's number of positions at most
   */
  public SentencePreparer(WordPieceTokenizer tokenizer, int maxPieces) {
    this.tokenizer = tokenizer;
    // Half a window of overlap gives every piece a quarter of a window of context at least.
    this.windows =
        new WindowMaker(
            maxPieces, maxPieces / 2, tokenizer.classifierId(), tokenizer.separatorId());
  }

  /**
   * The pieces and windows of a document's sentences, short ones read together.
   *
   * @param text the document
   * @param sentences spans of the sentences, in order
   * @param blockPieces most word pieces that sentences share, special tokens counted; 0 reads each
   *     sentence alone
   * @return in the order of the sentences
   */
  public List<PreparedSentence> prepare(String text, List<TextSpan> sentences, int blockPieces) {
    Set<Integer> paragraphs = new HashSet<>();
    for (int i = 1; i < sentences.size(); i++) {
      int end = Math.min(sentences.get(i - 1).end(), sentences.get(i).begin());
      if (BLANK_LINE.matcher(text.substring(end, sentences.get(i).begin())).find()) {
        paragraphs.add(i);
      }
    }
    return prepare(sentences.stream().map(span -> span.of(text)).toList(), paragraphs, blockPieces);
  }

  /**
   * The pieces and windows of sentences that are read together as if they followed each other.
   *
   * @param blockPieces most word pieces that sentences share, special tokens counted; 0 reads each
   *     sentence alone
   * @return in the order of the sentences
   */
  public List<PreparedSentence> prepare(List<String> sentences, int blockPieces) {
    return prepare(sentences, Set.of(), blockPieces);
  }

  private List<PreparedSentence> prepare(
      List<String> sentences, Set<Integer> paragraphs, int blockPieces) {
    List<WordPieces> pieces = sentences.stream().map(tokenizer::tokenize).toList();
    List<List<Window>> read = windows.together(pieces, paragraphs, blockPieces);
    List<PreparedSentence> prepared = new ArrayList<>(sentences.size());
    for (int i = 0; i < sentences.size(); i++) {
      prepared.add(new PreparedSentence(sentences.get(i), pieces.get(i), read.get(i)));
    }
    return prepared;
  }

  /** The pieces and windows of a sentence of any length, read alone. */
  public PreparedSentence prepare(String sentence) {
    WordPieces pieces = tokenizer.tokenize(sentence);
    return new PreparedSentence(sentence, pieces, windows.windows(pieces));
  }
}
