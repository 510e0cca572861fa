package org.uimaadr.it;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.ctakes.core.pipeline.PiperFileReader;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.analysis_engine.AnalysisEngineManagement;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.AdrDocument;

/**
 * Prints what the ADR stage costs in AdrPipeline: milliseconds a sentence, by UIMA's own account of
 * each component, and the resident memory of the process with one and with two instances of the
 * pipeline. Arguments: a folder of notes, and the number of rounds over them.
 */
public final class StageCost {

  private StageCost() {}

  /** Runs the measurement. */
  public static void main(String[] arguments) throws Exception {
    JCasFactory.createJCas(); // Before any JCas class is touched: UIMA 3.5 wants that.
    List<String> notes = read(Path.of(arguments[0]));
    int rounds = Integer.parseInt(arguments[1]);
    memory(notes);
    for (int batchSize : new int[] {1, 32}) {
      time(notes, rounds, batchSize);
    }
  }

  private static void memory(List<String> notes) throws Exception {
    AnalysisEngine first = UIMAFramework.produceAnalysisEngine(pipeline(32));
    process(first, notes, 2);
    System.out.printf("Resident memory with one pipeline:  %s%n", residentMemory());
    AnalysisEngine second = UIMAFramework.produceAnalysisEngine(pipeline(32));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Callable<Integer> one = () -> process(first, notes, 2);
    Callable<Integer> other = () -> process(second, notes, 2);
    for (Future<Integer> done : threads.invokeAll(List.of(one, other))) {
      done.get();
    }
    threads.shutdown();
    System.out.printf("Resident memory with two pipelines: %s%n", residentMemory());
    first.destroy();
    second.destroy();
  }

  private static void time(List<String> notes, int rounds, int batchSize) throws Exception {
    AnalysisEngine pipeline = UIMAFramework.produceAnalysisEngine(pipeline(batchSize));
    process(pipeline, notes, 2);
    Map<String, AnalysisEngineManagement> components =
        pipeline.getManagementInterface().getComponents();
    components.values().forEach(AnalysisEngineManagement::resetStats);
    int sentences = process(pipeline, notes, rounds);
    System.out.printf("Batch size %d, %d sentences:%n", batchSize, sentences);
    components.forEach(
        (name, cost) ->
            System.out.printf(
                "  %7.2f ms a sentence  %s%n",
                (double) cost.getAnalysisTime() / sentences,
                name.substring(name.lastIndexOf('.') + 1)));
    pipeline.destroy();
  }

  private static AnalysisEngineDescription pipeline(int batchSize) throws Exception {
    PiperFileReader piper = new PiperFileReader();
    piper.parsePipelineLine("set AdrBatchSize=" + batchSize);
    piper.loadPipelineFile("org/uimaadr/ctakes/pipeline/AdrPipeline");
    return piper.getBuilder().getAnalysisEngineDesc();
  }

  /** Processes the notes some times; returns how many sentences that were. */
  private static int process(AnalysisEngine pipeline, List<String> notes, int rounds)
      throws Exception {
    int sentences = 0;
    JCas jcas = pipeline.newJCas();
    for (int round = 0; round < rounds; round++) {
      for (String note : notes) {
        jcas.reset();
        jcas.setDocumentText(note);
        pipeline.process(jcas);
        sentences += jcas.select(AdrDocument.class).single().getSentences();
      }
    }
    return sentences;
  }

  private static List<String> read(Path folder) throws IOException {
    List<String> notes = new ArrayList<>();
    try (DirectoryStream<Path> texts = Files.newDirectoryStream(folder, "*.txt")) {
      for (Path text : texts) {
        notes.add(Files.readString(text));
      }
    }
    return notes;
  }

  /** As Linux tells it; with the heap beside it, whose size is the garbage collector's affair. */
  private static String residentMemory() throws IOException {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() >> 20;
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .map(resident -> resident + " MiB, at most " + heap + " MiB of it heap")
        .findFirst()
        .orElse("unknown");
  }
}
