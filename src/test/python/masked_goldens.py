"""Writes what transformers' BertForMaskedLM computes with the tiny checkpoint of the tests.

    python3 src/test/python/masked_goldens.py [FOLDER]

FOLDER defaults to src/test/resources/org/uimaadr/masked. Needs torch 2.7, transformers and safetensors; the
build does not run it. The folder then holds head.safetensors, a head with random weights for the encoder
in ../tiny, gradients.safetensors, the gradient of each parameter after one backward pass, and goldens.json:
windows, hidden pieces and the loss.
"""

import json
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from transformers import BertConfig, BertForMaskedLM

SEED = 20261130
RESOURCES = Path(__file__).parents[1] / "resources" / "org" / "uimaadr"
TINY, FOLDER = RESOURCES / "tiny", RESOURCES / "masked"


def main(folder: Path) -> None:
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(SEED)
    folder.mkdir(parents=True, exist_ok=True)
    config = BertConfig.from_json_file(TINY / "config.json")
    model = BertForMaskedLM(config).eval()
    missing, _ = model.load_state_dict(load_file(TINY / "model.safetensors"), strict=False)
    head = {}
    for name in (name for name in missing if name.startswith("cls.predictions") and "decoder" not in name):
        parameter = model.get_parameter(name)
        centre = 1.0 if name.endswith("LayerNorm.weight") else 0.0
        parameter.data = centre + 0.15 * torch.randn(parameter.shape, generator=generator)
        head[name] = parameter.data.clone()
    model.tie_weights()
    save_file(head, folder / "head.safetensors")

    batch = json.loads((TINY / "goldens.json").read_text())["batch"]
    ids, mask = torch.tensor(batch["ids"]), torch.tensor(batch["mask"])
    # Window, place: the first is shown as another piece, the second stays, the others are [MASK], id 4.
    places = [(0, 2), (0, 5), (1, 3), (1, 4), (2, 1)]
    hidden = [[row, place, int(ids[row, place])] for row, place in places]
    labels = torch.full_like(ids, -100)
    for row, place, piece in hidden:
        labels[row, place] = piece
    for number, (row, place) in enumerate(places):
        ids[row, place] = [60, ids[row, place], 4, 4, 4][number]
    loss = model(input_ids=ids, attention_mask=mask, labels=labels).loss
    loss.backward()
    gradients = {name: p.grad.clone() for name, p in model.named_parameters() if p.grad is not None}
    save_file(gradients, folder / "gradients.safetensors")
    rows = [row[:n] for row, n in zip(ids.tolist(), mask.sum(1).tolist())]
    goldens = {"windows": rows, "hidden": hidden, "loss": float(str(loss.detach().numpy()))}
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in goldens.items()]
    (folder / "goldens.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
