package org.uimaadr.ae;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.context.ContextMarker;
import org.uimaadr.context.ContextTriggers;
import org.uimaadr.context.ListRelationWriter;
import org.uimaadr.context.SectionHeaders;
import org.uimaadr.text.SentenceSource;

/** What {@link AdrContextAnnotator} does, for engines that do it among other things. */
final class ContextStep {

  private final ContextMarker marker;
  private final ListRelationWriter lists = new ListRelationWriter();

  private ContextStep(ContextMarker marker) {
    this.marker = marker;
  }

  /** Reads the user's files, null where there are none. */
  static ContextStep read(String[] triggerFiles, String[] headerFiles, SentenceSource sentences)
      throws ResourceInitializationException {
    try {
      return new ContextStep(
          new ContextMarker(
              ContextTriggers.with(paths(triggerFiles)),
              SectionHeaders.with(paths(headerFiles)),
              sentences));
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  private static List<Path> paths(String[] files) {
    return files == null ? List.of() : Stream.of(files).map(Path::of).toList();
  }

  void write(JCas jcas, String componentId) {
    marker.mark(jcas);
    lists.write(jcas, componentId);
  }
}
