package org.uimaadr.it;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.ctakes.core.config.ConfigParameterConstants;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.jcas.JCas;

/** Writes the JVM's histogram of live objects while the pipeline runs. */
public class LiveObjects extends JCasAnnotator_ImplBase {

  static final String FILE = "live-objects.txt";

  @ConfigurationParameter(name = ConfigParameterConstants.PARAM_OUTPUTDIR)
  private String outputFolder;

  @Override
  public void process(JCas jcas) throws AnalysisEngineProcessException {
    try {
      String histogram =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      Files.writeString(Path.of(outputFolder, FILE), histogram);
    } catch (JMException | IOException e) {
      throw new AnalysisEngineProcessException(e);
    }
  }
}
