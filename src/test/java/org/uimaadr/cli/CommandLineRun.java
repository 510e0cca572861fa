package org.uimaadr.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * A run of the real command line.
 *
 * @param status exit status
 * @param out what went to standard output
 * @param err what went to standard error
 */
record CommandLineRun(int status, String out, String err) {

  static CommandLineRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine adr =
        AdrCli.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = adr.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new CommandLineRun(status, out.toString(), err.toString());
  }
}
