package org.uimaadr.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven wrote into the jar. */
final class SoftwareVersion implements IVersionProvider {

  private static final String POM = "/META-INF/maven/org.uimaadr/uima-adr/pom.properties";

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"uima-adr " + ofTheJar()};
  }

  static String ofTheJar() throws IOException {
    try (InputStream in = SoftwareVersion.class.getResourceAsStream(POM)) {
      if (in == null) {
        return "(classes outside of a jar)";
      }
      Properties pom = new Properties();
      pom.load(in);
      return pom.getProperty("version");
    }
  }
}
