package org.uimaadr.cli.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.report.AtomicFile;

/**
 * All that is known of a run, as a folder of a page and of the same numbers as JSON. The page
 * quotes sentences of the corpus; the JSON does not.
 *
 * @param title heading of the page
 * @param environment on what the figures were computed
 * @param division how the data was divided
 * @param models those of the run, at least one, measured on the same part
 * @param beforeAfter figures before and after training: objects with {@code name}, {@code
 *     untrained} and {@code trained}; empty if there was nothing to compare
 */
public record RunReport(
    String title,
    Environment environment,
    CorpusDivision division,
    List<ReportedModel> models,
    JsonArray beforeAfter) {

  /** The page. */
  public static final String PAGE = "report.html";

  /** The numbers. */
  public static final String METRICS = "metrics.json";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  /** Copies the list. */
  public RunReport {
    models = List.copyOf(models);
  }

  /**
   * The folder of the report that stands beside a bundle; in the bundle there is no place for it,
   * since a bundle is to be given away, and the page is not.
   */
  public static Path beside(Path bundle) {
    return bundle.resolveSibling(bundle.getFileName() + "-report");
  }

  /**
   * Makes sure that a report can be written, before hours are spent.
   *
   * @throws IOException names the folder
   */
  public static void requireWritable(Path folder) throws IOException {
    try {
      AtomicFile.replacing(folder.resolve(PAGE)).close();
    } catch (IOException e) {
      throw new IOException(folder + " cannot be written (" + e + "); give another folder", e);
    }
  }

  /** Writes both files, each as a whole; a report of an earlier run is replaced. */
  public void write(Path folder) throws IOException {
    JsonObject metrics = ReportJson.of(this);
    AtomicFile.write(folder.resolve(PAGE), ReportPage.of(metrics, models));
    AtomicFile.write(folder.resolve(METRICS), GSON.toJson(metrics) + "\n");
  }
}
