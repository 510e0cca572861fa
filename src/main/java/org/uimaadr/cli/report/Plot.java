package org.uimaadr.cli.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A plot of lines over one axis.
 *
 * @param id unique on the page; a letter first
 * @param title what is shown, in a few words
 * @param description what the curves say, for people who do not see them
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines at least one
 */
record Plot(String id, String title, String description, Axis x, Axis y, List<Line> lines) {

  /** Small enough that a phone shows it at nearly its own size. */
  static final int WIDTH = 480;

  static final int HEIGHT = 380;

  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 15);
  private static final Color NONE = new Color(0, 0, 0, 0);
  private static final float LINE_WIDTH = 2.5f;
  private static final float[] DASHES = {6, 5};
  private static final int MARKER_SIZE = 7;
  private static final int SPACE_OF_A_LABEL = 70;
  private static final int MOST_LABELS = 7;
  private static final int LEGEND_LINE = 18;
  private static final int LEGEND_PADDING = 9;

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
    int colour = 0;
    for (Line line : lines) {
      XYSeries series = chart.addSeries(line.name(), line.xs(), line.ys());
      boolean dashed = line.style() == Style.DASHED;
      Color drawn = dashed ? PlotColour.MUTED.colour() : PlotColour.ofSeries(colour++).colour();
      Marker marker = line.style() == Style.MARKED ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE;
      series.setMarkerColor(drawn);
      series.setMarker(marker);
      series.setLineColor(drawn);
      series.setLineStyle(stroke(dashed));
    }
    return chart;
  }

  private static BasicStroke stroke(boolean dashed) {
    return new BasicStroke(
        dashed ? LINE_WIDTH / 2 : LINE_WIDTH,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1,
        dashed ? DASHES : null,
        0);
  }

  private void style(XYStyler styler) {
    Color ink = PlotColour.INK.colour();
    styler.setChartFontColor(ink).setChartBackgroundColor(NONE).setPlotBackgroundColor(NONE);
    styler.setPlotBorderVisible(false).setChartPadding(4).setChartTitleVisible(false);
    styler
        .setLegendPosition(Styler.LegendPosition.OutsideS)
        .setLegendLayout(Styler.LegendLayout.Horizontal)
        .setLegendBackgroundColor(NONE)
        .setLegendBorderColor(NONE)
        .setLegendFont(FONT)
        .setLegendPadding(LEGEND_PADDING)
        .setLegendSeriesLineLength(LEGEND_LINE)
        .setLegendVisible(lines.size() > 1);
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
        .setXAxisMaxLabelCount(MOST_LABELS)
        .setMarkerSize(MARKER_SIZE);
    styler.setXAxisTitleColor(ink);
    styler.setYAxisTitleColor(ink);
  }
}
