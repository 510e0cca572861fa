package org.uimaadr.eval;

import java.util.List;
import org.uimaadr.corpus.CorpusRelation;

/** Between which mentions relations are predicted. */
public enum RelationSource {
  /** Between the mentions that the system finds itself. */
  END_TO_END {
    @Override
    List<CorpusRelation> predicted(EvaluatedRelations relations) {
      return relations.predicted();
    }
  },

  /** Between the annotated mentions: what the relation head is worth apart from the taggers. */
  GOLD_SPANS {
    @Override
    List<CorpusRelation> predicted(EvaluatedRelations relations) {
      return relations.ofGoldSpans();
    }
  };

  /** The predictions to be scored. */
  abstract List<CorpusRelation> predicted(EvaluatedRelations relations);
}
