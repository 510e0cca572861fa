package example;

import java.util.List;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.uimaadr.ae.AdrAnnotator;
import org.uimaadr.type.Mention;

/** Finds reactions and drugs in a text with the bundled model. */
public final class FindReactions {

  private FindReactions() {}

  /**
   * Annotates a text.
   *
   * @return one line a mention, such as {@code Drug "ibuprofen"}, in the order of the text
   */
  public static List<String> in(String text) throws UIMAException {
    AnalysisEngine engine = AnalysisEngineFactory.createEngine(AdrAnnotator.class);
    try {
      JCas jcas = engine.newJCas();
      jcas.setDocumentText(text);
      jcas.setDocumentLanguage("en");
      engine.process(jcas);
      return jcas.select(Mention.class)
          .map(m -> m.getType().getShortName() + " \"" + m.getCoveredText() + "\"")
          .toList();
    } finally {
      engine.destroy();
    }
  }

  /** Prints what it finds in its arguments. */
  public static void main(String[] texts) throws UIMAException {
    for (String text : texts) {
      in(text).forEach(System.out::println);
    }
  }
}
