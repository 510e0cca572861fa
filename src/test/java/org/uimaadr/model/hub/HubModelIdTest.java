package org.uimaadr.model.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubModelIdTest {

  @ParameterizedTest
  @CsvSource({
    "BAAI/bge-small-en-v1.5, BAAI, bge-small-en-v1.5, main",
    "a/b, a, b, main",
    "acme/tiny@v2.0, acme, tiny, v2.0",
    "acme/tiny@refs/pr/1, acme, tiny, refs/pr/1",
    "acme/tiny@0123456789012345678901234567890123456789, acme, tiny, 0123456789012345678901234567890123456789",
  })
  void anIdHasAnOwnerANameAndMaybeARevision(
      String text, String owner, String name, String revision) {
    assertThat(HubModelId.parse(text)).contains(new HubModelId(owner, name, revision));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bert",
        "/models/bert",
        "./models/bert",
        "../bert",
        "a/b/c",
        "a/b/",
        "a/.b",
        "a/b.",
        "a/b--c",
        "a/b..c",
        "a/b.git",
        "a b/c",
        "a\\b/c",
        "a/b@",
        "a/b@..",
        "a/b@x/../y",
        "a/b@/x",
        "a/b@x//y",
        "C:/models"
      })
  void pathsAndOtherTextsAreNone(String text) {
    assertThat(HubModelId.parse(text)).isEmpty();
  }

  /** Whatever somebody types, files are written below the model's own folder. */
  @Property
  void noIdLeadsOutOfTheCache(
      @ForAll
          @StringLength(max = 12)
          @Chars({'.', '/', '-', '_', '@'})
          @CharRange(from = 'a', to = 'c')
          String text) {
    Path refs = Path.of("/cache/models--a--b/refs");
    Optional<Path> ref = HubModelId.parse("a/b@" + text).map(id -> refs.resolve(id.revision()));

    assertThat(ref.map(Path::normalize))
        .matches(path -> path.isEmpty() || path.get().startsWith(refs) && !path.get().equals(refs));
  }
}
