package org.uimaadr.context;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * A sentence of a test: the reaction in question in [brackets], drugs in {braces}, other reactions
 * in (( double brackets )).
 *
 * @param text without marks
 * @param mentions in the order of the text
 * @param target the place of the reaction in question among them, or -1
 */
record MarkedSentence(String text, List<TypedSpan> mentions, int target) {

  private static final Pattern MARK =
      Pattern.compile("\\[([^]]+)]|\\{([^}]+)}|\\(\\(([^)]+)\\)\\)");

  static MarkedSentence of(String marked) {
    List<TypedSpan> mentions = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int target = -1;
    int end = 0;
    Matcher mark = MARK.matcher(marked);
    while (mark.find()) {
      text.append(marked, end, mark.start());
      end = mark.end();
      int begin = text.length();
      if (mark.group(1) != null) {
        target = mentions.size();
      }
      for (int group = 1; group <= 3; group++) {
        text.append(mark.group(group) == null ? "" : mark.group(group));
      }
      MentionType type = mark.group(2) == null ? MentionType.REACTION : MentionType.DRUG;
      mentions.add(new TypedSpan(type, begin, text.length()));
    }
    text.append(marked.substring(end));
    return new MarkedSentence(text.toString(), mentions, target);
  }
}
