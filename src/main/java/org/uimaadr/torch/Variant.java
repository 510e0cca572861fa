package org.uimaadr.torch;

/** The two ways to compute the encoder's matrix products. */
public enum Variant {
  /** Public operators: every device, training too. */
  PORTABLE("linear-portable.py"),
  /** oneDNN's fused linears with prepacked weights: CPU, inference only. */
  ONEDNN("linear-onednn.py");

  private final String resource;

  Variant(String resource) {
    this.resource = resource;
  }

  /** Name of the resource with this variant's methods. */
  String resource() {
    return resource;
  }
}
