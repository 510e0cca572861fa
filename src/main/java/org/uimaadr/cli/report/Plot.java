package org.uimaadr.cli.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A plot of lines over one axis.
 *
 * @param id unique on the page; a letter first
 * @param title what is shown, in a few words
 * @param description what the curves say, for people who do not see them
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines at least one; dashed ones last
 */
record Plot(String id, String title, String description, Axis x, Axis y, List<Line> lines) {

  /** Small enough that a phone shows it at nearly its own size. */
  static final int WIDTH = 480;

  static final int HEIGHT = 380;

  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Color NONE = new Color(0, 0, 0, 0);
  private static final float LINE_WIDTH = 2.5f;
  private static final float[] DASHES = {6, 5};
  private static final int MARKER_SIZE = 7;
  private static final int SPACE_OF_A_LABEL = 70;
  private static final int MOST_LABELS = 7;
  private static final double NUDGE = 1e-3;

  /**
   * An axis.
   *
   * @param label what it measures
   * @param min its begin
   * @param max its end
   * @param pattern of the numbers beside it, as in {@link java.text.DecimalFormat}
   */
  record Axis(String label, double min, double max, String pattern) {

    /** From 0 to 1. */
    static Axis ofShares(String label) {
      return new Axis(label, 0, 1, "0.0");
    }
  }

  /** How a line is drawn. */
  enum Style {
    /** Through its points. */
    SOLID,
    /** Likewise, with a mark at each. */
    MARKED,
    /** For what is compared with. */
    DASHED
  }

  /**
   * A line.
   *
   * @param name for the legend
   * @param style how it is drawn
   * @param xs at least one
   * @param ys as many
   */
  record Line(String name, Style style, List<Double> xs, List<Double> ys) {}

  /** Copies the list. */
  Plot {
    lines = List.copyOf(lines);
  }

  /**
   * An entry of the legend, which the page sets as text: there it is as large as other text.
   *
   * @param name of the line
   * @param variable of the style sheet with its colour
   * @param dashed whether the line is
   */
  public record Entry(String name, String variable, boolean dashed) {}

  /** The legend; empty if the only line is what the vertical axis says. */
  List<Entry> legend() {
    List<Entry> entries = new ArrayList<>();
    if (lines.size() == 1 && lines.get(0).name().equals(y.label())) {
      return entries;
    }
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      entries.add(new Entry(line.name(), colour(i).variable(), line.style() == Style.DASHED));
    }
    return entries;
  }

  /** Dashed lines come last and have no colour of their own. */
  private PlotColour colour(int line) {
    return lines.get(line).style() == Style.DASHED ? PlotColour.MUTED : PlotColour.ofSeries(line);
  }

  /** The plot as an element {@code svg} without a size of its own; its text is drawn as shapes. */
  String toSvg() {
    SvgDrawing drawing = new SvgDrawing(id, WIDTH, HEIGHT);
    chart().paint(drawing.graphics(), WIDTH, HEIGHT);
    return drawing.toSvg(title, description);
  }

  private XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(x.label())
            .yAxisTitle(y.label())
            .build();
    style(chart.getStyler());
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Color drawn = colour(i).colour();
      XYSeries series = chart.addSeries(line.name(), uneven(line.xs()), line.ys());
      series.setMarkerColor(drawn);
      series.setMarker(line.style() == Style.MARKED ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
      series.setLineColor(drawn);
      series.setLineStyle(stroke(line.style() == Style.DASHED));
    }
    return chart;
  }

  /** The library labels each of many evenly spaced values; round numbers are easier to read. */
  private List<Double> uneven(List<Double> xs) {
    List<Double> nudged = new ArrayList<>(xs);
    if (xs.size() > MOST_LABELS) {
      nudged.set(0, xs.get(0) + NUDGE * (x.max() - x.min()));
    }
    return nudged;
  }

  private static BasicStroke stroke(boolean dashed) {
    return new BasicStroke(
        dashed ? LINE_WIDTH / 2 : LINE_WIDTH,
        dashed ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND,
        BasicStroke.JOIN_ROUND,
        1,
        dashed ? DASHES : null,
        0);
  }

  private void style(XYStyler styler) {
    Color ink = PlotColour.INK.colour();
    styler.setChartFontColor(ink).setChartBackgroundColor(NONE).setPlotBackgroundColor(NONE);
    styler.setPlotBorderVisible(false).setChartPadding(4).setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler
        .setAxisTitleFont(FONT)
        .setAxisTickLabelsFont(FONT)
        .setAxisTickLabelsColor(ink)
        .setAxisTickMarksColor(PlotColour.MUTED.colour())
        .setPlotGridLinesColor(PlotColour.GRID.colour())
        .setXAxisMin(x.min())
        .setXAxisMax(x.max())
        .setYAxisMin(y.min())
        .setYAxisMax(y.max())
        .setXAxisDecimalPattern(x.pattern())
        .setYAxisDecimalPattern(y.pattern())
        .setXAxisTickMarkSpacingHint(SPACE_OF_A_LABEL)
        .setMarkerSize(MARKER_SIZE);
    styler.setXAxisTitleColor(ink);
    styler.setYAxisTitleColor(ink);
  }
}
