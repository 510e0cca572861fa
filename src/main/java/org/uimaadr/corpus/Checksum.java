package org.uimaadr.corpus;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** CRC-32 of a text in UTF-8: small, the same everywhere, and no secret. */
final class Checksum {

  private Checksum() {}

  /** The checksum, 0 to 2^32 - 1. */
  static long of(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** The checksum as eight hexadecimal digits. */
  static String hex(String text) {
    return HexFormat.of().toHexDigits((int) of(text));
  }
}
