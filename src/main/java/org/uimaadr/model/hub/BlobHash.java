package org.uimaadr.model.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash that a file of the hub is named by: a large one, kept by Git LFS, by its SHA-256; a
 * small one, kept by git, by the SHA-1 of git's blob object. The length tells which.
 */
final class BlobHash {

  private BlobHash() {}

  /** Whether an etag is a hash, so that a file can be checked against it. */
  static boolean isHash(String etag) {
    return etag.matches("[0-9a-f]{40}|[0-9a-f]{64}");
  }

  /** Hash of a file of the kind that the etag is. */
  static String of(Path file, String etag) throws IOException {
    MessageDigest digest = digest(etag.length() == 40 ? "SHA-1" : "SHA-256");
    if (etag.length() == 40) {
      digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
    }
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has " + algorithm, e);
    }
  }
}
