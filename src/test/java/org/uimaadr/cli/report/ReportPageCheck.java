package org.uimaadr.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A written report, read by an HTML parser, beside its numbers. */
public final class ReportPageCheck {

  private final Document page;
  private final JsonObject metrics;

  private ReportPageCheck(Document page, JsonObject metrics) {
    this.page = page;
    this.metrics = metrics;
  }

  /** Reads both files of a report. */
  public static ReportPageCheck of(Path folder) throws IOException {
    return new ReportPageCheck(
        Jsoup.parse(folder.resolve(RunReport.PAGE).toFile(), "UTF-8"),
        JsonParser.parseString(Files.readString(folder.resolve(RunReport.METRICS)))
            .getAsJsonObject());
  }

  public Document page() {
    return page;
  }

  public JsonObject metrics() {
    return metrics;
  }

  /** What the numbers say of a model, from 1. */
  public JsonObject model(int number) {
    return metrics.getAsJsonArray("models").get(number - 1).getAsJsonObject();
  }

  /** The page can be read by everybody, alone and anywhere. */
  public ReportPageCheck standsAlone() {
    assertThat(page.documentType()).isNotNull();
    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(page.selectFirst("meta[name=viewport]").attr("content"))
        .isEqualTo("width=device-width, initial-scale=1");
    assertThat(page.select("script, link, img, iframe, object, [src], [onload]")).isEmpty();
    assertThat(page.select("a[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
    assertThat(page.html()).doesNotContain("@import", "url(http");
    assertThat(page.html().replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:");
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(page.select("a[href]").eachAttr("href"))
        .allMatch(href -> page.getElementById(href.substring(1)) != null);
    for (Element plot : page.select("svg")) {
      assertThat(plot.attr("role")).isEqualTo("img");
      assertThat(plot.selectFirst("> title").text()).isNotBlank();
      assertThat(plot.selectFirst("> desc").text()).isNotBlank();
      assertThat(plot.attr("width")).isEmpty();
    }
    for (Element table : page.select("table")) {
      assertThat(table.selectFirst("caption").text()).isNotBlank();
      assertThat(table.select("th[scope]")).isNotEmpty();
      assertThat(table.parent().className()).isEqualTo("scroll");
    }
    return this;
  }

  /** The section of this id says, beside its figures, on what they were measured. */
  public ReportPageCheck standsBesideItsFacts(String... sections) {
    for (String section : sections) {
      assertThat(page.getElementById(section).select(".facts").text())
          .as(section)
          .contains("prevalence", "Leak:", "copies");
    }
    return this;
  }

  /** The plots of a model, by the end of their ids. */
  public List<String> plots(int model) {
    return page.select("#m" + model + " svg > title").eachAttr("id");
  }

  /** Cells of a row of a section's tables are these numbers, as they are and as they are shown. */
  public ReportPageCheck shows(String section, String row, JsonElement... shares) {
    Element found =
        page.getElementById(section).select("tbody tr").stream()
            .filter(tr -> tr.selectFirst("th").text().equals(row))
            .findFirst()
            .orElseThrow(() -> new AssertionError(section + " has no row " + row));
    List<Element> cells = found.select("td[data-value]");
    for (int i = 0; i < shares.length; i++) {
      double expected = shares[i].getAsDouble();
      assertThat(Double.parseDouble(cells.get(i).attr("data-value")))
          .as(row)
          .isCloseTo(expected, within(1e-12));
      assertThat(cells.get(i).text()).isIn(percent(expected), count(expected), three(expected));
    }
    return this;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  private static String three(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }
}
