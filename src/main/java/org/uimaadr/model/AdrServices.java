package org.uimaadr.model;

import java.io.IOException;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;

/** The open models of this process: engines on one bundle, device and precision share one. */
public final class AdrServices {

  private static final OpenModels<Key, AdrService> OPEN = new OpenModels<>();

  private AdrServices() {}

  private record Key(String location, DeviceKind device, Precision precision) {}

  /**
   * Takes hold of the model of a bundle; opens it if nobody has.
   *
   * @param location of the bundle, as in {@link ModelBundle#open(String)}
   * @return a hold, to be closed by the caller; the last one closes the model
   */
  public static OpenModels<?, AdrService>.Handle acquire(
      String location, DeviceKind device, Precision precision) throws IOException {
    return OPEN.acquire(
        new Key(location, device, precision),
        () -> AdrService.open(ModelBundle.open(location), device, precision));
  }
}
