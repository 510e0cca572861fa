package org.uimaadr.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.uimaadr.torch.FloatTensor;

class SafetensorsTest {

  @TempDir Path folder;

  @Test
  void readsAFileWrittenByHand() throws IOException {
    String header =
        """
        {"__metadata__":{"format":"pt"},\
        "b":{"dtype":"F32","shape":[2,1],"data_offsets":[4,12]},\
        "a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},\
        "c":{"dtype":"BF16","shape":[],"data_offsets":[12,14]}}""";
    ByteBuffer data = ByteBuffer.allocate(14).order(ByteOrder.LITTLE_ENDIAN);
    data.putShort((short) 0x3c00).putShort((short) 0xc000);
    data.putFloat(0.1f).putFloat(-7).putShort((short) 0x4049);

    Map<String, FloatTensor> tensors = Safetensors.read(file(header, data.array()));

    assertThat(tensors.keySet()).containsExactly("b", "a", "c");
    assertThat(tensors.get("a").data()).containsExactly(1, -2);
    assertThat(tensors.get("b").data()).containsExactly(0.1f, -7);
    assertThat(tensors.get("b").shape()).containsExactly(2, 1);
    assertThat(tensors.get("c").data()).containsExactly(3.140625f);
    assertThat(tensors.get("c").shape()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TensorStorage.class)
  void whatIsWrittenIsReadWithinTheRoundingOfItsStorage(TensorStorage storage) throws IOException {
    Map<String, FloatTensor> tensors = randomTensors();
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, tensors, name -> storage);

    Map<String, FloatTensor> read = Safetensors.read(file);

    assertThat(read.keySet()).containsExactlyElementsOf(tensors.keySet());
    tensors.forEach(
        (name, tensor) -> {
          assertThat(read.get(name).shape()).isEqualTo(tensor.shape());
          assertThat(excessOfError(storage, tensor, read.get(name))).as(name).isNotPositive();
        });
  }

