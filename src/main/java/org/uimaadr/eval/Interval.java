package org.uimaadr.eval;

/**
 * A figure with its interval of confidence.
 *
 * @param estimate the figure itself
 * @param low lower end, at 2.5 % of the resampled figures
 * @param high upper end, at 97.5 %
 */
public record Interval(double estimate, double low, double high) {}
