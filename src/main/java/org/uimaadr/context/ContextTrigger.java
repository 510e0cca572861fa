package org.uimaadr.context;

/**
 * What a trigger phrase says.
 *
 * @param category what it says of a reaction
 * @param action to which reactions
 * @param scope how many words it reaches
 */
record ContextTrigger(ContextCategory category, TriggerAction action, int scope) {

  /** A scope that ends with the sentence. */
  static final int UNLIMITED = Integer.MAX_VALUE;
}
