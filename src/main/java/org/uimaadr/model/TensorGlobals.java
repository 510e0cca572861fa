package org.uimaadr.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.model.TensorUnpickler.Tuple;
import org.uimaadr.model.TensorView.Storage;

/**
 * The allow-list: all that a pickle may name, call and refer to. Each function has its counterpart
 * here, which checks the types of its arguments and makes a {@link TensorView}; none reads a value.
 */
final class TensorGlobals {

  /** The functions that a pickle may call. */
  enum Function {
    ORDERED_DICT,
    REBUILD_TENSOR,
    REBUILD_PARAMETER
  }

  /** Some values of a storage that old checkpoints treat as a storage of its own. */
  record StorageSlice(Storage storage, long offset, long values) {}

  /** Everything that a pickle may name. */
  private static final Map<String, Object> GLOBALS = globals();

  private static final int MAX_PRINTED = 100;

  /** The bound of torch; without one, many tensors of one long shape would fill the memory. */
  private static final int MAX_DIMENSIONS = 64;

  private final PickleErrors errors;
  private final Map<String, Storage> storages = new LinkedHashMap<>();

  TensorGlobals(PickleErrors errors) {
    this.errors = errors;
  }

  private static Map<String, Object> globals() {
    Map<String, Object> globals = new HashMap<>();
    globals.put("collections.OrderedDict", Function.ORDERED_DICT);
    globals.put("torch._utils._rebuild_tensor_v2", Function.REBUILD_TENSOR);
    globals.put("torch._utils._rebuild_parameter", Function.REBUILD_PARAMETER);
    for (StoredType type : StoredType.values()) {
      globals.put("torch." + type.storageClass(), type);
    }
    return Map.copyOf(globals);
  }

  /** The storages that were referred to so far, by their keys. */
  Map<String, Storage> storages() {
    return Collections.unmodifiableMap(storages);
  }

  /**
   * The function or type of values with a name.
   *
   * @throws InvalidModelException if a pickle must not name it
   */
  Object named(String module, String name) throws InvalidModelException {
    Object global = GLOBALS.get(module + "." + name);
    if (global == null) {
      throw errors.refused("asks for " + printable(module + "." + name));
    }
    return global;
  }

  /**
   * What a function returns.
   *
   * @throws InvalidModelException if the arguments are not those of a tensor
   */
  Object call(Function function, List<Object> arguments) throws InvalidModelException {
    return switch (function) {
      case ORDERED_DICT -> orderedDict(arguments);
      case REBUILD_TENSOR -> tensor(arguments);
      case REBUILD_PARAMETER -> parameter(arguments);
    };
  }

  private Object orderedDict(List<Object> arguments) throws InvalidModelException {
    if (!arguments.isEmpty()) {
      throw errors.refused("calls collections.OrderedDict with arguments");
    }
    return new LinkedHashMap<String, Object>();
  }

  /**
   * {@code _rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks[, metadata])}.
   */
  private TensorView tensor(List<Object> arguments) throws InvalidModelException {
    if ((arguments.size() == 6 || arguments.size() == 7 && arguments.get(6) == null)
        && arguments.get(0) instanceof StorageSlice slice
        && arguments.get(1) instanceof Long offset
        && arguments.get(2) instanceof Tuple size
        && arguments.get(3) instanceof Tuple stride
        && arguments.get(4) instanceof Boolean
        && arguments.get(5) instanceof Map<?, ?> hooks
        && hooks.isEmpty()) {
      try {
        // A tensor of a slice may not reach beyond it; what is kept counts from the storage.
        Storage visible =
            new Storage(slice.storage().key(), slice.storage().type(), slice.values());
        TensorView inSlice = new TensorView(visible, offset, integers(size), integers(stride));
        return new TensorView(
            slice.storage(), slice.offset() + offset, inSlice.shape(), inSlice.strides());
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw errors.damaged("has a tensor that does not fit into its storage");
      }
    }
    throw errors.refused(
        "calls torch._utils._rebuild_tensor_v2 with arguments that describe no tensor");
  }

  private List<Long> integers(Tuple tuple) throws InvalidModelException {
    if (tuple.items().size() > MAX_DIMENSIONS) {
      throw errors.refused("has a tensor of more than " + MAX_DIMENSIONS + " dimensions");
    }
    List<Long> integers = new ArrayList<>();
    for (Object item : tuple.items()) {
      if (!(item instanceof Long integer)) {
        throw errors.refused("has a tensor whose sizes are no integers");
      }
      integers.add(integer);
    }
    return List.copyOf(integers);
  }

  /** {@code _rebuild_parameter(data, requires_grad, hooks)}; a parameter is a tensor here. */
  private TensorView parameter(List<Object> arguments) throws InvalidModelException {
    if (arguments.size() == 3
        && arguments.get(0) instanceof TensorView tensor
        && arguments.get(1) instanceof Boolean
        && arguments.get(2) instanceof Map<?, ?> hooks
        && hooks.isEmpty()) {
      return tensor;
    }
    throw errors.refused(
        "calls torch._utils._rebuild_parameter with arguments that hold no tensor");
  }

  /** {@code ("storage", type, key, location, values[, None or (key, offset, values)])}. */
  StorageSlice storage(Object persistentId) throws InvalidModelException {
    if (persistentId instanceof Tuple id
        && (id.items().size() == 5 || id.items().size() == 6)
        && "storage".equals(id.items().get(0))
        && id.items().get(1) instanceof StoredType type
        && id.items().get(2) instanceof String key
        && id.items().get(3) instanceof String
        && id.items().get(4) instanceof Long values
        && values >= 0
        && values <= Long.MAX_VALUE / type.width()) {
      Storage storage = new Storage(key, type, values);
      Storage known = storages.putIfAbsent(key, storage);
      if (known != null && !known.equals(storage)) {
        throw errors.damaged("describes a storage in two ways");
      }
      return slice(storage, id.items().size() == 6 ? id.items().get(5) : null);
    }
    throw errors.refused("refers to something outside that is no storage of a tensor");
  }

  private StorageSlice slice(Storage storage, Object view) throws InvalidModelException {
    if (view == null) {
      return new StorageSlice(storage, 0, storage.values());
    }
    if (view instanceof Tuple metadata
        && metadata.items().size() == 3
        && metadata.items().get(1) instanceof Long offset
        && metadata.items().get(2) instanceof Long values
        && offset >= 0
        && values >= 0
        && offset <= storage.values() - values) {
      return new StorageSlice(storage, offset, values);
    }
    throw errors.damaged("has a view that does not fit into its storage");
  }

  private static String printable(String name) {
    String shown = name.length() > MAX_PRINTED ? name.substring(0, MAX_PRINTED) + "..." : name;
    return shown.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
