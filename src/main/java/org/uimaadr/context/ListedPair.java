package org.uimaadr.context;

import org.uimaadr.text.TypedSpan;

/**
 * A drug and a reaction of one item of a list.
 *
 * @param drug the drug
 * @param reaction what the item says that it does
 * @param confidence how sure the form of the item makes it, 0 to 1; see {@link ListRelations}
 */
public record ListedPair(TypedSpan drug, TypedSpan reaction, double confidence) {}
