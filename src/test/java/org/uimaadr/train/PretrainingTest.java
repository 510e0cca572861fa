package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.corpus.UnlabelledText;
import org.uimaadr.model.PretrainedCheckpoint;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.Precision;

/** Pretraining of the tiny checkpoint on a few sentences. */
class PretrainingTest {

  private static final String CHECKPOINT = "src/test/resources/org/uimaadr/tiny";
  private static final int STEPS = 60;

  @TempDir private Path folder;

  @Test
  void whatIsHiddenInTextThatIsHeldOutIsToldBetterAndBetter() throws IOException {
    Listener listener = new Listener(STEPS);

    run("whole", false, listener);

    assertThat(listener.heldOut).hasSize(2);
    assertThat(listener.heldOut.get(1)).isLessThan(0.5 * listener.heldOut.get(0));
  }

  @Test
  void oneThatBreaksOffEndsWithTheWeightsOfOneThatDoesNot() throws IOException {
    Map<String, FloatTensor> whole = run("whole", false, new Listener(STEPS));
    assertThatThrownBy(() -> run("broken", false, new Listener(20)))
        .hasMessage("pulled the plug at step 20");

    Listener listener = new Listener(STEPS);
    Map<String, FloatTensor> resumed = run("broken", true, listener);

    assertThat(listener.first).isEqualTo(15);
    whole.forEach(
        (name, tensor) -> assertThat(resumed.get(name).data()).as(name).isEqualTo(tensor.data()));
  }

  @Test
  void theHeadOfAnEarlierPretrainingIsTakenOver() throws IOException {
    BaseModel base = BaseModel.open(CHECKPOINT, new LoggingListener());
    Map<String, FloatTensor> learnt = run("first", false, new Listener(STEPS));
    Path first = folder.resolve("checkpoint");
    PretrainedCheckpoint.write(first, base.config(), base.tokenizer(), learnt, new JsonObject());
    Listener listener = new Listener(1);

    assertThatThrownBy(() -> run(first.toString(), text(), "second", false, listener))
        .hasMessageContaining("plug");

    assertThat(listener.heldOut.get(0)).isLessThan(3);
  }

  @Test
  void anotherTextIsNotGoneOnWith() {
    assertThatThrownBy(() -> run("broken", false, new Listener(20))).hasMessageContaining("plug");
    UnlabelledText other = new UnlabelledText(text().training().subList(1, 300), List.of());

    assertThatThrownBy(() -> run(CHECKPOINT, other, "broken", true, new Listener(STEPS)))
        .hasMessageContaining("text was 400 documents")
        .hasMessageContaining("is now 299 documents");
  }

  private Map<String, FloatTensor> run(String name, boolean resume, Listener listener)
      throws IOException {
    return run(CHECKPOINT, text(), name, resume, listener);
  }

  private Map<String, FloatTensor> run(
      String base, UnlabelledText text, String name, boolean resume, Listener listener)
      throws IOException {
    PretrainingOptions options =
        new PretrainingOptions(
            STEPS,
            16,
            62,
            0.15,
            new Optimization(3e-3, 0.06, 1, 0.01, 1),
            0.1,
            42,
            DeviceKind.CPU,
            Precision.FP32);
    Checkpointing checkpointing = new Checkpointing(folder.resolve(name), 7, resume);
    return new Pretraining(options, checkpointing, listener)
        .run(BaseModel.open(base, listener), text);
  }

  private static UnlabelledText text() {
    return new UnlabelledText(
        IntStream.range(0, 400)
            .mapToObj(i -> "Case " + i + ": severe rash developed after taking penicillin daily.")
            .toList(),
        List.of("Case 400: severe rash developed after taking penicillin daily."));
  }

  /** Remembers losses, and pulls the plug after a step. */
  private static final class Listener implements PretrainingListener {
    private final List<Double> heldOut = new ArrayList<>();
    private final int plug;
    private int first;

    private Listener(int plug) {
      this.plug = plug;
    }

    @Override
    public void onDownload(String file, long bytes, long total) {
      throw new AssertionError("Nothing is to be downloaded");
    }

    @Override
    public void onStart(UnlabelledText text) {
      assertThat(heldOut).isEmpty();
    }

    @Override
    public void onStep(int step, int steps, double loss, double tokensPerSecond) {
      first = first == 0 ? step : first;
      if (step == plug && plug < steps) {
        throw new IllegalStateException("pulled the plug at step " + plug);
      }
    }

    @Override
    public void onDevelopment(int step, double loss) {
      heldOut.add(loss);
    }
  }
}
