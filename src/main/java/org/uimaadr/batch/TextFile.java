package org.uimaadr.batch;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.CASException;
import org.apache.uima.jcas.JCas;

/**
 * A plain text in UTF-8. The text of the CAS is the file's, except that a byte order mark at its
 * begin is not part of the text. Line ends stay as they are.
 */
record TextFile(String id, Path file) implements DocumentSource {

  private static final int CHUNK = 8192;
  private static final String LANGUAGE = "en";

  @Override
  public void readInto(CAS cas) throws IOException {
    try {
      JCas document = cas.getJCas();
      DocumentMetaData metadata = DocumentMetaData.create(document);
      metadata.setDocumentId(id);
      metadata.setDocumentUri(file.toUri().toString());
      document.setDocumentLanguage(LANGUAGE);
      document.setDocumentText(text());
    } catch (CASException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private String text() throws IOException {
    try {
      // Strict, and for ASCII without a second copy in memory.
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(notUtf8(Files.readAllBytes(file)), e);
    } catch (IOException e) {
      throw Unreadable.because(file, e);
    }
  }

  private String notUtf8(byte[] bytes) {
    int position = firstMalformed(bytes);
    int line = 1;
    for (int i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return "%s: not UTF-8 at byte %d (line %d); convert it, for example: iconv -f %s -t UTF-8"
        .formatted(file, position, line, startsAsUtf16(bytes) ? "UTF-16" : "WINDOWS-1252");
  }

  private static int firstMalformed(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer discarded = CharBuffer.allocate(CHUNK);
    while (decoder.decode(in, discarded, true).isOverflow()) {
      discarded.clear();
    }
    return in.position();
  }

  private static boolean startsAsUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
  }
}
