package org.uimaadr.report;

import java.util.List;
import java.util.Optional;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.Type;

/** Finds the id that a document's reader gave it. */
final class DocumentIds {

  /** By name, since a pipeline holds the types of its own reader only. */
  private record IdFeature(String type, String feature) {

    Optional<String> of(CAS cas) {
      Type holder = cas.getTypeSystem().getType(type);
      if (holder == null) {
        return Optional.empty();
      }
      Feature id = holder.getFeatureByBaseName(feature);
      for (FeatureStructure fs : cas.select(holder)) {
        if (fs.getStringValue(id) != null) {
          return Optional.of(fs.getStringValue(id));
        }
      }
      return Optional.empty();
    }
  }

  private static final List<IdFeature> KNOWN =
      List.of(
          new IdFeature(
              "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData", "documentId"),
          new IdFeature("org.apache.ctakes.typesystem.type.structured.DocumentID", "documentID"),
          new IdFeature("org.apache.uima.examples.SourceDocumentInformation", "uri"));

  private DocumentIds() {}

  /** The id as DKPro, cTAKES or UIMA's own readers keep it, in this order. */
  static Optional<String> of(CAS cas) {
    return KNOWN.stream().flatMap(feature -> feature.of(cas).stream()).findFirst();
  }
}
