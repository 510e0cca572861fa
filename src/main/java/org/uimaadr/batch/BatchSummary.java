package org.uimaadr.batch;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.uimaadr.report.AtomicFile;
import org.uimaadr.text.MentionType;

/**
 * What a run did.
 *
 * @param documents documents of the collection
 * @param annotated documents that were annotated
 * @param failures documents that could not be annotated, with their causes
 * @param sentences sentences read in annotated documents
 * @param mentions mentions found, by type
 * @param seconds wall-clock time after the engine had started
 * @param engine what annotated the documents, see {@link DocumentResult#engine}
 */
public record BatchSummary(
    int documents,
    int annotated,
    List<DocumentResult> failures,
    long sentences,
    Map<MentionType, Long> mentions,
    double seconds,
    JsonObject engine) {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  /** Whether the run was cancelled before it came to all documents. */
  public boolean cancelled() {
    return annotated + failures.size() < documents;
  }

  /**
   * Writes the summary as one JSON object, in one step.
   *
   * <pre>{@code
   * {"documents": 3, "annotated": 2, "cancelled": false,
   *  "failed": [{"id": "c", "file": "notes/c.txt", "error": "..."}],
   *  "sentences": 40, "mentions": {"REACTION": 5, "DRUG": 7, "DOSE": 1}, "seconds": 0.8,
   *  "engine": {"model": {"name": "...", ...}, "operatingPoint": "balanced", "device": "cpu", ...}}
   * }</pre>
   */
  public void write(Path file) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("documents", documents);
    json.addProperty("annotated", annotated);
    json.addProperty("cancelled", cancelled());
    JsonArray failed = new JsonArray();
    for (DocumentResult failure : failures) {
      JsonObject document = new JsonObject();
      document.addProperty("id", failure.id());
      document.addProperty("file", failure.file().toString());
      document.addProperty("error", failure.error());
      failed.add(document);
    }
    json.add("failed", failed);
    json.addProperty("sentences", sentences);
    json.add("mentions", GSON.toJsonTree(mentions));
    json.addProperty("seconds", seconds);
    json.add("engine", engine);
    AtomicFile.write(file, GSON.toJson(json) + "\n");
  }
}
