package org.uimaadr.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The table of contents of a safetensors file, checked: shapes match the stored bytes, and the
 * tensors cover the data section without gap or overlap.
 *
 * @param entries the tensors in the order of the header
 * @param dataBytes length of the data section
 */
record SafetensorsHeader(List<Entry> entries, long dataBytes) {

  static final String METADATA = "__metadata__";

  /** Bytes of a value by the format's name of its type. */
  private static final Map<String, Integer> WIDTHS =
      Map.ofEntries(
          Map.entry("BOOL", 1),
          Map.entry("U8", 1),
          Map.entry("I8", 1),
          Map.entry("F8_E4M3", 1),
          Map.entry("F8_E5M2", 1),
          Map.entry("U16", 2),
          Map.entry("I16", 2),
          Map.entry("F16", 2),
          Map.entry("BF16", 2),
          Map.entry("U32", 4),
          Map.entry("I32", 4),
          Map.entry("F32", 4),
          Map.entry("U64", 8),
          Map.entry("I64", 8),
          Map.entry("F64", 8));

  /**
   * One tensor of the file.
   *
   * @param name its name
   * @param dtype the format's name of the stored type, such as {@code F16}
   * @param shape sizes of the dimensions
   * @param width bytes of a value
   * @param begin offset of its first byte in the data section
   * @param end offset after its last byte
   */
  record Entry(String name, String dtype, long[] shape, int width, long begin, long end) {

    /** Length in the file. */
    long bytes() {
      return end - begin;
    }

    /** Number of values. */
    long values() {
      return bytes() / width;
    }
  }

  /** The entries in the order in which their bytes lie in the file. */
  List<Entry> entriesByOffset() {
    return byOffset(entries);
  }

  /**
   * Parses and checks a header.
   *
   * @param json the header's bytes, padded with spaces or not
   * @param file how errors name the file
   */
  static SafetensorsHeader parse(byte[] json, String file) throws InvalidModelException {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonElement> member :
        StrictJson.object(json, file, "its header").entrySet()) {
      if (!member.getKey().equals(METADATA)) {
        entries.add(entry(member.getKey(), member.getValue(), file));
      }
    }
    return new SafetensorsHeader(List.copyOf(entries), checkedLength(entries, file));
  }

  private static Entry entry(String name, JsonElement json, String file)
      throws InvalidModelException {
    String dtype;
    long[] shape;
    long[] offsets;
    try {
      JsonObject fields = json.getAsJsonObject();
      dtype = fields.get("dtype").getAsString();
      shape = naturals(fields.getAsJsonArray("shape"));
      offsets = naturals(fields.getAsJsonArray("data_offsets"));
    } catch (IllegalStateException
        | UnsupportedOperationException
        | ClassCastException
        | NullPointerException
        | ArithmeticException
        | NumberFormatException e) {
      throw damaged(file, name, "has no readable dtype, shape and data_offsets");
    }
    if (offsets.length != 2 || offsets[0] > offsets[1]) {
      throw damaged(file, name, "has data_offsets that are not a range");
    }
    Integer width = WIDTHS.get(dtype);
    if (width == null) {
      throw new InvalidModelException(
          file,
          "tensor " + name + " has the unknown type " + dtype + "; save it as F32, F16 or BF16");
    }
    try {
      if (Math.multiplyExact(product(shape), width) != offsets[1] - offsets[0]) {
        throw damaged(file, name, "has a shape that does not match its bytes");
      }
    } catch (ArithmeticException e) {
      throw damaged(file, name, "has a shape beyond all bounds");
    }
    return new Entry(name, dtype, shape, width, offsets[0], offsets[1]);
  }

  private static long checkedLength(List<Entry> entries, String file) throws InvalidModelException {
    long position = 0;
    for (Entry entry : byOffset(entries)) {
      if (entry.begin() != position) {
        String problem = "begins at byte %d of the data, where byte %d is the next to come";
        throw damaged(file, entry.name(), problem.formatted(entry.begin(), position));
      }
      position = entry.end();
    }
    return position;
  }

  private static List<Entry> byOffset(List<Entry> entries) {
    return entries.stream()
        .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
        .toList();
  }

  private static long[] naturals(JsonArray array) {
    long[] numbers = new long[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).getAsBigDecimal().longValueExact();
      if (numbers[i] < 0) {
        throw new ArithmeticException("negative");
      }
    }
    return numbers;
  }

  private static long product(long[] shape) {
    long product = 1;
    for (long dimension : shape) {
      product = Math.multiplyExact(product, dimension);
    }
    return product;
  }

  private static InvalidModelException damaged(String file, String tensor, String problem) {
    return new InvalidModelException(
        file, "tensor " + tensor + " " + problem + "; " + StrictJson.FIX);
  }
}
