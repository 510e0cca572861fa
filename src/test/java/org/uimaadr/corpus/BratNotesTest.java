package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

class BratNotesTest {

  @TempDir private Path folder;

  @Test
  void readsMentionsAndRelations() throws IOException {
    write(
        "Rash from penicillin.",
        "T1\tREACTION 0 4\tRash\nT2\tDRUG 10 20\tpenicillin\nR1\tDRUG_REACTION Arg1:T2 Arg2:T1\n");
    CorpusSentence note = BratNotes.read(folder).get(0);
    TypedSpan rash = new TypedSpan(MentionType.REACTION, 0, 4);
    TypedSpan penicillin = new TypedSpan(MentionType.DRUG, 10, 20);
    assertThat(note.id()).isEqualTo("note");
    assertThat(note.adr()).isTrue();
    assertThat(note.mentions()).containsExactly(rash, penicillin);
    assertThat(note.relations()).containsExactly(new CorpusRelation(penicillin, rash));
  }

  @Test
  void aNoteWithoutReactionIsNegative() throws IOException {
    write("Takes aspirin.", "T1\tDRUG 6 13\taspirin\n");
    assertThat(BratNotes.read(folder).get(0).adr()).isFalse();
  }

  @Test
  void aMentionMayRunOverALineBreak() throws IOException {
    write("blurred\r\n  vision", "T1\tREACTION 0 7;11 17\tblurred vision\n");
    assertThat(BratNotes.read(folder).get(0).mentions())
        .containsExactly(new TypedSpan(MentionType.REACTION, 0, 17));
  }

  @Test
  void theNotesOfTheProjectCanBeRead() throws IOException {
    assertThat(BratNotes.read(Path.of("testdata/notes"))).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void offsetsThatDoNotFitTheTextAreNamedByFileAndLine() throws IOException {
    write("Rash from penicillin.", "T1\tREACTION 0 4\tRash\nT2\tDRUG 9 19\tpenicillin\n");
    assertThatThrownBy(() -> BratNotes.read(folder))
        .hasMessageContaining("note.ann:2")
        .hasMessageContaining("says \"penicillin\" where the note has \" penicilli\"");
  }

  @Test
  void aLineOfAnotherKindIsNamed() throws IOException {
    write("Rash.", "E1\tsomething else\n");
    assertThatThrownBy(() -> BratNotes.read(folder))
        .hasMessageContaining("note.ann:1")
        .hasMessageContaining("neither a mention nor a relation");
  }

  @Test
  void anEmptyFolderIsNamed() {
    assertThatThrownBy(() -> BratNotes.read(folder)).hasMessageContaining("holds no note");
  }

  @Test
  void aNoteWithoutAnnotationsIsNamed() throws IOException {
    Files.writeString(folder.resolve("note.txt"), "Rash.");
    assertThatThrownBy(() -> BratNotes.read(folder))
        .hasMessageContaining("note.ann: a note has no annotations");
  }

  @Test
  void aNoteThatIsNotUtf8IsNamed() throws IOException {
    write("", "");
    Files.write(folder.resolve("note.txt"), new byte[] {(byte) 0xE9});
    assertThatThrownBy(() -> BratNotes.read(folder)).hasMessageContaining("note.txt: not UTF-8");
  }

  private void write(String text, String annotations) throws IOException {
    Files.writeString(folder.resolve("note.txt"), text);
    Files.writeString(folder.resolve("note.ann"), annotations);
  }
}
