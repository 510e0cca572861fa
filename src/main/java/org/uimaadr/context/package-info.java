/**
 * From mentions to facts: the events of a document and the user's dictionaries. Rules and word
 * lists, no model.
 */
package org.uimaadr.context;
