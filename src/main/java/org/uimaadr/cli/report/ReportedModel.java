package org.uimaadr.cli.report;

import java.util.Optional;
import org.uimaadr.eval.Analysis;
import org.uimaadr.model.ModelMetadata;

/**
 * A model in a report.
 *
 * @param label what it is called in this report
 * @param metadata what its bundle says of it
 * @param sha256 of its bundle
 * @param operatingPoint at which it was measured: a name, or a sentence threshold
 * @param curve how its training went, if it was trained in this run
 * @param analysis what it is worth
 */
public record ReportedModel(
    String label,
    ModelMetadata metadata,
    String sha256,
    String operatingPoint,
    Optional<LearningCurve> curve,
    Analysis analysis) {}
