package org.uimaadr.corpus;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says what of somebody's annotations cannot be learnt: of each kind the first ones one by one, and
 * how many there are in all.
 */
public final class LeftOut {

  private static final int LISTED = 20;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final Consumer<String> say;

  /**
   * With nothing to say yet.
   *
   * @param say takes each message
   */
  public LeftOut(Consumer<String> say) {
    this.say = say;
  }

  /**
   * Says one.
   *
   * @param place file, and what is known of the place in it
   * @param what the annotation
   * @param kind what is wrong with it and what was done, as the end of a sentence
   */
  void tell(String place, String what, String kind) {
    if (numbers.merge(kind, 1, Integer::sum) <= LISTED) {
      say.accept(place + ": " + what + " " + kind);
    }
  }

  /** Says how many there were in all, and forgets them. */
  public void tellNumbers() {
    numbers.forEach(
        (kind, number) -> {
          if (number > 1) {
            say.accept(number + " in all, of which each " + kind);
          }
        });
    numbers.clear();
  }
}
