package org.uimaadr.cli;

import ai.djl.util.Utils;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.uimaadr.ae.SoftwareVersion;
import org.uimaadr.batch.Causes;
import org.uimaadr.cli.report.Environment;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.report.AtomicFile;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;
import org.uimaadr.torch.TorchRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code adr doctor}: shows what would be used here, and why. */
@Command(
    name = "doctor",
    showDefaultValues = true,
    description =
        "Shows what annotate would use here and why: processor, Java, libtorch, device, precision, cache, model. Exit status 1 if something is wrong.")
final class DoctorCommand implements Callable<Integer> {

  private static final String AUTO = "auto";
  private static final long MEBIBYTE = 1 << 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "BUNDLE",
      defaultValue = ModelBundle.BUNDLED,
      description = "Folder of a model bundle, or classpath: and a folder.")
  private String model;

  private boolean healthy = true;

  /** What a check found. */
  @FunctionalInterface
  private interface Check {
    String run() throws IOException;
  }

  @Override
  public Integer call() {
    show("uima-adr", SoftwareVersion::read);
    show("Java", DoctorCommand::java);
    show("processor", Environment::processor);
    show("cache", DoctorCommand::cache);
    show("libtorch", DoctorCommand::libtorch);
    show("device", DoctorCommand::device);
    show("precision", DoctorCommand::precision);
    show("model", this::describeModel);
    return healthy ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private void show(String name, Check check) {
    String finding;
    try {
      finding = check.run();
    } catch (IOException | RuntimeException e) {
      healthy = false;
      finding = "WRONG: " + Causes.message(e);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-10s %s%n", name, finding);
    out.flush();
  }

  private static String java() {
    return "%s (%s), at most %,d MiB of heap, %s"
        .formatted(
            System.getProperty("java.version"),
            System.getProperty("java.vendor"),
            Runtime.getRuntime().maxMemory() / MEBIBYTE,
            System.getProperty("java.home"));
  }

  private static String cache() throws IOException {
    Path cache = Utils.getEngineCacheDir();
    try {
      AtomicFile.replacing(cache.resolve("adr-doctor")).close();
      return cache + ", can be written";
    } catch (IOException e) {
      if (Files.isDirectory(cache.resolve("pytorch"))) {
        return cache + ", cannot be written, but holds libtorch";
      }
      throw new IOException(
          cache + " cannot be written; set DJL_CACHE_DIR to a folder that can be, for the natives",
          e);
    }
  }

  private static String libtorch() {
    return "%s with %d threads an operation, %s"
        .formatted(TorchRuntime.version(), TorchRuntime.threads(), TorchRuntime.folder());
  }

  private static String device() {
    return DeviceKind.of(AUTO) == DeviceKind.GPU
        ? "gpu, since libtorch sees a CUDA device"
        : "cpu, since libtorch sees no CUDA device";
  }

  private static String precision() {
    DeviceKind device = DeviceKind.of(AUTO);
    Precision precision = Precision.of(AUTO, device);
    String reason;
    if (device == DeviceKind.GPU) {
      reason = "a GPU multiplies bfloat16 in hardware";
    } else if (precision == Precision.BF16) {
      reason = "the processor multiplies bfloat16 in hardware";
    } else {
      reason = "the processor is not known to multiply bfloat16 in hardware";
    }
    return precision.name().toLowerCase(Locale.ROOT) + ", since " + reason;
  }

  private String describeModel() throws IOException {
    ModelBundle bundle = ModelBundle.open(model);
    DeviceKind device = DeviceKind.of(AUTO);
    try (AdrService service = AdrService.open(bundle, device, Precision.of(AUTO, device))) {
      return "%s %s opens (%s); sha256 %s, %s"
          .formatted(
              bundle.metadata().name(),
              bundle.metadata().version(),
              service.variant(),
              bundle.sha256(),
              model);
    }
  }
}
