package org.uimaadr.corpus;

import java.util.Set;
import java.util.TreeSet;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * A mention whose place is known in a document that is not at hand, and whose words are known.
 *
 * @param type what the words name
 * @param words the words, not empty
 * @param begin offset of the first unit in the document
 */
record DocumentMention(MentionType type, String words, int begin) {

  /** Where a sentence could start in the document: one offset for each place of the words in it. */
  Set<Integer> sentenceStarts(String sentence) {
    Set<Integer> starts = new TreeSet<>();
    for (int at = sentence.indexOf(words); at >= 0; at = sentence.indexOf(words, at + 1)) {
      if (begin >= at) {
        starts.add(begin - at);
      }
    }
    return starts;
  }

  /** The mention relative to a sentence that starts at the given offset of the document. */
  TypedSpan inSentence(int sentenceStart) {
    int from = begin - sentenceStart;
    return new TypedSpan(type, from, from + words.length());
  }
}
