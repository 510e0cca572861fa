package org.uimaadr.model;

import java.io.IOException;
import java.util.OptionalInt;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;
import org.uimaadr.torch.TorchRuntime;

/** The open models of this process: engines on one bundle, device and precision share one. */
public final class AdrServices {

  private static final OpenModels<Key, AdrService> OPEN = new OpenModels<>();

  private AdrServices() {}

  private record Key(String location, DeviceKind device, Precision precision) {}

  /**
   * Takes hold of the model of a bundle; starts libtorch and opens the model if nobody has.
   *
   * @param location of the bundle, as in {@link ModelBundle#open(String)}
   * @param device {@code auto}, {@code cpu} or {@code gpu}
   * @param precision {@code auto}, {@code fp32} or {@code bf16}
   * @param threads native threads of an operation; empty for one a core
   * @return a hold, to be closed by the caller; the last one closes the model
   * @throws IllegalArgumentException for a value that is none of these
   * @throws IllegalStateException if libtorch cannot start; the message says how to mend it
   */
  public static OpenModels<?, AdrService>.Handle acquire(
      String location, String device, String precision, OptionalInt threads) throws IOException {
    TorchRuntime.start(threads);
    DeviceKind where = DeviceKind.of(device);
    Precision numbers = Precision.of(precision, where);
    return OPEN.acquire(
        new Key(BundleLocation.parse(location).canonical(), where, numbers),
        () -> AdrService.open(ModelBundle.open(location), where, numbers));
  }
}
