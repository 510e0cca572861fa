"""Writes the pickled checkpoints of the tests with torch 2.7.1 and transformers.

pip install torch==2.7.1 transformers safetensors
python src/test/python/pickle_checkpoints.py src/test/resources/org/uimaadr

tiny-*.bin hold the weights of the tiny checkpoint as its state_dict; views-*.bin hold every kind of
tensor that torch can write, views.safetensors the same values as float32; the others are attacks.
"""

import collections
import io
import os
import pathlib
import pickle
import struct
import sys

import torch
from safetensors.torch import save_file
from transformers import BertForSequenceClassification


def tiny_state_dict(folder):
    model = BertForSequenceClassification.from_pretrained(folder)
    state = model.state_dict()  # an OrderedDict with an attribute, _metadata
    embeddings = "bert.embeddings."
    state["cls.predictions.decoder.weight"] = state[embeddings + "word_embeddings.weight"]  # tied
    state[embeddings + "position_ids"] = torch.arange(64).expand((1, -1))  # as before transformers 4.31
    return state


def views():
    torch.manual_seed(7)
    base = torch.randn(6, 8)
    return {
        "base": base,
        "tied": base,
        "transposed": base.t(),
        "rows": base[2:4],
        "columns": base[:, 3:5],
        "every other": base[1::2, ::3],
        "permuted": torch.randn(2, 3, 4).permute(2, 0, 1),
        "half": torch.randn(5).half(),
        "bfloat16": torch.randn(5).bfloat16(),
        "bfloat16 transposed": torch.randn(2, 3).bfloat16().t(),
        "double": torch.randn(5, dtype=torch.float64),
        "parameter": torch.nn.Parameter(torch.randn(2, 2)),
        "scalar": torch.tensor(3.5),
        "empty": torch.empty(0, 4),
        "special": torch.tensor([float("inf"), float("-inf"), -0.0, 1e-45]),
        "long": torch.arange(5),
        "int": torch.arange(5, dtype=torch.int32),
        "byte": torch.arange(5, dtype=torch.uint8),
        "bool": torch.tensor([True, False]),
        "a number": 1.5,
        "nothing": None,
        "a list": [1, -2, 70000, 2 ** 40, "text"],
    }


def with_storage_views(path):
    """Early versions of torch wrote slices as views of storages; torch 2.7 reads but never writes them."""
    values = torch.arange(12, dtype=torch.float32)

    class Reference:
        def __init__(self, offset, size):
            self.id = ("storage", torch.FloatStorage, "root", "cpu", 12, (f"v{offset}", offset, size))

    class Pickler(pickle.Pickler):
        def persistent_id(self, obj):
            return obj.id if isinstance(obj, Reference) else None

    class Tensor:
        def __init__(self, *arguments):
            self.arguments = arguments

        def __reduce__(self):
            return torch._utils._rebuild_tensor_v2, self.arguments

    hooks = collections.OrderedDict()
    state = {
        "first": Tensor(Reference(0, 6), 0, (2, 3), (3, 1), False, hooks),
        "second": Tensor(Reference(6, 6), 1, (2, 2), (1, 2), False, hooks),
    }
    out = io.BytesIO()
    for header in (0x1950a86a20f9469cfc6c, 1001, {"little_endian": True}):
        pickle.dump(header, out, protocol=2)
    Pickler(out, protocol=2).dump(state)
    pickle.dump(["root"], out, protocol=2)
    out.write(struct.pack("<q", 12) + values.numpy().tobytes())
    path.write_bytes(out.getvalue())
    loaded = torch.load(path)
    assert loaded["first"].tolist() == [[0, 1, 2], [3, 4, 5]]
    assert loaded["second"].tolist() == [[7, 9], [8, 10]]


class Attack:
    def __reduce__(self):
        return os.system, ("echo this ran",)


def main(resources):
    out = resources / "pickle"
    out.mkdir(exist_ok=True)
    tiny = tiny_state_dict(resources / "tiny")
    torch.save(tiny, out / "tiny-zip.bin")
    torch.save(tiny, out / "tiny-legacy.bin", _use_new_zipfile_serialization=False)

    tensors = views()
    torch.save(tensors, out / "views-zip.bin", pickle_protocol=4)
    torch.save(tensors, out / "views-legacy.bin", _use_new_zipfile_serialization=False)
    floats = {name: t.detach().float().contiguous().clone() for name, t in tensors.items()
              if isinstance(t, torch.Tensor) and t.is_floating_point()}
    save_file(floats, out / "views.safetensors")
    with_storage_views(out / "storage-views.bin")

    attack = {"embeddings.weight": torch.ones(2), "attack": Attack()}
    torch.save(attack, out / "attack-zip.bin")
    torch.save(attack, out / "attack-legacy.bin", _use_new_zipfile_serialization=False)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
