package org.uimaadr.cli;

import java.util.List;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.model.ModelMetadata;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses values that no run could use, as wrong usage and before any work. */
final class Usage {

  private final CommandSpec spec;

  /** Checks the options of a command. */
  Usage(CommandSpec spec) {
    this.spec = spec;
  }

  void requireOneOrMore(String option, int value) {
    if (value < 1) {
      throw wrong(option + " cannot be " + value + "; give 1 or more");
    }
  }

  void requireOneOf(String option, String value, List<String> known) {
    if (!known.contains(value)) {
      throw wrong(option + " cannot be '" + value + "'; give one of " + String.join(", ", known));
    }
  }

  /** Where to compute, and with which numbers. */
  void requireProcessor(String device, String precision) {
    requireOneOf("--device", device, List.of("auto", "cpu", "gpu"));
    requireOneOf("--precision", precision, List.of("auto", "fp32", "bf16"));
  }

  void requireOperatingPoint(ModelMetadata model, String operatingPoint) {
    try {
      model.thresholds(operatingPoint);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  CorpusPart corpusPart(String name) {
    try {
      return CorpusPart.of(name);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /** The error that the command line is wrong. */
  ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
