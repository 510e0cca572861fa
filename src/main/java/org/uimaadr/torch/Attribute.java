package org.uimaadr.torch;

import java.util.List;

/** A named value of the TorchScript module; its type stands in the module's text. */
sealed interface Attribute {

  String name();

  record Bool(String name, boolean value) implements Attribute {}

  record Int(String name, long value) implements Attribute {}

  record Real(String name, double value) implements Attribute {}

  /** One tensor. */
  record OneTensor(String name, StoredTensor value) implements Attribute {}

  /** A list of tensors, possibly empty. */
  record TensorList(String name, List<StoredTensor> values) implements Attribute {
    public TensorList {
      values = List.copyOf(values);
    }
  }

  /**
   * A tensor with the type of its storage.
   *
   * @param tensor values
   * @param bfloat16 whether it is stored as bfloat16 rather than float32
   * @param trainable whether autograd keeps a gradient for it
   */
  record StoredTensor(FloatTensor tensor, boolean bfloat16, boolean trainable) {}
}
