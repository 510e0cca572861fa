package org.uimaadr.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.examples.SourceDocumentInformation;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.util.CasCreationUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesWriterTest {

  @TempDir private Path folder;
  private AnalysisEngine writer;

  @BeforeEach
  void startAWriter() throws Exception {
    writer =
        AnalysisEngineFactory.createEngine(
            JsonLinesWriter.class, JsonLinesWriter.PARAM_TARGET_LOCATION, folder.toString());
  }

  @Test
  void aPipelineThatEndsWithoutCompletionKeepsItsResults() throws Exception {
    JCas document = JCasFactory.createJCas();
    document.setDocumentText("A rash.");
    writer.process(document);

    writer.destroy();

    assertThat(folder.resolve("part-00000.jsonl")).isNotEmptyFile();
    assertThat(folder.toFile().list()).containsExactly("part-00000.jsonl");
  }

  @Test
  void takesTheIdOfDkprosMetadata() throws Exception {
    JCas document = JCasFactory.createJCas();
    document.setDocumentText("A rash.");
    DocumentMetaData.create(document).setDocumentId("ward/7");

    assertThat(idsOf(document)).containsExactly("ward/7");
  }

  @Test
  void takesTheAddressThatUimasOwnReadersNote() throws Exception {
    JCas document =
        JCasFactory.createJCas(
            CasCreationUtils.mergeTypeSystems(
                List.of(
                    TypeSystemDescriptionFactory.createTypeSystemDescription(),
                    TypeSystemDescriptionFactory.createTypeSystemDescription(
                        "org.apache.uima.examples.SourceDocumentInformation"))));
    document.setDocumentText("A rash.");
    SourceDocumentInformation information = new SourceDocumentInformation(document);
    information.setUri("file:/notes/7.txt");
    information.addToIndexes();

    assertThat(idsOf(document)).containsExactly("file:/notes/7.txt");
  }

  @Test
  void numbersDocumentsThatHaveNoId() throws Exception {
    JCas document = JCasFactory.createJCas();
    document.setDocumentText("A rash.");

    assertThat(idsOf(document, document)).containsExactly("1", "2");
  }

  private List<String> idsOf(JCas... documents) throws Exception {
    for (JCas document : documents) {
      writer.process(document);
    }
    writer.collectionProcessComplete();
    return readIds();
  }

  private List<String> readIds() throws IOException {
    return Files.readAllLines(folder.resolve("part-00000.jsonl")).stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject().get("id").getAsString())
        .toList();
  }
}
