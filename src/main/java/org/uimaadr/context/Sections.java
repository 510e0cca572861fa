package org.uimaadr.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;

/**
 * The sections of a note: cTAKES' segments if the CAS has any that a sectionizer named; else those
 * that DKPro's headings or named divisions open; else those of the headers that stand in the text.
 * Types are found by name, so that neither type system has to be on the class path. Immutable and
 * thread-safe.
 */
public final class Sections {

  /** Apache cTAKES' type of sections. */
  public static final String CTAKES_SEGMENT = "org.apache.ctakes.typesystem.type.textspan.Segment";

  /** DKPro Core's type of headings. */
  public static final String DKPRO_HEADING =
      "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Heading";

  /** DKPro Core's type of divisions; headings and paragraphs are sub-types of it. */
  public static final String DKPRO_DIVISION =
      "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Div";

  /** What cTAKES calls the whole of a note that has no sections. */
  private static final String NO_SECTION = "SIMPLE_SEGMENT";

  private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final SectionHeaders headers;
  private final HeaderFinder finder;

  /** Sections by the headers of this library. */
  public Sections() {
    this(SectionHeaders.bundled());
  }

  /** Sections by the given headers. */
  public Sections(SectionHeaders headers) {
    this.headers = headers;
    finder = new HeaderFinder(headers);
  }

  /**
   * The sections of a view.
   *
   * @return in the order of the text; what stands in no known section is in none of them
   */
  public List<Section> of(CAS cas) {
    String text = cas.getDocumentText();
    if (text == null) {
      return List.of();
    }
    return Stream.of(segments(cas), headings(cas), divisions(cas))
        .filter(sections -> !sections.isEmpty())
        .findFirst()
        .orElseGet(() -> of(text));
  }

  /** The sections that the headers in a text open. */
  public List<Section> of(String text) {
    return finder.sections(text);
  }

  private List<Section> segments(CAS cas) {
    List<Section> sections = new ArrayList<>();
    for (AnnotationFS segment : annotations(cas, CTAKES_SEGMENT)) {
      List<String> names =
          Stream.of("preferredText", "id")
              .map(name -> value(segment, name))
              .flatMap(Optional::stream)
              .toList();
      if (names.isEmpty() || names.contains(NO_SECTION)) {
        continue;
      }
      SectionHeaders.Kind kind =
          names.stream()
              .map(headers::find)
              .flatMap(Optional::stream)
              .findFirst()
              .orElseGet(
                  () -> new SectionHeaders.Kind(canonical(names.get(0)), SectionImplication.NONE));
      sections.add(section(kind, segment.getBegin(), segment.getEnd()));
    }
    return sections;
  }

  private static String canonical(String name) {
    return NO_NAME.matcher(name.strip().toUpperCase(Locale.ROOT)).replaceAll("_");
  }

  private List<Section> headings(CAS cas) {
    List<Section> sections = new ArrayList<>();
    List<AnnotationFS> headings = annotations(cas, DKPRO_HEADING);
    for (int i = 0; i < headings.size(); i++) {
      int begin = headings.get(i).getBegin();
      boolean last = i + 1 == headings.size();
      int end = last ? cas.getDocumentText().length() : headings.get(i + 1).getBegin();
      headers
          .find(headings.get(i).getCoveredText())
          .ifPresent(kind -> sections.add(section(kind, begin, end)));
    }
    return sections;
  }

  private List<Section> divisions(CAS cas) {
    List<Section> sections = new ArrayList<>();
    for (AnnotationFS division : annotations(cas, DKPRO_DIVISION)) {
      value(division, "divType")
          .flatMap(headers::find)
          .ifPresent(kind -> sections.add(section(kind, division.getBegin(), division.getEnd())));
    }
    return sections;
  }

  private static Section section(SectionHeaders.Kind kind, int begin, int end) {
    return new Section(kind.name(), kind.implication(), begin, end);
  }

  private static List<AnnotationFS> annotations(CAS cas, String typeName) {
    Type type = cas.getTypeSystem().getType(typeName);
    List<AnnotationFS> annotations = new ArrayList<>();
    if (type != null) {
      cas.getAnnotationIndex(type).forEach(annotations::add);
    }
    return annotations;
  }

  private static Optional<String> value(AnnotationFS annotation, String name) {
    Feature feature = annotation.getType().getFeatureByBaseName(name);
    return Optional.ofNullable(feature)
        .map(annotation::getStringValue)
        .filter(value -> !value.isBlank());
  }
}
