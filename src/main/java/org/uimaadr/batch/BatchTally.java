package org.uimaadr.batch;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.text.MentionType;

/** Counts while a run goes on, so that a large collection's results need not be kept. */
final class BatchTally {

  private final List<DocumentResult> failures = new ArrayList<>();
  private final Map<MentionType, Long> mentions = new EnumMap<>(MentionType.class);
  private int annotated;
  private long sentences;
  private JsonObject engine;

  BatchTally() {
    for (MentionType type : MentionType.values()) {
      mentions.put(type, 0L);
    }
  }

  void add(DocumentResult result) {
    if (result.failed()) {
      failures.add(result);
      return;
    }
    annotated++;
    sentences += result.sentences();
    result.mentions().forEach((type, count) -> mentions.merge(type, (long) count, Long::sum));
    engine = engine == null ? result.engine() : engine;
  }

  BatchSummary summary(int documents, double seconds) {
    return new BatchSummary(
        documents,
        annotated,
        List.copyOf(failures),
        sentences,
        new EnumMap<>(mentions),
        seconds,
        engine);
  }
}
