package org.uimaadr.cli;

import java.io.PrintWriter;
import org.uimaadr.batch.Causes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code adr}: finds adverse drug reactions in text, and makes and checks models that do. */
@Command(
    name = "adr",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionText.class,
    description = "Finds adverse drug reactions in clinical and biomedical text.",
    subcommands = {
      AnnotateCommand.class,
      TrainCommand.class,
      PretrainCommand.class,
      EvaluateCommand.class,
      ModelCommand.class,
      CorpusCommand.class,
      DoctorCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all done",
      "1:nothing could be done; the reason is on standard error",
      "2:the command line is wrong",
      "3:annotate only: done, but some or all documents failed; each is listed with its cause"
    })
public final class AdrCli implements Runnable {

  @Spec private CommandLine.Model.CommandSpec spec;

  private boolean debug;

  private AdrCli() {}

  /** Runs a command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(execute(arguments));
  }

  private static int execute(String[] arguments) {
    try {
      return commandLine().execute(arguments);
    } catch (OutOfMemoryError e) {
      System.err.println(
          "adr: Java's memory is used up (" + e.getMessage() + "); try ADR_JAVA_OPTS=-Xmx4g");
      return ExitStatus.FAILED;
    }
  }

  /** The command line, ready to {@link CommandLine#execute}. */
  static CommandLine commandLine() {
    Logging.configure(false);
    AdrCli cli = new AdrCli();
    return new CommandLine(cli)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(AdrCli::explainUsage)
        .setExecutionExceptionHandler(cli::explainFailure);
  }

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces and what is going on inside.")
  private void setDebug(boolean wanted) {
    debug = wanted;
    Logging.configure(wanted);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  private static int explainUsage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("adr: " + e.getMessage());
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
      err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitStatus.WRONG_USAGE;
  }

  private int explainFailure(Exception e, CommandLine command, ParseResult parsed) {
    command.getErr().println("adr: " + Causes.message(e));
    if (debug) {
      e.printStackTrace(command.getErr());
    }
    return ExitStatus.FAILED;
  }
}
