package org.uimaadr.eval;

/**
 * By how much one system is better than another on the same sentences.
 *
 * @param difference the first system's figure less the second's, with its 95 % interval
 * @param shareNotBetter share of resamples in which the first is not better than the second: the
 *     smaller, the surer the gain (a one-sided bootstrap test, Koehn, EMNLP 2004); an undefined
 *     difference counts as not better
 */
public record PairedDifference(Interval difference, double shareNotBetter) {}
