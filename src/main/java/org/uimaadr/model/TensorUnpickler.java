package org.uimaadr.model;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.model.TensorView.Storage;

/**
 * A machine for the pickles of {@code torch.save} that can rebuild tensors and the dictionaries,
 * lists, tuples, strings and numbers around them, and nothing else. Pickle is a language of calls
 * to whatever Python function a file names; here a name is only looked up in {@link TensorGlobals},
 * and every other name, call or opcode is refused.
 *
 * <p>Opcodes have the names of CPython's {@code pickletools}; those of the protocols 2 to 4 that
 * {@code torch.save} needs are known. In Java the values are {@link Map} (with strings as keys),
 * {@link List}, {@link Tuple}, {@link String}, {@link Long}, {@link BigInteger} beyond it, {@link
 * Double}, {@link Boolean}, {@link TensorView} and null for {@code None}.
 *
 * <p>Memory and time are linear in the length of the pickle: an opcode makes a few objects at most,
 * lengths are checked before anything is allocated, and no value is ever compared, hashed or
 * printed in depth, so that neither nesting nor cycles matter.
 */
final class TensorUnpickler {

  private static final int PROTO = 0x80;
  private static final int FRAME = 0x95;
  private static final int STOP = '.';
  private static final int MARK = '(';
  private static final int NONE = 'N';
  private static final int NEWTRUE = 0x88;
  private static final int NEWFALSE = 0x89;
  private static final int BININT = 'J';
  private static final int BININT1 = 'K';
  private static final int BININT2 = 'M';
  private static final int LONG1 = 0x8a;
  private static final int BINFLOAT = 'G';
  private static final int BINUNICODE = 'X';
  private static final int SHORT_BINUNICODE = 0x8c;
  private static final int EMPTY_TUPLE = ')';
  private static final int TUPLE1 = 0x85;
  private static final int TUPLE2 = 0x86;
  private static final int TUPLE3 = 0x87;
  private static final int TUPLE = 't';
  private static final int EMPTY_LIST = ']';
  private static final int APPEND = 'a';
  private static final int APPENDS = 'e';
  private static final int EMPTY_DICT = '}';
  private static final int SETITEM = 's';
  private static final int SETITEMS = 'u';
  private static final int BINPUT = 'q';
  private static final int LONG_BINPUT = 'r';
  private static final int MEMOIZE = 0x94;
  private static final int BINGET = 'h';
  private static final int LONG_BINGET = 'j';
  private static final int GLOBAL = 'c';
  private static final int STACK_GLOBAL = 0x93;
  private static final int REDUCE = 'R';
  private static final int BUILD = 'b';
  private static final int BINPERSID = 'Q';

  /** An immutable sequence; a type of its own because only a tuple may be a list of arguments. */
  record Tuple(List<Object> items) {}

  private final ByteBuffer pickle;
  private final PickleErrors errors;
  private final TensorGlobals globals;
  private final List<Object> stack = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  /**
   * @param pickle one or more pickles, from its position on
   * @param file how errors name the file
   */
  TensorUnpickler(ByteBuffer pickle, String file) {
    this.pickle = pickle.order(ByteOrder.LITTLE_ENDIAN);
    this.errors = new PickleErrors(file);
    this.globals = new TensorGlobals(errors);
  }

  /**
   * Reads the next pickle and leaves the buffer after it.
   *
   * @throws InvalidModelException if it is damaged or holds more than tensors
   */
  Object load() throws InvalidModelException {
    stack.clear();
    marks.clear();
    memo.clear();
    try {
      for (int opcode = unsignedByte(); opcode != STOP; opcode = unsignedByte()) {
        execute(opcode);
      }
    } catch (BufferUnderflowException e) {
      throw errors.damaged("does not end within " + pickle.limit() + " bytes");
    }
    Object result = pop();
    if (!stack.isEmpty() || !marks.isEmpty()) {
      throw errors.damaged("ends before its objects are put together");
    }
    return result;
  }

  /** The storages that the pickles so far refer to, by their keys. */
  Map<String, Storage> storages() {
    return globals.storages();
  }

  private void execute(int opcode) throws InvalidModelException {
    switch (opcode) {
      case PROTO -> protocol();
      case FRAME -> checkLength(pickle.getLong());
      case MARK -> marks.push(stack.size());
      case NONE -> stack.add(null);
      case NEWTRUE -> stack.add(true);
      case NEWFALSE -> stack.add(false);
      case BININT -> stack.add((long) pickle.getInt());
      case BININT1 -> stack.add((long) unsignedByte());
      case BININT2 -> stack.add((long) Short.toUnsignedInt(pickle.getShort()));
      case LONG1 -> stack.add(integer(bytes(unsignedByte())));
      case BINFLOAT -> stack.add(Double.longBitsToDouble(Long.reverseBytes(pickle.getLong())));
      case BINUNICODE -> stack.add(text(Integer.toUnsignedLong(pickle.getInt())));
      case SHORT_BINUNICODE -> stack.add(text(unsignedByte()));
      case EMPTY_TUPLE -> stack.add(new Tuple(List.of()));
      case TUPLE1 -> stack.add(new Tuple(pop(1)));
      case TUPLE2 -> stack.add(new Tuple(pop(2)));
      case TUPLE3 -> stack.add(new Tuple(pop(3)));
      case TUPLE -> stack.add(new Tuple(popToMark()));
      case EMPTY_LIST -> stack.add(new ArrayList<>());
      case APPEND -> append(pop(1));
      case APPENDS -> append(popToMark());
      case EMPTY_DICT -> stack.add(new LinkedHashMap<>());
      case SETITEM -> setItems(pop(2));
      case SETITEMS -> setItems(popToMark());
      case BINPUT -> memo.put(unsignedByte(), top());
      case LONG_BINPUT -> memo.put(pickle.getInt(), top());
      case MEMOIZE -> memo.put(memo.size(), top());
      case BINGET -> recall(unsignedByte());
      case LONG_BINGET -> recall(pickle.getInt());
      case GLOBAL -> stack.add(globals.named(line(), line()));
      case STACK_GLOBAL -> stackGlobal(pop(2));
      case REDUCE -> call(pop(2));
      case BUILD -> ignoreAttributes(pop());
      case BINPERSID -> stack.add(globals.storage(pop()));
      default ->
          throw errors.refused(
              "has the opcode 0x%02x at byte %d, which no tensor needs"
                  .formatted(opcode, pickle.position() - 1));
    }
  }

