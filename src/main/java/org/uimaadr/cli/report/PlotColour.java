package org.uimaadr.cli.report;

import java.awt.Color;
import java.util.Locale;

/**
 * The colours of a plot. It is drawn with the ones given here, which the page replaces by variables
 * of its style sheet, so that a plot fits a light page and a dark one.
 */
enum PlotColour {
  INK(0x22222a),
  MUTED(0x77777f),
  GRID(0xddddd6),
  FIRST(0x1f5fa8),
  SECOND(0xb8440e),
  THIRD(0x1d7a3e),
  FOURTH(0x7a3d9c);

  private static final PlotColour[] SERIES = {FIRST, SECOND, THIRD, FOURTH};

  private final Color colour;

  PlotColour(int rgb) {
    colour = new Color(rgb);
  }

  Color colour() {
    return colour;
  }

  /** The colour of a line by its number from 0; after the last comes the first again. */
  static PlotColour ofSeries(int number) {
    return SERIES[number % SERIES.length];
  }

  /** As the SVG writer writes it. */
  String written() {
    return "rgb(%d,%d,%d)".formatted(colour.getRed(), colour.getGreen(), colour.getBlue());
  }

  /** The page's variable. */
  String variable() {
    return "var(--plot-" + name().toLowerCase(Locale.ROOT) + ")";
  }
}
