"""What transformers answers with an exported model, and whether torch.jit.load answers the same.

    python3 src/test/python/export_goldens.py HUGGINGFACE TORCHSCRIPT [GOLDENS]

HUGGINGFACE and TORCHSCRIPT are folders that `adr model export` wrote of one bundle. Needs torch 2.7, transformers and
tokenizers; the build does not run it. The greatest difference between the logits of each folder and those of the
TorchScript module is printed; one above 1e-4 is an error. With GOLDENS, a file such as
src/test/resources/org/uimaadr/model/export.json, the answers are written there with the SHA-256 of every file that they
came from. The tests' goldens are of the bundle that the main method of TinyModel writes.
"""

import hashlib
import json
import sys
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, AutoModelForTokenClassification, AutoTokenizer

TEXTS = [
    "The patient developed a rash after taking penicillin.",
    "Aspirin was given with no adverse effects",
    "Lithium toxicity (1.5 mmol/L) caused seizures; the drug was stopped.",
    "Na\u00efve caf\u00e9 \u6f22 \U0001f600 she took 20 mg\tof   heparin.",
    "[SEP] of the \U0001f912 man\u2019s fever",
]
TOLERANCE = 1e-4


def answers(folder: Path) -> dict:
    auto = AutoModelForSequenceClassification if folder.name == "classifier" else AutoModelForTokenClassification
    model, loading = auto.from_pretrained(folder, output_loading_info=True)
    assert not any(loading.values()), f"{folder}: {loading}"
    tokenizer = AutoTokenizer.from_pretrained(folder)
    batch = tokenizer(TEXTS, padding=True, truncation=True, return_tensors="pt")
    with torch.no_grad():
        logits = model.eval()(**batch).logits
    return {
        "architecture": type(model).__name__,
        "labels": [model.config.id2label[label] for label in range(model.config.num_labels)],
        "batch": batch,
        "logits": logits,
    }


def scripted(folder: Path, batch: dict) -> dict:
    """Logits of the TorchScript module by the names of the folders of the other export."""
    module = torch.jit.load(str(folder / "model.pt"))
    with torch.no_grad(), torch.jit.optimized_execution(False):
        sentences, tags, _ = module(batch["input_ids"], batch["attention_mask"])
    heads = json.loads((folder / "model.json").read_text(encoding="utf-8"))["heads"]
    logits = {"tagger-" + tagger.lower(): tags[:, :, k] for k, tagger in enumerate(heads["taggers"])}
    if heads["sentence"]:
        logits["classifier"] = sentences[:, 0]
    return logits


def main(huggingface: Path, torchscript: Path, goldens: Path | None) -> None:
    torch.set_num_threads(1)
    folders = {folder.name: answers(folder) for folder in sorted(huggingface.iterdir())}
    for name, answer in folders.items():
        batch = answer["batch"]
        other = scripted(torchscript, batch)[name]
        seen = batch["attention_mask"].bool() if answer["logits"].ndim == 3 else slice(None)
        difference = (answer["logits"] - other)[seen].abs().max().item()
        print(f"{name}: {answer['architecture']} {answer['labels']}, greatest difference {difference:.1e}")
        assert difference <= TOLERANCE
    if goldens:
        write(goldens, huggingface, folders)


def write(file: Path, huggingface: Path, folders: dict) -> None:
    files = sorted(path for path in huggingface.rglob("*") if path.is_file() and path.name != "README.md")
    lines = {"texts": TEXTS, "sha256": {p.relative_to(huggingface).as_posix(): sha256(p) for p in files}}
    for name, answer in folders.items():
        mask = answer["batch"]["attention_mask"]
        lengths = mask.sum(1).tolist()
        ids = [row[:length] for row, length in zip(answer["batch"]["input_ids"].tolist(), lengths)]
        logits = answer["logits"].tolist()
        if answer["logits"].ndim == 3:
            logits = [row[:length] for row, length in zip(logits, lengths)]
        lines[name] = {
            "architecture": answer["architecture"],
            "labels": answer["labels"],
            "ids": ids,
            "logits": rounded(logits),
        }
    entries = [f"  {json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in lines.items()]
    file.write_text("{\n" + ",\n".join(entries) + "\n}\n", encoding="utf-8")


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def rounded(value):
    return [rounded(v) for v in value] if isinstance(value, list) else round(value, 6)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
