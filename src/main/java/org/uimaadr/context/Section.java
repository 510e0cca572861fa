package org.uimaadr.context;

import java.util.List;
import java.util.Optional;

/**
 * A section of a note.
 *
 * @param name its canonical name, such as FAMILY_HISTORY
 * @param implication what it says of all reactions in it
 * @param begin offset of its header, or of its first UTF-16 unit if that stands elsewhere
 * @param end offset after its last UTF-16 unit
 */
public record Section(String name, SectionImplication implication, int begin, int end) {

  /** The section that holds an offset, of sections in the order of the text. */
  static Optional<Section> at(List<Section> sections, int offset) {
    int low = 0;
    int high = sections.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sections.get(middle).begin() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && offset < sections.get(low - 1).end()
        ? Optional.of(sections.get(low - 1))
        : Optional.empty();
  }
}
