package org.uimaadr.cli;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.uima.UimaContext;
import org.apache.uima.collection.CollectionException;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.dkpro.core.io.brat.BratReader;
import org.springframework.core.io.FileSystemResource;
import org.uimaadr.corpus.BratStandoff;
import org.uimaadr.corpus.GoldMapping;

/**
 * DKPro Core's reader of brat's standoff files, which are put into form for it on the way ({@link
 * BratStandoff}): with the mapping {@link #MAPPING}, its annotations are those of this project.
 */
public class BratInputReader extends BratReader {

  /** What labels stand for: LABEL=TARGET. */
  public static final String PARAM_LABELS = "AdrGoldMapping";

  @ConfigurationParameter(
      name = PARAM_LABELS,
      mandatory = true,
      description = "What labels stand for: LABEL=TARGET.")
  private String[] labels;

  /** The value of {@link BratReader#PARAM_MAPPING}; its keys are spelled as DKPro Core has them. */
  static final String MAPPING =
      """
      {
        "textTypeMapppings": [
          {"from": "REACTION", "to": "org.uimaadr.type.Reaction"},
          {"from": "DRUG", "to": "org.uimaadr.type.Drug"},
          {"from": "DOSE", "to": "org.uimaadr.type.Dose"}
        ],
        "relationTypeMapppings": [
          {"from": "DRUG_REACTION", "to": "org.uimaadr.type.DrugReaction"},
          {"from": "DRUG_DOSE", "to": "org.uimaadr.type.DrugDose"}
        ],
        "spans": [],
        "relations": [
          {"type": "org.uimaadr.type.DrugReaction", "arg1": "drug", "flags1": "A", "arg2": "reaction"},
          {"type": "org.uimaadr.type.DrugDose", "arg1": "drug", "flags1": "A", "arg2": "dose"}
        ],
        "comments": []
      }
      """;

  private static final String FIX = "give NAME.txt beside each NAME.ann, both in UTF-8";

  private BratStandoff standoff;
  private Resource current;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    standoff = new BratStandoff(GoldMapping.parse(List.of(labels)), getLogger()::warn);
  }

  @Override
  protected Resource nextFile() {
    Resource file = super.nextFile();
    current =
        new Resource(
            file.getLocation(),
            file.getBase(),
            file.getResolvedUri(),
            file.getResolvedBase(),
            file.getPath(),
            new Annotations(AnnotatedFiles.path(file)));
    return current;
  }

  @Override
  public void getNext(JCas jcas) throws IOException, CollectionException {
    try {
      super.getNext(jcas);
    } catch (FileNotFoundException | RuntimeException e) {
      throw AnnotatedFiles.unreadable(current, e, FIX);
    }
    AnnotatedFiles.describe(jcas.getCas(), current);
  }

  @Override
  public void close() throws IOException {
    super.close();
    standoff.tellLeftOut(Path.of(URI.create(getBase())).toString());
  }

  /** The annotations of a file, in form. */
  private InputStream inForm(Path file) throws IOException {
    try {
      String name = file.getFileName().toString();
      Path text = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".txt");
      String lines = standoff.normalized(file, Files.readString(file), Files.readString(text));
      return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw AnnotatedFiles.unreadable(current, e, FIX);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " or its text is not UTF-8; convert it", e);
    }
  }

  /** A file that is put into form when it is read. */
  private final class Annotations extends FileSystemResource {

    private final Path file;

    Annotations(Path file) {
      super(file);
      this.file = file;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return inForm(file);
    }
  }
}
