package org.uimaadr.ae;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of uima-adr that runs, as the build wrote it into the jar. */
public final class SoftwareVersion {

  private SoftwareVersion() {}

  /** Such as 0.1.0. */
  public static String read() {
    Properties properties = new Properties();
    try (InputStream in =
        SoftwareVersion.class.getResourceAsStream("/org/uimaadr/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
