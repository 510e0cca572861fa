package org.uimaadr.cli.report;

import com.google.gson.JsonObject;
import java.util.Set;
import java.util.TreeSet;
import org.uimaadr.ae.SoftwareVersion;
import org.uimaadr.torch.ProcessorFeatures;
import org.uimaadr.torch.TorchRuntime;

/**
 * On what figures were computed; neither names nor folders of the machine.
 *
 * @param device where the model ran
 * @param precision of its matrix products
 */
public record Environment(String device, String precision) {

  /** Flags that decide about speed and rounding; a processor has a hundred others. */
  private static final Set<String> TELLING_FLAGS =
      Set.of(
          "avx2",
          "avx512f",
          "avx512_vnni",
          "avx512_bf16",
          "amx_tile",
          "amx_bf16",
          "asimd",
          "sve",
          "bf16");

  /** The processor of this machine, for people. */
  public static String processor() {
    Set<String> flags = new TreeSet<>(ProcessorFeatures.flags());
    flags.retainAll(TELLING_FLAGS);
    return "%d cores, %s %s, %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            flags.isEmpty() ? "flags unknown" : String.join(" ", flags));
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("uima-adr", SoftwareVersion.read());
    json.addProperty(
        "java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
    json.addProperty("processor", processor());
    json.addProperty("libtorch", TorchRuntime.version());
    json.addProperty("threadsOfAnOperation", TorchRuntime.threads());
    json.addProperty("device", device);
    json.addProperty("precision", precision);
    return json;
  }
}
