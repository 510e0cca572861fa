package org.uimaadr.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.uimaadr.torch.FloatTensor;

/** Lays tensors out as a safetensors file. */
final class SafetensorsWriter {

  private final WritableByteChannel channel;
  private final ByteBuffer chunk =
      ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

  SafetensorsWriter(WritableByteChannel channel) {
    this.channel = channel;
  }

  /** Appends the little-endian form of the value with an index to a buffer. */
  private interface Encoder {
    void put(ByteBuffer buffer, int index);
  }

  private record Section(
      String name, String dtype, int width, long[] shape, int values, Encoder encoder) {
    long bytes() {
      return (long) values * width;
    }
  }

  void write(Map<String, FloatTensor> tensors, Function<String, TensorStorage> storage)
      throws IOException {
    List<Section> sections = new ArrayList<>();
    tensors.forEach((name, tensor) -> addSections(name, tensor, storage.apply(name), sections));
    // Wide values first, so that each lies at a multiple of its width: readers map them in place.
    List<Section> layout = new ArrayList<>(sections);
    layout.sort(Comparator.comparingInt(Section::width).reversed());

    writeHeader(sections, layout);
    for (Section section : layout) {
      for (int i = 0; i < section.values(); i++) {
        if (chunk.remaining() < section.width()) {
          flush();
        }
        section.encoder().put(chunk, i);
      }
    }
    flush();
  }

  private void writeHeader(List<Section> sections, List<Section> layout) throws IOException {
    JsonObject header = new JsonObject();
    JsonObject metadata = new JsonObject();
    metadata.addProperty("format", "pt"); // transformers refuses a file without it
    header.add(SafetensorsHeader.METADATA, metadata);
    for (Section section : sections) {
      JsonObject entry = new JsonObject();
      entry.addProperty("dtype", section.dtype());
      entry.add("shape", array(section.shape()));
      header.add(section.name(), entry);
    }
    long begin = 0;
    for (Section section : layout) {
      long end = begin + section.bytes();
      header.getAsJsonObject(section.name()).add("data_offsets", array(begin, end));
      begin = end;
    }
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    int padding = -json.length & 7;
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + json.length + padding).order(ByteOrder.LITTLE_ENDIAN);
    bytes
        .putLong(json.length + padding)
        .put(json)
        .put(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
    writeFully(bytes.flip());
  }

  private static JsonArray array(long... numbers) {
    JsonArray array = new JsonArray();
    for (long number : numbers) {
      array.add(number);
    }
    return array;
  }

  private static void addSections(
      String name, FloatTensor tensor, TensorStorage storage, List<Section> sections) {
    float[] data = tensor.data();
    long[] shape = tensor.shape();
    switch (storage) {
      case F32 -> sections.add(f32(name, shape, data));
      case F16 -> {
        checkFitsF16(name, data);
        Encoder encoder = (buffer, i) -> buffer.putShort(HalfFloats.toF16(data[i]));
        sections.add(new Section(name, "F16", Short.BYTES, shape, data.length, encoder));
      }
      case BF16 -> {
        Encoder encoder = (buffer, i) -> buffer.putShort(HalfFloats.toBf16(data[i]));
        sections.add(new Section(name, "BF16", Short.BYTES, shape, data.length, encoder));
      }
      case INT8 -> {
        QuantizedRows rows = QuantizedRows.of(name, tensor);
        Encoder encoder = (buffer, i) -> buffer.put(rows.values()[i]);
        sections.add(new Section(name, "I8", Byte.BYTES, shape, data.length, encoder));
        float[] scales = rows.scales();
        sections.add(
            f32(name + SafetensorsReader.SCALE_SUFFIX, new long[] {scales.length}, scales));
      }
    }
  }

  private static Section f32(String name, long[] shape, float[] data) {
    Encoder encoder = (buffer, i) -> buffer.putFloat(data[i]);
    return new Section(name, "F32", Float.BYTES, shape, data.length, encoder);
  }

  private static void checkFitsF16(String name, float[] data) {
    for (float value : data) {
      if (Float.isFinite(value) && !Float.isFinite(HalfFloats.fromF16(HalfFloats.toF16(value)))) {
        throw new IllegalArgumentException(
            "Tensor " + name + " holds " + value + ", which F16 cannot store; use BF16 or F32");
      }
    }
  }

  private void flush() throws IOException {
    writeFully(chunk.flip());
    chunk.clear();
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
