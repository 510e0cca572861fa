package org.uimaadr.report;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Replaces each UTF-16 unit that XML 1.0 cannot hold (most control characters, lone surrogates,
 * U+FFFE and U+FFFF) by U+FFFD, so that every other unit keeps its offset.
 *
 * <p>Characters: <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, production 2</a>.
 */
final class XmlCharacterFilter extends XMLFilterImpl {

  private static final char REPLACEMENT = '\uFFFD';

  private int replaced;

  XmlCharacterFilter(ContentHandler next) {
    setContentHandler(next);
  }

  /** Number of units replaced so far. */
  int replaced() {
    return replaced;
  }

  @Override
  public void startElement(String uri, String localName, String name, Attributes attributes)
      throws SAXException {
    AttributesImpl cleaned = new AttributesImpl(attributes);
    for (int i = 0; i < cleaned.getLength(); i++) {
      cleaned.setValue(i, clean(cleaned.getValue(i)));
    }
    super.startElement(uri, localName, name, cleaned);
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    String cleaned = clean(new String(text, start, length));
    super.characters(cleaned.toCharArray(), 0, length);
  }

  /** The value itself if nothing has to be replaced: documents can be long. */
  private String clean(String value) {
    StringBuilder cleaned = null;
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      if (Character.isSurrogatePair(unit, i + 1 < value.length() ? value.charAt(i + 1) : ' ')) {
        i++;
      } else if (!isXml(unit)) {
        cleaned = cleaned == null ? new StringBuilder(value) : cleaned;
        cleaned.setCharAt(i, REPLACEMENT);
        replaced++;
      }
    }
    return cleaned == null ? value : cleaned.toString();
  }

  private static boolean isXml(char unit) {
    return unit == '\t'
        || unit == '\n'
        || unit == '\r'
        || (unit >= ' ' && !Character.isSurrogate(unit) && unit <= REPLACEMENT);
  }
}
