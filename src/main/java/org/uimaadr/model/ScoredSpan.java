package org.uimaadr.model;

import org.uimaadr.text.TypedSpan;

/**
 * A mention that was decided on.
 *
 * @param span type and offsets, relative to the sentence's text
 * @param confidence mean, over the mention's word pieces, of the calibrated probability of the
 *     label they were given
 */
public record ScoredSpan(TypedSpan span, double confidence) {}
