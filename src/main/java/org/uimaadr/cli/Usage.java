package org.uimaadr.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.model.ModelMetadata;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses values that no run could use, as wrong usage and before any work. */
final class Usage {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

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

  void requireNoneOrMore(String option, Integer value) {
    if (value != null && value < 0) {
      throw wrong(option + " cannot be " + value + "; give 0 or more");
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

  /**
   * The numbers of a range such as {@code 0-4}, or a single one.
   *
   * @param size numbers are less than this
   */
  List<Integer> range(String option, String value, int size) {
    Matcher range = RANGE.matcher(value);
    if (range.matches()) {
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first <= last && last < size) {
        return IntStream.rangeClosed(first, last).boxed().toList();
      }
    }
    throw wrong(
        option + " cannot be '" + value + "'; give a number or a range within 0-" + (size - 1));
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
