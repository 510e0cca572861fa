package org.uimaadr.cli;

import org.uimaadr.ae.SoftwareVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code adr --version} says. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"uima-adr " + SoftwareVersion.read()};
  }
}
