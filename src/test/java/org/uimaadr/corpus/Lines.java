package org.uimaadr.corpus;

import java.util.List;
import org.uimaadr.text.TypedSpan;

/** Gold annotations as lines that a reader can check: {@code [0, 7]DRUG(Lithium)}. */
final class Lines {

  private Lines() {}

  static List<String> mentions(CorpusSentence sentence) {
    return sentence.mentions().stream().map(span -> line(span, sentence.text())).toList();
  }

  static List<String> relations(CorpusSentence sentence) {
    return sentence.relations().stream()
        .map(
            relation ->
                line(relation.drug(), sentence.text())
                    + " -> "
                    + line(relation.target(), sentence.text()))
        .toList();
  }

  private static String line(TypedSpan span, String text) {
    return "[%d, %d]%s(%s)".formatted(span.begin(), span.end(), span.type(), span.span().of(text));
  }
}
