package org.uimaadr.cli;

import picocli.CommandLine.Option;

/** Where and how precisely a network computes: the same options for every command that runs one. */
final class ComputeOptions {

  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto (a GPU if there is one), cpu or gpu.")
  String device;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto (bf16 where the processor has it), fp32 or bf16.")
  String precision;
}
