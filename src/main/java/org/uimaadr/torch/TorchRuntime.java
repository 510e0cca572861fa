package org.uimaadr.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.cuda.CudaUtils;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * libtorch in this process: started once, by the first who needs it. Its thread count is a property
 * of the process: the first caller sets it, a later different wish is a warning.
 */
public final class TorchRuntime {

  private static final Logger LOG = LoggerFactory.getLogger(TorchRuntime.class);
  private static final String ENGINE = "PyTorch";
  private static final String THREADS = "ai.djl.pytorch.num_threads";
  private static final String INTEROP_THREADS = "ai.djl.pytorch.num_interop_threads";
  private static final String JNA_FOLDER = "jna.tmpdir";

  /** NVIDIA, CUDA C++ Programming Guide, table of features by compute capability. */
  private static final int LEAST_BFLOAT16_CAPABILITY = 80;

  private static Engine engine;

  private TorchRuntime() {}

  /**
   * Starts libtorch if it is not running yet.
   *
   * @param threads native threads for one operation; empty for one a core
   * @throws IllegalStateException if the natives are missing or do not fit, with the fix
   */
  public static synchronized void start(OptionalInt threads) {
    if (engine == null) {
      // Neither the instance metadata service nor a tracking host is ever asked: patient data.
      System.setProperty("ai.djl.offline", "true");
      System.setProperty("OPT_OUT_TRACKING", "true");
      // Looking for a GPU, JNA unpacks itself for a moment: not into the home, which is its
      // default.
      if (System.getProperty(JNA_FOLDER) == null) {
        System.setProperty(JNA_FOLDER, System.getProperty("java.io.tmpdir"));
      }
      threads.ifPresent(n -> System.setProperty(THREADS, Integer.toString(n)));
      if (System.getProperty(INTEROP_THREADS) == null) {
        System.setProperty(INTEROP_THREADS, "1");
      }
      engine = load();
      LOG.debug("libtorch {} with {} threads", engine.getVersion(), JniUtils.getNumThreads());
    }
    // Also after a first start: of two thin PEARs in one JVM, the second finds libtorch running.
    if (threads.isPresent() && threads.getAsInt() != JniUtils.getNumThreads()) {
      LOG.warn(
          "libtorch already runs with {} threads in this process; the wish for {} is ignored. "
              + "Give every engine the same AdrThreads.",
          JniUtils.getNumThreads(),
          threads.getAsInt());
    }
  }

  /**
   * DJL finds its PyTorch engine through the thread's context class loader, which CPE threads and
   * PEARs set to another than the one that holds the engine.
   */
  private static Engine load() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(TorchRuntime.class.getClassLoader());
    try {
      return Engine.getEngine(ENGINE);
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalStateException(startFailure(e), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String startFailure(Throwable e) {
    String causes =
        Stream.iterate(e, Objects::nonNull, Throwable::getCause)
            .map(Throwable::toString)
            .collect(Collectors.joining("; "));
    if (causes.contains("already loaded in another classloader")) {
      return "libtorch is already loaded by another class loader of this JVM, and a JVM can load a"
          + " native library once only. Put DJL (ai.djl:api, ai.djl.pytorch, ai.djl.huggingface)"
          + " on the class path that all share, which is what the thin PEAR expects, or give each"
          + " a JVM of its own.";
    }
    if (causes.contains("NoClassDefFoundError: ai/djl/")) {
      return "DJL is not on the class path ("
          + causes
          + "). Add ai.djl.pytorch:pytorch-engine, pytorch-jni and pytorch-native-cpu and"
          + " ai.djl.huggingface:tokenizers to the class path of the host, which is what the thin"
          + " PEAR expects, or install the full PEAR.";
    }
    return "libtorch cannot be started ("
        + causes
        + "). Add ai.djl.pytorch:pytorch-native-cpu and pytorch-jni for this platform ("
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ") to the class path, or check that the folder DJL_CACHE_DIR (default ~/.djl.ai) can be"
        + " written and that programs may run from it.";
  }

  /** libtorch's version, such as 2.7.1; starts libtorch. */
  public static String version() {
    start(OptionalInt.empty());
    return engine.getVersion();
  }

  /** Folder of the libtorch that runs; its name tells the flavour; starts libtorch. */
  public static Path folder() {
    start(OptionalInt.empty());
    return Path.of(LibUtils.getLibtorchPath());
  }

  /** Native threads for one operation; starts libtorch. */
  public static int threads() {
    start(OptionalInt.empty());
    return JniUtils.getNumThreads();
  }

  /** Whether libtorch sees a CUDA device; starts libtorch. */
  public static boolean gpuAvailable() {
    start(OptionalInt.empty());
    return engine.getGpuCount() > 0;
  }

  /**
   * Whether the first CUDA device multiplies bfloat16 in hardware; one that cannot be asked is
   * taken to.
   */
  static boolean gpuMultipliesBfloat16() {
    try {
      return multipliesBfloat16(CudaUtils.getComputeCapability(0));
    } catch (RuntimeException | LinkageError e) {
      LOG.debug("The GPU's compute capability is not known", e);
      return true;
    }
  }

  /**
   * Whether a CUDA device multiplies bfloat16 in hardware: from 8.0 (Ampere) on.
   *
   * @param computeCapability major and minor number without a point, such as 75 or 120
   */
  static boolean multipliesBfloat16(String computeCapability) {
    return Integer.parseInt(computeCapability) >= LEAST_BFLOAT16_CAPABILITY;
  }

  /** Seeds libtorch's random numbers, which dropout draws from; starts libtorch. */
  public static void seed(int seed) {
    start(OptionalInt.empty());
    engine.setRandomSeed(seed);
  }

  static Device device(DeviceKind kind) {
    return kind == DeviceKind.GPU ? Device.gpu() : Device.cpu();
  }

  static Engine engine() {
    start(OptionalInt.empty());
    return engine;
  }
}
