package org.uimaadr.cli.report;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What is drawn on it becomes an {@code svg} element of an HTML page. */
final class SvgDrawing {

  private static final String SVG = "http://www.w3.org/2000/svg";

  /** Of coordinates: a hundredth of a pixel is not seen. */
  private static final int DECIMALS = 2;

  private final String id;
  private final int width;
  private final int height;
  private final SVGGraphics2D graphics;

  /**
   * An empty drawing.
   *
   * @param id unique on the page; all ids in the drawing begin with it
   */
  SvgDrawing(String id, int width, int height) {
    this.id = id;
    this.width = width;
    this.height = height;
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setComment(null);
    context.setPrecision(DECIMALS);
    context.setIDGenerator(
        new SVGIDGenerator() {
          @Override
          public String generateID(String prefix) {
            return id + "-" + super.generateID(prefix);
          }
        });
    graphics = new SVGGraphics2D(context, true);
    graphics.setSVGCanvasSize(new Dimension(width, height));
  }

  Graphics2D graphics() {
    return graphics;
  }

  /** The element, with title and description, which screen readers read instead of the shapes. */
  String toSvg(String title, String description) {
    Element svg = graphics.getRoot();
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    svg.setAttribute("viewBox", "0 0 %d %d".formatted(width, height));
    svg.setAttribute("role", "img");
    dropSharedDefinitions(svg);
    svg.setAttribute("aria-labelledby", id + "-title " + id + "-desc");
    svg.insertBefore(text(svg, "desc", description), svg.getFirstChild());
    svg.insertBefore(text(svg, "title", title), svg.getFirstChild());
    String written = write(svg);
    for (PlotColour colour : PlotColour.values()) {
      written = written.replace("\"" + colour.written() + "\"", "\"" + colour.variable() + "\"");
    }
    return written;
  }

  /** Empty, but with the same id in every drawing. */
  private static void dropSharedDefinitions(Element svg) {
    NodeList definitions = svg.getElementsByTagName("defs");
    for (int i = definitions.getLength() - 1; i >= 0; i--) {
      Node definition = definitions.item(i);
      if (!definition.hasChildNodes()) {
        definition.getParentNode().removeChild(definition);
      }
    }
  }

  private Element text(Element svg, String name, String text) {
    Element element = svg.getOwnerDocument().createElementNS(SVG, name);
    element.setAttribute("id", id + "-" + name);
    element.setTextContent(text);
    return element;
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String write(Element svg) {
    try {
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      transformer.transform(new DOMSource(svg), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }
}