  private void protocol() throws InvalidModelException {
    int protocol = unsignedByte();
    if (protocol < 2 || protocol > 4) {
      throw errors.refused("is of protocol " + protocol + ", known are 2 to 4");
    }
  }

  private void append(List<Object> values) throws InvalidModelException {
    if (!(top() instanceof List<?>)) {
      throw errors.damaged("appends to what is no list");
    }
    @SuppressWarnings("unchecked") // a list on the stack comes from EMPTY_LIST
    List<Object> list = (List<Object>) top();
    list.addAll(values);
  }

  private void setItems(List<Object> keysAndValues) throws InvalidModelException {
    if (!(top() instanceof Map<?, ?>) || keysAndValues.size() % 2 != 0) {
      throw errors.damaged("sets items of what is no dictionary");
    }
    @SuppressWarnings("unchecked") // keys are checked below
    Map<String, Object> map = (Map<String, Object>) top();
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      if (!(keysAndValues.get(i) instanceof String key)) {
        throw errors.refused("has a dictionary with a key that is no string");
      }
      map.put(key, keysAndValues.get(i + 1));
    }
  }

  private void recall(int index) throws InvalidModelException {
    if (!memo.containsKey(index)) {
      throw errors.damaged("recalls what it never stored");
    }
    stack.add(memo.get(index));
  }

  private void stackGlobal(List<Object> moduleAndName) throws InvalidModelException {
    if (moduleAndName.get(0) instanceof String module
        && moduleAndName.get(1) instanceof String name) {
      stack.add(globals.named(module, name));
    } else {
      throw errors.damaged("names a global by what is no string");
    }
  }

  private void call(List<Object> functionAndArguments) throws InvalidModelException {
    if (!(functionAndArguments.get(0) instanceof TensorGlobals.Function function)
        || !(functionAndArguments.get(1) instanceof Tuple arguments)) {
      throw errors.refused("calls what is no function that makes tensors");
    }
    stack.add(globals.call(function, arguments.items()));
  }

  /** A module's state_dict carries the versions of its layers as an attribute; nobody needs it. */
  private void ignoreAttributes(Object attributes) throws InvalidModelException {
    if (!(attributes instanceof Map<?, ?>) || !(top() instanceof Map<?, ?>)) {
      throw errors.refused("sets the state of what is no dictionary");
    }
  }

  private Object integer(byte[] littleEndian) {
    byte[] bigEndian = new byte[Math.max(1, littleEndian.length)]; // no bytes at all are a zero
    for (int i = 0; i < littleEndian.length; i++) {
      bigEndian[littleEndian.length - 1 - i] = littleEndian[i];
    }
    BigInteger integer = new BigInteger(bigEndian);
    return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
  }

  private Object top() throws InvalidModelException {
    checkDepth(1);
    return stack.get(stack.size() - 1);
  }

  private Object pop() throws InvalidModelException {
    checkDepth(1);
    return stack.remove(stack.size() - 1);
  }

  private List<Object> pop(int count) throws InvalidModelException {
    checkDepth(count);
    List<Object> last = stack.subList(stack.size() - count, stack.size());
    List<Object> popped = new ArrayList<>(last);
    last.clear();
    return popped;
  }

  private List<Object> popToMark() throws InvalidModelException {
    if (marks.isEmpty()) {
      throw errors.damaged("goes back to a mark that it never set");
    }
    int mark = marks.pop();
    List<Object> last = stack.subList(mark, stack.size());
    List<Object> popped = new ArrayList<>(last);
    last.clear();
    return popped;
  }

  private void checkDepth(int count) throws InvalidModelException {
    int bottom = marks.isEmpty() ? 0 : marks.peek();
    if (stack.size() - bottom < count) {
      throw errors.damaged("takes more from its stack than there is");
    }
  }

  private int unsignedByte() {
    return Byte.toUnsignedInt(pickle.get());
  }

  private byte[] bytes(long length) throws InvalidModelException {
    checkLength(length);
    byte[] bytes = new byte[(int) length];
    pickle.get(bytes);
    return bytes;
  }

  private String text(long length) throws InvalidModelException {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  private String line() {
    int begin = pickle.position();
    while (pickle.get() != '\n') {
      // the line goes on
    }
    byte[] line = new byte[pickle.position() - 1 - begin];
    pickle.get(begin, line);
    return new String(line, StandardCharsets.UTF_8);
  }

  private void checkLength(long length) throws InvalidModelException {
    if (length < 0 || length > pickle.remaining()) {
      throw errors.damaged(
          "states a length of %s bytes where %d are left"
              .formatted(Long.toUnsignedString(length), pickle.remaining()));
    }
  }
}
