package org.uimaadr.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UIMAException;
import org.uimaadr.corpus.BratNotes;
import org.uimaadr.corpus.MarkedText;
import org.uimaadr.eval.Bootstrap;
import org.uimaadr.eval.EvaluatedNote;
import org.uimaadr.eval.GoldNote;
import org.uimaadr.eval.Heads;
import org.uimaadr.eval.NoteEvaluation;
import org.uimaadr.eval.Protocol;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.train.ExtraText;

/** Measures the pipeline that users run on whole documents. */
final class NotesEvaluation {

  private NotesEvaluation() {}

  /**
   * Reads the documents of a folder: marked text ({@code *.marked.txt}) if it holds some, else
   * brat's.
   */
  static List<GoldNote> gold(Path folder) throws IOException {
    return MarkedText.isIn(folder)
        ? MarkedText.read(folder).stream().map(GoldNote::of).toList()
        : BratNotes.read(folder).stream().map(GoldNote::of).toList();
  }

  /**
   * Sends the documents through the pipeline and measures.
   *
   * @param pipeline what users run
   * @param model what its bundle says
   * @param notes the gold documents
   * @param folder where they were read, for the name of the part
   */
  static NoteEvaluation of(
      AnnotationPipeline pipeline, ModelMetadata model, List<GoldNote> notes, Path folder)
      throws UIMAException, IOException {
    List<EvaluatedNote> read = new ArrayList<>();
    try (NoteReader reader = new NoteReader(pipeline.description())) {
      for (GoldNote note : notes) {
        read.add(new EvaluatedNote(note, reader.read(note.id(), note.text())));
      }
    }
    return NoteEvaluation.of(
        "notes (" + nameOf(folder) + ")",
        "whole documents, "
            + (ExtraText.isKeptFromTraining(folder)
                ? "which no model may be trained on"
                : "which models may have been trained on (no NOT-FOR-TRAINING.md keeps them from it)")
            + ", through the pipeline that users run; operating point "
            + pipeline.operatingPoint()
            + (pipeline.gate() ? ", reactions gated by the sentence" : ", no gate")
            + Protocol.reading(
                model.blockPieces(pipeline.blockPieces()), model.calibration().sentence()),
        Heads.of(model),
        read,
        Bootstrap.standard());
  }

  /** With the folder that it lies in, for many a folder is called notes. */
  private static String nameOf(Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    int names = place.getNameCount();
    return place.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
  }
}
