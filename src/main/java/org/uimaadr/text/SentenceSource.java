package org.uimaadr.text;

import java.util.ArrayList;
import java.util.List;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.cas.text.AnnotationFS;

/**
 * The sentences of a CAS: annotations of the type that the user names; else DKPro's, if the CAS has
 * any; else cTAKES', if it has any; else those of {@link SentenceSplitter}. Types are found by
 * name, so that neither type system has to be on the class path. Immutable and thread-safe.
 */
public final class SentenceSource {

  /** DKPro Core's sentence type. */
  public static final String DKPRO_SENTENCE =
      "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";

  /** Apache cTAKES' sentence type. */
  public static final String CTAKES_SENTENCE =
      "org.apache.ctakes.typesystem.type.textspan.Sentence";

  private final String typeName;
  private final SentenceSplitter splitter = new SentenceSplitter();

  /**
   * A source of sentences.
   *
   * @param typeName name of an annotation type whose annotations are the sentences; null or empty
   *     to look for known types
   */
  public SentenceSource(String typeName) {
    this.typeName = typeName;
  }

  /**
   * The sentences of a view, in its index's order.
   *
   * @param cas the view
   * @return spans of the document text (UTF-16, end exclusive), as they were annotated; those that
   *     hold white space only are left out
   * @throws IllegalArgumentException if the type that the user named is not in the type system or
   *     is no annotation; the message names it
   */
  public List<TextSpan> sentences(CAS cas) {
    String text = cas.getDocumentText();
    if (text == null) {
      return List.of();
    }
    if (typeName != null && !typeName.isEmpty()) {
      return annotated(cas, text, namedType(cas.getTypeSystem()));
    }
    for (String known : List.of(DKPRO_SENTENCE, CTAKES_SENTENCE)) {
      Type type = cas.getTypeSystem().getType(known);
      if (type != null && cas.getAnnotationIndex(type).size() > 0) {
        return annotated(cas, text, type);
      }
    }
    return splitter.split(text);
  }

  private Type namedType(TypeSystem types) {
    Type type = types.getType(typeName);
    if (type == null) {
      throw new IllegalArgumentException(
          "The type system has no sentence type "
              + typeName
              + ". Add the type system description that defines it, or name no sentence type.");
    }
    if (!types.subsumes(types.getType(CAS.TYPE_NAME_ANNOTATION), type)) {
      throw new IllegalArgumentException(
          "The sentence type " + typeName + " is no annotation type (uima.tcas.Annotation).");
    }
    return type;
  }

  private static List<TextSpan> annotated(CAS cas, String text, Type type) {
    List<TextSpan> sentences = new ArrayList<>();
    for (AnnotationFS sentence : cas.getAnnotationIndex(type)) {
      if (WhiteSpace.trim(text, sentence.getBegin(), sentence.getEnd()).length() > 0) {
        sentences.add(new TextSpan(sentence.getBegin(), sentence.getEnd()));
      }
    }
    return sentences;
  }
}
