/**
 * The only room that knows DJL's PyTorch engine. A network is TorchScript text and float32 tensors,
 * written from Java as an archive that libtorch loads: {@link org.uimaadr.torch.Network} answers,
 * {@link org.uimaadr.torch.TrainableNetwork} learns.
 *
 * <p>Arrays are row-major. The shape of a batch of {@code b} windows padded to {@code l} pieces is
 * {@code [b, l]}.
 */
package org.uimaadr.torch;
