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
                             precision_recall_fscore_support, roc_auc_score)

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


TYPES = {"DRUG": 1, "REACTION": 2}
RELATION = 1


def token_spans(rng, tokens):
    """Some mentions as (first token, token after the last, type), drawn without regard to others."""
    spans = set()
    for _ in range(rng.randint(1, 4)):
        start = rng.randrange(tokens)
        spans.add((start, min(tokens, start + rng.randint(1, 3)), rng.choice(list(TYPES))))
    return spans


def predicted_spans(rng, gold, tokens):
    """Most of the gold mentions, some with another end or type, and others; one type a span."""
    spans = {}
    for start, end, kind in sorted(gold) + sorted(token_spans(rng, tokens)):
        fate = rng.random()
        if fate < 0.2 or (start, end, kind) not in gold and fate < 0.7:
            continue
        if fate > 0.9:
            kind = "DRUG" if kind == "REACTION" else "REACTION"
        elif fate > 0.8:
            end = min(tokens, end + 1)
        spans[start, end] = kind
    return {(start, end, kind) for (start, end), kind in spans.items()}


def related(rng, spans, share):
    return {(drug, reaction)
            for drug in sorted(spans) if drug[2] == "DRUG"
            for reaction in sorted(spans) if reaction[2] == "REACTION" and rng.random() < share}


def overlap(one, other):
    return one != other and one[0] < other[1] and other[0] < one[1]


def apart(spans, relations):
    """What SpERT scores where it is told that nothing overlaps."""
    return ({span for span in spans if not any(overlap(span, other) for other in spans)},
            {(drug, reaction) for drug, reaction in relations if not overlap(drug, reaction)})


def label_lists(gold, predicted, label):
    """All that is gold or predicted, by its label in each; 0 where it is not there."""
    pairs = [(label(item) if item in g else 0, label(item) if item in p else 0)
             for g, p in zip(gold, predicted) for item in sorted(g | p)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def support_scores(gold, predicted, labels, average):
    figures = precision_recall_fscore_support(gold, predicted, labels=labels, average=average,
                                              zero_division=0)
    return [figure for figure in figures if figure is not None]


def spert_scores(sentences):
    """Scores over tokens, as SpERT's evaluation has scikit-learn compute them."""
    gold, predicted = label_lists([s["gold"][0] for s in sentences],
                                  [s["predicted"][0] for s in sentences], lambda m: TYPES[m[2]])
    labels = list(TYPES.values())
    if not set(labels) <= set(gold + predicted):
        return None  # SpERT averages over the types that occur
    types = np.transpose(support_scores(gold, predicted, labels, None)).tolist()
    gold_pairs, predicted_pairs = label_lists([s["gold"][1] for s in sentences],
                                              [s["predicted"][1] for s in sentences],
                                              lambda pair: RELATION)
    if not gold_pairs:
        return None
    return {
        "types": dict(zip(TYPES, types)),
        "micro": [float(f) for f in support_scores(gold, predicted, labels, "micro")],
        "macro": [float(f) for f in support_scores(gold, predicted, labels, "macro")],
        "relations": [float(f) for f in support_scores(gold_pairs, predicted_pairs, [RELATION],
                                                       "micro")],
    }


def in_characters(tokens, spans, relations):
    """The same over a text of these tokens, some with a space before them."""
    def mention(span):
        return [span[2], tokens[span[0]][0], tokens[span[1] - 1][1]]

    return {"mentions": [mention(span) for span in sorted(spans)],
            "relations": [[mention(drug), mention(reaction)]
                          for drug, reaction in sorted(relations)]}


def spert_cases(rng, count):
    """Mentions and relations drawn over tokens, scored over tokens, written as characters.

    SpERT's own evaluation (lavis-nlp/spert, commit a53f468, November 2021) was run once on the 40
    cases with the seed 42 and gave the same scores, with and without overlaps.
    """
    cases = []
    while len(cases) < count:
        sentences = []
        written = []
        for _ in range(3):
            tokens = []
            for _ in range(rng.randint(6, 12)):
                begin = (tokens[-1][1] if tokens else 0) + rng.randint(0, 1)
                tokens.append((begin, begin + rng.randint(1, 8)))
            gold = token_spans(rng, len(tokens))
            predicted = predicted_spans(rng, gold, len(tokens))
            sentence = {"gold": (gold, related(rng, gold, 0.8)),
                        "predicted": (predicted, related(rng, predicted, 0.8))}
            sentences.append(sentence)
            written.append({part: in_characters(tokens, *sentence[part]) for part in sentence})
        scores = spert_scores(sentences)
        without = spert_scores([{part: apart(*s[part]) for part in s} for s in sentences])
        if scores and without:
            cases.append({"sentences": written, "withOverlaps": scores, "withoutOverlaps": without})
    return cases


def write(folder, name, cases):
    text = "[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n"
    (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")


def main(folder):
    rng = random.Random(42)
    write(folder, "seqeval.json", seqeval_cases(rng, 150))
    write(folder, "ranking.json", ranking_cases(rng, 60))
    write(folder, "temperature.json", temperature_cases(rng, 10))
    write(folder, "spert.json", spert_cases(random.Random(42), 40))


if __name__ == "__main__":
    main(sys.argv[1])