  /** By how much the worst value is off beyond half a step of its storage. */
  private static double excessOfError(
      TensorStorage storage, FloatTensor written, FloatTensor read) {
    float[] expected = written.data();
    int columns = written.shape().length == 2 ? (int) written.shape()[1] : 1;
    double excess = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < expected.length; i++) {
      float greatest = 0;
      for (int j = i - i % columns; j < i - i % columns + columns; j++) {
        greatest = Math.max(greatest, Math.abs(expected[j]));
      }
      double halfStep =
          switch (storage) {
            case F32 -> 0;
            case F16 -> Math.abs(expected[i]) / 2048 + 0x1p-25;
            case BF16 -> Math.abs(expected[i]) / 256;
            case INT8 -> greatest / 127 / 2 * 1.0001;
          };
      excess = Math.max(excess, Math.abs(read.data()[i] - expected[i]) - halfStep);
    }
    return excess;
  }

  @Test
  void aRowOfInt8KeepsZerosAndItsGreatestValue() throws IOException {
    Path file = folder.resolve("rows.safetensors");
    float[] data = {0, 0, 0, -254, 100, 1, 0.001f, 0.002f, 0};
    Map<String, FloatTensor> tensors = Map.of("w", new FloatTensor(new long[] {3, 3}, data));
    Safetensors.write(file, tensors, name -> TensorStorage.INT8);

    assertThat(Safetensors.read(file)).containsOnlyKeys("w");
    assertThat(Safetensors.read(file).get("w").data())
        .containsExactly(0, 0, 0, -254, 100, 0, 0.002f / 127 * 64, 0.002f, 0);
    assertThat(Files.readString(file, ISO_8859_1))
        .contains("\"w\":{\"dtype\":\"I8\",\"shape\":[3,3],\"data_offsets\":[12,21]}")
        .contains("\"w.scale\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}");
  }

  @Test
  void storesWhatF16AndInt8CannotHoldOnlyAsSomethingElse() {
    Map<String, FloatTensor> large =
        Map.of("w", new FloatTensor(new long[] {1}, new float[] {7e4f}));
    assertThatThrownBy(() -> write(large, TensorStorage.F16))
        .hasMessage("Tensor w holds 70000.0, which F16 cannot store; use BF16 or F32");
    Map<String, FloatTensor> nan =
        Map.of("w", new FloatTensor(new long[] {1}, new float[] {Float.NaN}));
    assertThatThrownBy(() -> write(nan, TensorStorage.INT8))
        .hasMessage("Tensor w holds NaN, which INT8 cannot store");
    Map<String, FloatTensor> scalar = Map.of("w", new FloatTensor(new long[0], new float[1]));
    assertThatThrownBy(() -> write(scalar, TensorStorage.INT8))
        .hasMessage("Tensor w is a scalar; store it as F32");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void skipsTensorsThatAreNotWantedWhateverTheirType() throws IOException {
    String header =
        """
        {"position_ids":{"dtype":"I64","shape":[1,1],"data_offsets":[0,8]},\
        "w":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""";
    Path file = file(header, new byte[] {7, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0x80, 0x3f});

    assertThat(Safetensors.read(file, "w"::equals).get("w").data()).containsExactly(1);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(file + ": tensor position_ids has the type I64; save it as F32, F16 or BF16");
  }

  @Test
  void readsAStreamAsItReadsAFile() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Safetensors.write(file, randomTensors(), name -> TensorStorage.F16);

    Map<String, FloatTensor> fromStream =
        Safetensors.read(new ByteArrayInputStream(Files.readAllBytes(file)), "bundle", n -> true);

    Safetensors.read(file)
        .forEach((name, t) -> assertThat(fromStream.get(name).data()).isEqualTo(t.data()));
  }

  @Test
  void aFileCutAnywhereIsTruncated() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Map<String, FloatTensor> tensors =
        Map.of("w", new FloatTensor(new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}));
    Safetensors.write(file, tensors, name -> TensorStorage.INT8);
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length++) {
      Path cut = Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(bytes, length));
      byte[] rest = Files.readAllBytes(cut);
      String found = "bytes, found " + length + "; download or copy it again";
      assertThatThrownBy(() -> Safetensors.read(cut))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageStartingWith(cut + ": truncated in ")
          .hasMessageEndingWith(found);
      assertThatThrownBy(() -> Safetensors.read(new ByteArrayInputStream(rest), "S", n -> true))
          .isInstanceOf(InvalidModelException.class)
          .hasMessageStartingWith("S: truncated in ")
          .hasMessageEndingWith(found);
    }
    Path longer = Files.write(folder.resolve("longer"), Arrays.copyOf(bytes, bytes.length + 1));
    assertThatThrownBy(() -> Safetensors.read(longer))
        .hasMessageContaining("goes on after its last tensor, at byte " + bytes.length);
  }

  @Test
  void aTruncatedTensorIsNamed() throws IOException {
    Path file =
        file("{\"w\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}", new byte[15]);
    assertThatThrownBy(() -> Safetensors.read(file))
        .hasMessage(
            file
                + ": truncated in tensor w: expected 79 bytes, found 78; download or copy it again");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[1]                                                    | its header is not a JSON object",
        "{'w':{'dtype':'F32'                                    | its header is not a JSON object",
        "{} {}                                                  | its header is not a JSON object",
        "{'w':3}                                                | tensor w has no readable dtype",
        "{'w':{'dtype':'F32','shape':[1]}}                      | tensor w has no readable dtype",
        "{'w':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}} | tensor w has no readable dtype",
        "{'w':{'dtype':'F32','shape':[1],'data_offsets':[4]}}   | tensor w has data_offsets that",
        "{'w':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}} | tensor w has data_offsets that",
        "{'w':{'dtype':'F4','shape':[8],'data_offsets':[0,4]}}  | tensor w has the unknown type F4",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | tensor w has a shape that does",
        "{'w':{'dtype':'F32','shape':[9999999999,9999999999],'data_offsets':[0,4]}} | tensor w has a shape beyond",
        "{'w':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | tensor w begins at byte 4 of the data, where byte 0",
        "{'v':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'w':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}} | tensor w begins at byte 2 of the data, where byte 4",
        "{'w':{'dtype':'I8','shape':[4],'data_offsets':[0,4]}}  | tensor w has the type I8 without one scale per row in w.scale",
      })
  void aHeaderThatDoesNotHoldIsRejected(String header, String problem) throws IOException {
    Path file = file(header.replace('\'', '"'), new byte[4]);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": " + problem);
  }

  @Test
  void recognisesWhatIsNoSafetensorsFile() throws IOException {
    Path pointer = Files.writeString(folder.resolve("a"), "version https://git-lfs.github.com/");
    assertThatThrownBy(() -> Safetensors.read(pointer)).hasMessageContaining("Git LFS pointer");
    Path page = Files.writeString(folder.resolve("b"), "<!DOCTYPE html><html>");
    assertThatThrownBy(() -> Safetensors.read(page)).hasMessageContaining("not a safetensors file");
  }

  @Test
  void readsATensorBeyondTwoGigabytesOfFile() throws IOException {
    long gap = 3L << 30;
    String header =
        "{\"gap\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]},\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}}"
            .formatted(gap, gap, gap, gap + 4);
    Path file = file(header, new byte[0]);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, 1);
      channel.write(one, channel.size() + gap); // sparse: the gap takes no space
    }
    assertThat(Safetensors.read(file, "w"::equals).get("w").data()).containsExactly(1);
  }

  @Test
  void alignsEveryTensorForReadersThatMapThem() throws IOException {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    tensors.put("odd", new FloatTensor(new long[] {1, 3}, new float[] {1, 2, 3}));
    tensors.put("wide", new FloatTensor(new long[] {1}, new float[] {4}));
    Path file = folder.resolve("aligned");
    Safetensors.write(file, tensors, n -> n.equals("odd") ? TensorStorage.INT8 : TensorStorage.F32);

    byte[] bytes = Files.readAllBytes(file);
    int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    byte[] header = Arrays.copyOfRange(bytes, 8, 8 + length);
    assertThat(length % 8).isZero();
    assertThat(SafetensorsHeader.parse(header, "").entries())
        .allSatisfy(entry -> assertThat(entry.begin() % entry.width()).isZero());
  }

  private void write(Map<String, FloatTensor> tensors, TensorStorage storage) throws IOException {
    Safetensors.write(folder.resolve("model.safetensors"), tensors, name -> storage);
  }

  private Path file(String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json).put(data);
    return Files.write(folder.resolve("hand.safetensors"), bytes.array());
  }

  private static Map<String, FloatTensor> randomTensors() {
    Random random = new Random(1);
    List<String> names = new ArrayList<>(List.of("z", "m", "a"));
    Collections.shuffle(names, random);
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    for (String name : names) {
      int rows = random.nextInt(5) + 1;
      int columns = random.nextInt(300) + 1;
      tensors.put(
          name, new FloatTensor(new long[] {rows, columns}, gaussian(random, rows * columns)));
    }
    tensors.put("large", new FloatTensor(new long[] {3000, 101}, gaussian(random, 3000 * 101)));
    tensors.put("vector", new FloatTensor(new long[] {7}, gaussian(random, 7)));
    tensors.put("none", new FloatTensor(new long[] {0, 3}, new float[0]));
    return tensors;
  }

  private static float[] gaussian(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
