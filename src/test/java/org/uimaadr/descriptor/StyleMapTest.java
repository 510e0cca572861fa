package org.uimaadr.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.tools.stylemap.ColorParser;
import org.apache.uima.tools.stylemap.StyleMapEntry;
import org.apache.uima.tools.stylemap.StyleMapXmlParser;
import org.apache.uima.tools.util.htmlview.AnnotationViewGenerator;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The style map, as the UIMA Annotation Viewer reads it; no display is needed for that. */
class StyleMapTest {

  private static final Path STYLE_MAP = Path.of("descriptors/AdrStyleMap.xml");

  /** Where the viewer looks for the style map of {@link #STYLE_MAP}'s name. */
  private static final Path TYPES_OF_THE_VIEWER = Path.of("descriptors/Adr.xml");

  @Test
  void reactionsDrugsAndDosesHaveColoursOfTheirOwn() throws Exception {
    Map<String, StyleMapEntry> styles = styles();
    assertThat(styles.get("org.uimaadr.type.Reaction").getBackground())
        .isEqualTo(new Color(0xFA8072));
    assertThat(styles.get("org.uimaadr.type.Drug").getBackground()).isEqualTo(new Color(0xADD8E6));
    assertThat(styles.get("org.uimaadr.type.Dose").getBackground()).isEqualTo(new Color(0x90EE90));
    assertThat(styles.values()).extracting(StyleMapEntry::getBackground).doesNotHaveDuplicates();
  }

  @Test
  void theyShowAtOnceAndWhatCoversThemDoesNot() throws Exception {
    assertThat(styles().values())
        .filteredOn(StyleMapEntry::getChecked)
        .extracting(StyleMapEntry::getLabel)
        .containsExactly("Reaction", "Drug", "Dose");
  }

  @Test
  void eachPatternIsATypeOfTheViewersTypeSystem() throws Exception {
    TypeSystemDescription description =
        UIMAFramework.getXMLParser()
            .parseTypeSystemDescription(new XMLInputSource(TYPES_OF_THE_VIEWER.toFile()));
    TypeSystem types = CasCreationUtils.createCas(description, null, null).getTypeSystem();
    assertThat(styles().keySet()).allSatisfy(name -> assertThat(types.getType(name)).isNotNull());
  }

  @Test
  void theViewersHtmlPageIsMadeFromIt(@TempDir Path folder) throws Exception {
    new AnnotationViewGenerator(folder.toFile()).processStyleMap(STYLE_MAP.toFile());
    assertThat(folder.resolve("annotations.css")).content().contains("salmon", "lightblue");
  }

  private static Map<String, StyleMapEntry> styles() throws Exception {
    StyleMapXmlParser parsed = new StyleMapXmlParser(Files.readString(STYLE_MAP));
    Map<String, StyleMapEntry> styles = new LinkedHashMap<>();
    for (int i = 0; i < parsed.annotType.size(); i++) {
      String type = (String) parsed.annotType.get(i);
      styles.put(
          type,
          new ColorParser()
              .parseAndAssignColors(
                  type,
                  (String) parsed.featureValue.get(i),
                  (String) parsed.styleLabel.get(i),
                  (String) parsed.styleColor.get(i)));
    }
    return styles;
  }
}
