"""Writes the golden values of the metric tests with seqeval 1.2.2 and scikit-learn.

pip install seqeval scikit-learn
python src/test/python/eval_goldens.py src/test/resources/org/uimaadr/eval
"""

import json
import pathlib
import random
import sys
import warnings

import numpy as np
from seqeval.metrics import classification_report
from seqeval.scheme import IOB2
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (average_precision_score, brier_score_loss, precision_recall_curve,
                             roc_auc_score)

warnings.filterwarnings("ignore")
LABELS = ["O", "B-DRUG", "I-DRUG", "B-REACTION", "I-REACTION", "B", "I"]
WEIGHTS = [6, 3, 3, 3, 3, 1, 1]


def labels(rng, length):
    """Any label after any other: stray, type-changing and bare labels included."""
    return rng.choices(LABELS, WEIGHTS, k=length)


def noisy(rng, sequence):
    return [rng.choice(LABELS) if rng.random() < 0.25 else label for label in sequence]


def scores(report, key):
    row = report[key]
    return [float(row["precision"]), float(row["recall"]), float(row["f1-score"])]


def seqeval_scores(gold, predicted, **mode):
    report = classification_report(gold, predicted, output_dict=True, zero_division=0, **mode)
    averages = {"micro avg": "micro", "macro avg": "macro", "weighted avg": "weighted"}
    result = {name: scores(report, key) for key, name in averages.items()}
    result["types"] = {
        key: scores(report, key) + [int(report[key]["support"])]
        for key in report if key not in averages
    }
    return result


def seqeval_cases(rng, count):
    cases = []
    while len(cases) < count:
        gold = [labels(rng, rng.randint(1, 9)) for _ in range(3)]
        predicted = [noisy(rng, sequence) for sequence in gold]
        if not any(label.startswith("B") for sequence in gold + predicted for label in sequence):
            continue  # seqeval fails where there is no entity at all
        cases.append({
            "gold": [" ".join(s) for s in gold],
            "predicted": [" ".join(s) for s in predicted],
            "default": seqeval_scores(gold, predicted),
            "strict": seqeval_scores(gold, predicted, mode="strict", scheme=IOB2),
        })
    return cases


def recall_at(precision, gold, probabilities):
    precisions, recalls, _ = precision_recall_curve(gold, probabilities)
    return float(recalls[precisions >= precision].max())


def ranking_cases(rng, count):
    cases = []
    for case in range(count):
        size = rng.randint(5, 60)
        gold = [True, False] + [rng.random() < 0.3 for _ in range(size - 2)]
        digits = (1, 2, 4)[case % 3]  # one digit: many ties
        probabilities = [round(min(1, max(0, rng.gauss(0.6 if g else 0.4, 0.2))), digits)
                         for g in gold]
        cases.append({
            "probabilities": probabilities,
            "gold": gold,
            "averagePrecision": float(average_precision_score(gold, probabilities)),
            "rocAuc": float(roc_auc_score(gold, probabilities)),
            "recallAtPrecision90": recall_at(0.90, gold, probabilities),
            "recallAtPrecision95": recall_at(0.95, gold, probabilities),
            "brierScore": float(brier_score_loss(gold, probabilities)),
        })
    return cases


def temperature_cases(rng, count):
    """A logistic regression without intercept on the logit: its weight is 1 / temperature."""
    cases = []
    for _ in range(count):
        gold = [rng.random() < 0.4 for _ in range(40)]
        logits = [round(rng.gauss(2 if g else -2, 3), 3) for g in gold]
        model = LogisticRegression(C=np.inf, fit_intercept=False, solver="newton-cholesky",
                                   tol=1e-12, max_iter=1000)
        model.fit(np.array(logits).reshape(-1, 1), gold)
        cases.append({"logits": logits, "gold": gold,
                      "temperature": float(1 / model.coef_[0, 0])})
    return cases


def write(folder, name, cases):
    text = "[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n"
    (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")


def main(folder):
    rng = random.Random(42)
    write(folder, "seqeval.json", seqeval_cases(rng, 150))
    write(folder, "ranking.json", ranking_cases(rng, 60))
    write(folder, "temperature.json", temperature_cases(rng, 10))


if __name__ == "__main__":
    main(sys.argv[1])
