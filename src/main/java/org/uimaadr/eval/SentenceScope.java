package org.uimaadr.eval;

/** Which sentences a span metric looks at. */
public enum SentenceScope {
  /** Every sentence: what a user of the system meets. */
  ALL,
  /** Gold positive sentences only: what most published figures on this corpus are about. */
  POSITIVE;

  /** Whether the sentence belongs to this scope. */
  public boolean includes(EvaluatedSentence sentence) {
    return this == ALL || sentence.goldAdr();
  }
}
