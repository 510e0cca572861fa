package org.uimaadr.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What the processor can do in hardware, as Linux tells it; nothing is known elsewhere. */
public final class ProcessorFeatures {

  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  /** Flags of x86-64 and of aarch64 that stand for products of bfloat16 matrices. */
  private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

  private ProcessorFeatures() {}

  /** Flags of the first processor; empty where they cannot be read. */
  public static Set<String> flags() {
    try {
      return flags(Files.readString(CPUINFO));
    } catch (IOException e) {
      return Set.of();
    }
  }

  static Set<String> flags(String cpuinfo) {
    return cpuinfo
        .lines()
        .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).trim().split("\\s+"))
        .<Set<String>>map(flags -> new TreeSet<>(Arrays.asList(flags)))
        .orElse(Set.of());
  }

  /** Whether products of bfloat16 matrices run in hardware. */
  public static boolean bfloat16() {
    return flags().stream().anyMatch(BFLOAT16::contains);
  }
}
