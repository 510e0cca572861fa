/**
 * The trainer: {@link org.uimaadr.train.AdrTrainer}, a UIMA consumer, collects gold sentences from
 * any reader; {@link org.uimaadr.train.ModelTrainer} fine-tunes a checkpoint on them, chooses
 * epoch, thresholds and the calibration on sentences held out for it, and writes a model bundle.
 */
package org.uimaadr.train;
