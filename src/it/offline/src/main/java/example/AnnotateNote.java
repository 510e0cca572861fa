package example;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.pipeline.SimplePipeline;
import org.apache.uima.jcas.JCas;
import org.uimaadr.ae.AdrAnnotator;
import org.uimaadr.report.JsonLinesWriter;

/** Annotates a note, writes JSON Lines to a folder and tells of the network. */
public final class AnnotateNote {

  static final String CONNECTION = "connection wished: ";
  static final String INTERFACE = "network interface: ";

  private AnnotateNote() {}

  /** Takes the output folder. */
  public static void main(String[] args) throws Exception {
    reportConnections();
    networkInterfaces()
        .filter(AnnotateNote::isUp)
        .forEach(network -> System.out.println(INTERFACE + network.getName()));
    JCas jcas = JCasFactory.createJCas();
    jcas.setDocumentText("The patient developed a severe rash after taking amoxicillin.");
    AnalysisEngineDescription annotator =
        AnalysisEngineFactory.createEngineDescription(AdrAnnotator.class);
    AnalysisEngineDescription writer =
        AnalysisEngineFactory.createEngineDescription(
            JsonLinesWriter.class, JsonLinesWriter.PARAM_TARGET_LOCATION, args[0]);
    SimplePipeline.runPipeline(jcas, annotator, writer);
  }

  /**
   * Java asks the one for every kind of URL, proxy or not, and the other for every plain socket.
   */
  private static void reportConnections() {
    URL.setURLStreamHandlerFactory(
        protocol -> {
          if (!List.of("file", "jar", "jrt").contains(protocol)) {
            System.out.println(CONNECTION + protocol);
          }
          return null;
        });
    ProxySelector.setDefault(new ConnectionReporter());
  }

  private static Stream<NetworkInterface> networkInterfaces() {
    try {
      return NetworkInterface.networkInterfaces();
    } catch (SocketException none) {
      return Stream.empty();
    }
  }

  private static boolean isUp(NetworkInterface network) {
    try {
      return network.isUp();
    } catch (SocketException unknown) {
      return true;
    }
  }

  private static final class ConnectionReporter extends ProxySelector {
    @Override
    public List<Proxy> select(URI target) {
      System.out.println(CONNECTION + target);
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI target, SocketAddress address, IOException failure) {
      System.out.println(CONNECTION + target + ", which failed");
    }
  }
}
