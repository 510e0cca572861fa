package org.uimaadr.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.Mention;

/** The mentions of a document, numbered from 1 in text order, so that results can point to them. */
final class MentionIds {

  private final Map<Mention, Integer> numbers = new LinkedHashMap<>();

  MentionIds(JCas document) {
    document
        .select(Mention.class)
        .forEach(mention -> numbers.putIfAbsent(mention, numbers.size() + 1));
  }

  /** The mentions in text order. */
  Iterable<Mention> mentions() {
    return numbers.keySet();
  }

  boolean contains(Mention mention) {
    return numbers.containsKey(mention);
  }

  /** The number of a mention. */
  int number(Mention mention) {
    return numbers.get(mention);
  }

  /** Such as m1. */
  String id(Mention mention) {
    return "m" + number(mention);
  }
}
