package org.uimaadr.context;

/**
 * A code that a term has in a vocabulary.
 *
 * @param system vocabulary, such as MedDRA or RxNorm
 * @param code code in the vocabulary
 * @param name preferred name in the vocabulary
 * @param line where the file says so
 */
record DictionaryEntry(String system, String code, String name, long line) {}
