package org.uimaadr.train;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.corpus.CorpusDivision;

/** Writes to the log how a training goes, where nobody else listens. */
final class LoggingListener implements TrainingListener {

  private static final Logger LOG = LoggerFactory.getLogger(LoggingListener.class);
  private static final int STEPS_OF_A_LINE = 100;

  private String downloading;

  @Override
  public void onDownload(String file, long bytes, long total) {
    if (!file.equals(downloading)) {
      downloading = file;
      LOG.info("Downloading {}", file);
    }
    if (bytes == total) {
      LOG.info("Downloaded {}, {} bytes", file, bytes);
    }
  }

  @Override
  public void onStart(CorpusDivision division) {
    LOG.info("{}", division.summary());
  }

  @Override
  public void onStep(int step, int steps, int epoch, double loss, double tokensPerSecond) {
    if (step % STEPS_OF_A_LINE == 0) {
      LOG.info(
          "Step {} of {}, epoch {}: loss {}, {} tokens/s",
          step,
          steps,
          epoch,
          "%.3f".formatted(loss),
          Math.round(tokensPerSecond));
    }
  }

  @Override
  public void onEpoch(int epoch, EpochFigures figures, Optional<EpochFigures> extra, boolean best) {
    LOG.info("Epoch {}{}: {}", epoch, best ? " (kept so far)" : "", figures);
    extra.ifPresent(of -> LOG.info("Extra text: {}", of));
  }

  @Override
  public void onEarlyStop(int epoch, int best) {
    LOG.info("Stopped after epoch {}: none was better than epoch {}", epoch, best);
  }
}
