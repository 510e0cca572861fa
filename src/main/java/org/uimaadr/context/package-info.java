/**
 * What is known of mentions beyond their words: their context (whether a reaction is denied, warned
 * of, old, somebody else's, suspected or the reason for a drug), by rules and word lists; the
 * section of a note that they stand in; which drug of an allergy list a reaction belongs to; the
 * distinct events that they tell; and their codes in the user's dictionary. {@code docs/context.md}
 * tells the rules.
 */
package org.uimaadr.context;
