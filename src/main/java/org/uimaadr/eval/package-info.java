/**
 * Metrics over plain records: every figure is a pure function of a list of {@link
 * org.uimaadr.eval.EvaluatedSentence}. Nothing here loads a model or reads a file.
 */
package org.uimaadr.eval;
