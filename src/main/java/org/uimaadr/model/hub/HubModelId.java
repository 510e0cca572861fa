package org.uimaadr.model.hub;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model of the hub, written {@code owner/name} or {@code owner/name@revision}.
 *
 * @param owner the user or organisation
 * @param name of the model
 * @param revision branch, tag or commit
 */
record HubModelId(String owner, String name, String revision) {

  /** The branch that is meant where no revision is given. */
  static final String MAIN = "main";

  private static final String PART = "\\w(?:[\\w.-]{0,94}\\w)?";

  /** A part of a git reference: no dot at its start, so that no path leads out of the cache. */
  private static final String STEP = "[\\w+-][\\w.+-]*";

  private static final Pattern ID =
      Pattern.compile("(%1$s)/(%1$s)(?:@(%2$s(?:/%2$s)*))?".formatted(PART, STEP));

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  /** Reads an id; nothing if the text is none. */
  static Optional<HubModelId> parse(String text) {
    Matcher id = ID.matcher(text);
    // "--" parts the names in the cache; the hub allows neither in an id.
    if (!id.matches()
        || (id.group(1) + "/" + id.group(2)).matches(".*(--|\\.\\.).*")
        || id.group(2).endsWith(".git")) {
      return Optional.empty();
    }
    String revision = id.group(3) == null ? MAIN : id.group(3);
    return Optional.of(new HubModelId(id.group(1), id.group(2), revision));
  }

  /** Whether a text names one commit, which never changes. */
  static boolean isCommit(String revision) {
    return COMMIT.matcher(revision).matches();
  }

  /** The same model at another revision. */
  HubModelId at(String otherRevision) {
    return new HubModelId(owner, name, otherRevision);
  }

  /** {@code owner/name}. */
  String model() {
    return owner + "/" + name;
  }

  /** {@code owner/name@revision}. */
  @Override
  public String toString() {
    return model() + "@" + revision;
  }
}
