/**
 * The analysis engines: {@link org.uimaadr.ae.AdrAnnotator} asks all heads of a model in one pass
 * and draws the document's events from the answers; {@link org.uimaadr.ae.AdrSentenceClassifier},
 * {@link org.uimaadr.ae.AdrEntityRecognizer} and {@link org.uimaadr.ae.AdrRelationExtractor} ask
 * one kind of head each. Their parameters are the constants of {@link org.uimaadr.ae.AdrEngine}.
 * {@link org.uimaadr.ae.AdrDictionaryAnnotator} and {@link org.uimaadr.ae.AdrEventAnnotator} need
 * no model.
 *
 * <p>{@code prepare} and {@code write} touch the CAS, {@code score} does not: a caller may keep
 * several documents between the two, so that sentences of many documents fill the model's batches.
 */
package org.uimaadr.ae;
