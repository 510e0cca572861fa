package org.uimaadr.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in lower-case hexadecimal. */
final class Sha256 {

  private Sha256() {}

  static String of(byte[] bytes) {
    MessageDigest digest = newDigest();
    digest.update(bytes);
    return hex(digest);
  }

  static String of(Path file) throws IOException {
    try (DigestInputStream in = digesting(Files.newInputStream(file))) {
      in.transferTo(OutputStream.nullOutputStream());
      return hex(in.getMessageDigest());
    }
  }

  /** A stream that digests what is read from it. */
  static DigestInputStream digesting(InputStream in) {
    return new DigestInputStream(in, newDigest());
  }

  /** Completes a digest. */
  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
