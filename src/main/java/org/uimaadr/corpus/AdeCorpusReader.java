package org.uimaadr.corpus;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasCollectionReader_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.util.Progress;
import org.apache.uima.util.ProgressImpl;
import org.uimaadr.type.CorpusUnit;

/**
 * Reads ADE-Corpus V2, in its original files or in Hugging Face's packaging, with its gold
 * annotations: one document a sentence.
 *
 * <p>The document id is the sentence's id, the document title its group (the PMID), the collection
 * id the name of the corpus, the language {@code en}.
 */
@ResourceMetaData(
    name = "ADE-Corpus V2 Reader",
    description = "Reads the sentences of ADE-Corpus V2 with their gold annotations.",
    version = "0.1.0",
    vendor = "uima-adr",
    copyright = "Apache-2.0")
@TypeCapability(
    outputs = {
      "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData",
      "org.uimaadr.type.CorpusUnit",
      "org.uimaadr.type.AdrSentence",
      "org.uimaadr.type.Reaction",
      "org.uimaadr.type.Drug",
      "org.uimaadr.type.Dose",
      "org.uimaadr.type.DrugReaction",
      "org.uimaadr.type.DrugDose"
    })
public class AdeCorpusReader extends JCasCollectionReader_ImplBase {

  /**
   * Folder of the corpus: DRUG-AE.rel, DRUG-DOSE.rel and ADE-NEG.txt, or Hugging Face's packaging
   * as *.jsonl.
   */
  public static final String PARAM_CORPUS_LOCATION = "AdrCorpusLocation";

  @ConfigurationParameter(
      name = PARAM_CORPUS_LOCATION,
      mandatory = true,
      description =
          "Folder of the corpus: DRUG-AE.rel, DRUG-DOSE.rel and ADE-NEG.txt, or Hugging Face's"
              + " packaging as *.jsonl.")
  private String corpusLocation;

  /** Which part of the split by PMID to read: train, development, test or all. */
  public static final String PARAM_CORPUS_PART = "AdrCorpusPart";

  @ConfigurationParameter(
      name = PARAM_CORPUS_PART,
      mandatory = true,
      defaultValue = "all",
      description = "Which part of the split by PMID to read: train, development, test or all.")
  private String corpusPart;

  /**
   * Whether to read each line of DRUG-AE.rel and ADE-NEG.txt as a document, repeated sentences
   * included, as the split "notebook" wants it; for the whole corpus in its original files only.
   */
  public static final String PARAM_LINES = "AdrCorpusLines";

  @ConfigurationParameter(
      name = PARAM_LINES,
      mandatory = true,
      defaultValue = "false",
      description =
          "Whether to read each line of DRUG-AE.rel and ADE-NEG.txt as a document, repeated"
              + " sentences included, as the split \"notebook\" wants it; for the whole corpus in"
              + " its original files only.")
  private boolean lines;

  /** Whether to skip malformed lines, with a warning, rather than to fail at the first one. */
  public static final String PARAM_SKIP_MALFORMED = "AdrSkipMalformed";

  @ConfigurationParameter(
      name = PARAM_SKIP_MALFORMED,
      mandatory = true,
      defaultValue = "false",
      description =
          "Whether to skip malformed lines, with a warning, rather than to fail at the first one.")
  private boolean skipMalformed;

  private String corpusName;
  private List<CorpusSentence> sentences;
  private int next;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      CorpusPart part = CorpusPart.of(corpusPart);
      if (lines) {
        corpusName = AdeCorpus.NAME;
        sentences = AdeCorpus.readLines(Path.of(corpusLocation));
        return;
      }
      Corpus corpus = Corpus.read(Path.of(corpusLocation), skipMalformed);
      corpusName = corpus.name();
      sentences = PmidSplit.select(corpus.sentences(), part);
      warnOfProblems(corpus.problems());
    } catch (IOException | IllegalArgumentException e) {
      throw new ResourceInitializationException(e);
    }
  }

  private void warnOfProblems(List<CorpusProblem> problems) {
    if (!problems.isEmpty()) {
      getLogger()
          .warn(
              "{} problems in the corpus; their lines were skipped or repaired. The first: {}",
              problems.size(),
              problems.get(0));
    }
    problems.forEach(problem -> getLogger().debug("{}", problem));
  }

  @Override
  public boolean hasNext() {
    return next < sentences.size();
  }

  @Override
  public void getNext(JCas jcas) {
    CorpusSentence sentence = sentences.get(next++);
    DocumentMetaData metaData = DocumentMetaData.create(jcas);
    metaData.setDocumentId(sentence.id());
    metaData.setDocumentTitle(sentence.group());
    metaData.setCollectionId(corpusName);
    jcas.setDocumentText(sentence.text());
    jcas.setDocumentLanguage("en");
    CorpusUnit unit = new CorpusUnit(jcas, 0, sentence.text().length());
    unit.setGroup(sentence.group());
    unit.setSource(sentence.source());
    unit.addToIndexes();
    GoldSentences.write(jcas, sentence, 0, "gold:" + corpusName);
  }

  @Override
  public Progress[] getProgress() {
    return new Progress[] {new ProgressImpl(next, sentences.size(), Progress.ENTITIES)};
  }
}
