package org.uimaadr.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A TorchScript module in libtorch's memory. Methods may be called from several threads at once in
 * inference; its owner must not close it while a call runs.
 */
final class ScriptModule implements AutoCloseable {

  private final NDManager manager;
  private final PtSymbolBlock block;
  private final boolean training;

  /** Of calls that have ended. */
  private final Queue<ArgumentMemory> memory = new ConcurrentLinkedQueue<>();

  private ScriptModule(NDManager manager, PtSymbolBlock block, boolean training) {
    this.manager = manager;
    this.block = block;
    this.training = training;
  }

  /** Writes an archive's bytes. */
  interface Archive {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Loads an archive through a file of this process's own, which is readable by its owner alone and
   * deleted at once: libtorch reads from paths without a second copy in memory.
   */
  static ScriptModule load(Archive archive, DeviceKind device, boolean training)
      throws IOException {
    Path file = Files.createTempFile("uima-adr-", ".pt");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        archive.writeTo(out);
      }
      return load(file, device, training);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static ScriptModule load(Path file, DeviceKind kind, boolean training) {
    Device device = TorchRuntime.device(kind);
    NDManager manager = TorchRuntime.engine().newBaseManager(device);
    try {
      JniUtils.setGraphExecutorOptimize(false);
      PtSymbolBlock block =
          JniUtils.loadModule(
              (PtNDManager) manager, file, true, new String[0], new String[0], training);
      if (training) {
        JniUtils.enableTrainingMode(block);
      } else {
        JniUtils.enableInferenceMode(block);
      }
      return new ScriptModule(manager, block, training);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** A call; to be closed by the caller. */
  ModuleCall newCall() {
    ArgumentMemory known = memory.poll();
    return new ModuleCall(
        manager.newSubManager(), known == null ? new ArgumentMemory() : known, this::giveBack);
  }

  private void giveBack(ArgumentMemory used) {
    used.reset();
    memory.add(used);
  }

  /**
   * Calls a method.
   *
   * @param call that owns the arguments; the results too
   */
  NDList call(ModuleCall call, String method, NDArray... arguments) {
    // Otherwise the profiling executor compiles the graph anew for every shape, for seconds. The
    // setting is a thread's.
    JniUtils.setGraphExecutorOptimize(false);
    NDList inputs = new NDList(arguments);
    NDArray name = call.nothing();
    name.setName("module_method:" + method);
    inputs.add(name);
    return IValueUtils.forward(block, inputs, training);
  }

  void dropout(boolean on) {
    if (on) {
      JniUtils.enableTrainingMode(block);
    } else {
      JniUtils.enableInferenceMode(block);
    }
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }
}
