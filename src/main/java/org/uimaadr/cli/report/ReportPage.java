package org.uimaadr.cli.report;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.eval.WorstErrors;

/**
 * Makes the page of a report: all its numbers come from the JSON, its template escapes all text.
 */
final class ReportPage {

  private static final Logger LOG = LoggerFactory.getLogger(ReportPage.class);
  private static final String TEMPLATE = "report.ftlh";

  /**
   * What the page shows of a model and the JSON does not hold.
   *
   * @param plots by name; those that there are
   * @param errors the lists of the worst errors
   * @param hyperparameters by name, nested ones with a path for a name
   */
  public record Shown(
      Map<String, Drawn> plots, List<Errors> errors, Map<String, String> hyperparameters) {}

  /**
   * A plot.
   *
   * @param svg the element
   * @param legend its lines
   */
  public record Drawn(String svg, List<Plot.Entry> legend) {}

  /**
   * A list of errors.
   *
   * @param kind of error, as in JSON
   * @param number of sentences with such an error
   * @param sentences the worst of them
   */
  public record Errors(String kind, int number, List<QuotedError> sentences) {}

  private ReportPage() {}

  static String of(JsonObject metrics, List<ReportedModel> models) throws IOException {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("run", new Gson().fromJson(metrics, Object.class));
    boolean drawable = canDraw();
    List<Shown> shown = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      shown.add(shown("m" + (i + 1), models.get(i), drawable));
    }
    root.put("shown", shown);
    StringWriter page = new StringWriter();
    try {
      configuration().getTemplate(TEMPLATE).process(root, page);
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    }
    return page.toString();
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(ReportPage.class, "");
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.US);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    return configuration;
  }

  private static Shown shown(String prefix, ReportedModel model, boolean drawable) {
    Map<String, Drawn> drawn = new LinkedHashMap<>();
    if (drawable) {
      ModelPlots plots = new ModelPlots(prefix, model);
      draw(drawn, "loss", plots.loss());
      draw(drawn, "epochs", plots.epochs());
      draw(drawn, "precisionRecall", plots.precisionRecall());
      draw(drawn, "sweep", plots.sweep());
      draw(drawn, "reliability", plots.reliability());
    }
    Map<String, String> hyperparameters = new LinkedHashMap<>();
    JsonObject training = model.metadata().training();
    if (training.has("options")) {
      flatten("", training.get("options"), hyperparameters);
    }
    return new Shown(
        drawn,
        model.analysis().errors().lists().stream().map(ReportPage::errors).toList(),
        hyperparameters);
  }

  private static void draw(Map<String, Drawn> drawn, String name, Optional<Plot> plot) {
    plot.ifPresent(p -> drawn.put(name, new Drawn(p.toSvg(), p.legend())));
  }

  /**
   * Java's text rendering needs a font and native libraries that slim containers lack, and says so
   * by errors of several classes: a report without plots is better than none.
   */
  private static boolean canDraw() {
    try {
      Plot.FONT.getStringBounds("0", new FontRenderContext(null, true, true));
      return true;
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.warn(
          "Java cannot draw text here ({}), and the report does without plots: install fontconfig and a font, and write it again by adr evaluate --report",
          e.toString());
      return false;
    }
  }

  private static Errors errors(WorstErrors.Listing listing) {
    return new Errors(
        listing.kind().key(),
        listing.number(),
        listing.sentences().stream().map(QuotedError::of).toList());
  }

  private static void flatten(String path, JsonElement element, Map<String, String> flat) {
    if (element.isJsonObject()) {
      element
          .getAsJsonObject()
          .asMap()
          .forEach(
              (name, value) -> flatten(path.isEmpty() ? name : path + "." + name, value, flat));
    } else if (element.isJsonPrimitive()) {
      flat.put(path, element.getAsString());
    } else {
      flat.put(path, element.toString());
    }
  }
}
