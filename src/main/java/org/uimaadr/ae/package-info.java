/**
 * The analysis engines: {@link org.uimaadr.ae.AdrAnnotator} asks all heads of a model in one pass,
 * {@link org.uimaadr.ae.AdrSentenceClassifier} and {@link org.uimaadr.ae.AdrEntityRecognizer} one
 * kind of head each. Their parameters are the constants of {@link org.uimaadr.ae.AdrEngine}.
 *
 * <p>{@code prepare} and {@code write} touch the CAS, {@code score} does not: a caller may keep
 * several documents between the two, so that sentences of many documents fill the model's batches.
 */
package org.uimaadr.ae;
