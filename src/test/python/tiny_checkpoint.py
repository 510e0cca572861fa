"""Writes the tiny BERT checkpoint of the tests and what transformers computes with it.

    python3 src/test/python/tiny_checkpoint.py [FOLDER]

FOLDER defaults to src/test/resources/org/uimaadr/tiny. Needs torch 2.7, transformers, safetensors and
tokenizers; the build does not run it, the tests only read what it wrote. Everything is computed in
float32 on one CPU thread from a fixed seed, so that a second run changes nothing.

The folder then holds

* a checkpoint as Hugging Face's libraries save it (config.json, vocab.txt, tokenizer.json,
  tokenizer_config.json, model.safetensors): BertForSequenceClassification with random weights, beside it
  the layers tagger.REACTION and tagger.DRUG, each [3, hidden] in the order O, B, I, and the relation head
  relation.DRUG_REACTION;
* goldens.json: tokenised sentences, a padded batch, its hidden states, logits, loss and gradient norm;
* gradients.safetensors: the gradient of each parameter after one backward pass, before clipping;
* after-step.safetensors: each parameter after one step of AdamW.
"""

import json
import string
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import BertWordPieceTokenizer
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy
from transformers import BertConfig, BertForSequenceClassification

SEED = 20250101
FOLDER = Path(__file__).parents[1] / "resources" / "org" / "uimaadr" / "tiny"

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PUNCTUATION = list(".,;:!?()[]%-+/'\"<>=&")
WORDS = """
the a an of in to and or with no not was were is had has been after before during from by on at for
he she his her who this that we they it year old day days mg daily dose weeks
patient patients woman man child developed taking took given received started stopped treated treatment
therapy drug caused induced due associated because adverse effect effects reaction reactions event side
case report severe mild acute history
rash fever nausea vomiting headache pain bleeding failure liver renal toxicity anemia seizures
penicillin aspirin lithium warfarin insulin heparin methotrexate
""".split()
PIECES = ["##s", "##ed", "##ing", "##cillin", "##itis", "##mycin", "##emia", "##penia", "##statin", "##in"]

SENTENCES = [
    "The patient developed a rash after taking penicillin.",
    "Aspirin was given with no adverse effects",
    "Lithium toxicity (1.5 mmol/L) caused seizures; the drug was stopped.",
    "Amoxicillin-induced hepatitis",
    # Accents are stripped, an unknown character is [UNK], and both shift nothing: offsets refer to the input.
    "Na\u00efve caf\u00e9 \u6f22 \U0001f600 she took 20 mg\tof   heparin.",
    "[SEP] of the \U0001f912 man\u2019s fever",
    "",
]

O, B, I, IGNORED = 0, 1, 2, -100
LABELS = {"O": O, "B": B, "I": I}
LOSS_WEIGHTS = {"sentence": 1.0, "REACTION": 2.0, "DRUG": 1.0, "DRUG_REACTION": 1.5}
LEARNING_RATE, BETAS, EPSILON, WEIGHT_DECAY, MAXIMUM_NORM = 1e-3, (0.9, 0.999), 1e-8, 0.01, 1.0


class RelationHead(torch.nn.Module):
    """Drug, other mention and the pieces between them, max-pooled, with an embedding of their placement."""

    DISTANCES, PLACEMENT = 8, 16

    def __init__(self, hidden: int):
        super().__init__()
        self.placement = torch.nn.Embedding(1 + 2 * self.DISTANCES, self.PLACEMENT)
        self.dense = torch.nn.Linear(3 * hidden + self.PLACEMENT, hidden)
        self.output = torch.nn.Linear(hidden, 1)

    def forward(self, states: torch.Tensor, pair: dict) -> torch.Tensor:
        """Logit of one pair in the states [pieces, hidden] of its window."""
        (drug, drug_end), (target, target_end) = pair["drug"], pair["target"]
        begin, end = min(drug_end, target_end), max(drug, target)
        between = states[begin:end].max(0).values if begin < end else torch.zeros(states.shape[1])
        octave = min((end - begin).bit_length(), self.DISTANCES - 1)
        placement = 0 if end < begin else 1 + octave + (0 if drug < target else self.DISTANCES)
        spans = [states[drug:drug_end].max(0).values, states[target:target_end].max(0).values, between]
        features = torch.cat([*spans, self.placement.weight[placement]])
        return self.output(torch.nn.functional.gelu(self.dense(features)))[0]


def vocabulary() -> list[str]:
    characters = string.ascii_lowercase + string.digits
    entries = SPECIAL + PUNCTUATION + list(characters) + ["##" + c for c in characters] + PIECES + WORDS
    return list(dict.fromkeys(entries))


def random_weights(model: torch.nn.Module, generator: torch.Generator) -> None:
    """Weights far enough from zero, and LayerNorms far enough from one, that no term can be left out unseen."""
    for name, parameter in model.named_parameters():
        centre = 1.0 if name.endswith("LayerNorm.weight") else 0.0
        parameter.data = centre + 0.15 * torch.randn(parameter.shape, generator=generator)


def utf16_offset(text: str, code_points: int) -> int:
    return len(text[:code_points].encode("utf-16-le")) // 2


def tokenised(tokenizer: BertWordPieceTokenizer, text: str) -> dict:
    encoding = tokenizer.encode(text, add_special_tokens=False)
    return {
        "text": text,
        "tokens": encoding.tokens,
        "ids": encoding.ids,
        "codePointOffsets": encoding.offsets,
        "utf16Offsets": [[utf16_offset(text, begin), utf16_offset(text, end)] for begin, end in encoding.offsets],
    }


def padded_batch(tokenizer: BertWordPieceTokenizer) -> dict:
    """Three windows of different lengths; the shorter two are mostly padding.

    The third window's drugs are not annotated, as in the negative sentences of ADE-Corpus V2.
    """
    tokenizer.enable_padding()
    encodings = tokenizer.encode_batch([SENTENCES[2], SENTENCES[0], SENTENCES[1]])
    tokenizer.no_padding()
    reaction_words, drug_words = {"toxicity", "seizures", "rash"}, {"lithium", "penicillin"}

    def labels(encoding, mentions: set[str]) -> list[int]:
        """Each word of a mention is a mention, but "lithium toxicity" is one reaction with a drug in it."""
        row, previous = [], None
        for token, special in zip(encoding.tokens, encoding.special_tokens_mask):
            nested = mentions is reaction_words and token == "lithium"
            inside = mentions is reaction_words and previous == "lithium"
            row.append(IGNORED if special else I if inside else B if nested or token in mentions else O)
            previous = token
        return row

    reaction = [labels(encoding, reaction_words) for encoding in encodings]
    drug = [labels(encoding, drug_words) for encoding in encodings]
    drug[2] = [IGNORED] * len(drug[2])

    def pair(row: int, drug_word: str, words: list[str], related: bool) -> dict:
        tokens = encodings[row].tokens
        first = tokens.index(words[0])
        place = tokens.index(drug_word)
        return {"row": row, "drug": [place, place + 1], "target": [first, first + len(words)], "related": related}

    return {
        # A drug inside its reaction, one before, one after, one far off, and one right beside.
        "pairs": [
            pair(0, "lithium", ["lithium", "toxicity"], True),
            pair(0, "lithium", ["seizures"], True),
            pair(1, "penicillin", ["rash"], True),
            pair(0, "stopped", ["lithium", "toxicity"], False),
            pair(1, "penicillin", ["after", "taking"], False),
            pair(2, "aspirin", ["adverse", "effects"], False),
        ],
        "ids": [encoding.ids for encoding in encodings],
        "mask": [encoding.attention_mask for encoding in encodings],
        "sentenceLabels": [1, 1, 0],
        "reactionLabels": reaction,
        "drugLabels": drug,
    }


def main(folder: Path) -> None:
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    generator = torch.Generator().manual_seed(SEED)
    folder.mkdir(parents=True, exist_ok=True)

    entries = vocabulary()
    (folder / "vocab.txt").write_text("\n".join(entries) + "\n", encoding="utf-8")
    tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    write_json(
        folder / "tokenizer_config.json",
        {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": 64},
    )

    config = BertConfig(
        vocab_size=len(entries),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=64,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        num_labels=2,
    )
    model = BertForSequenceClassification(config).eval()
    model.tagger = torch.nn.ModuleDict({kind: torch.nn.Linear(32, 3) for kind in ("REACTION", "DRUG")})
    model.relation = torch.nn.ModuleDict({"DRUG_REACTION": RelationHead(32)})
    random_weights(model, generator)
    config.architectures = ["BertForSequenceClassification"]
    config.to_json_file(folder / "config.json")
    save_parameters(model, folder / "model.safetensors")

    batch = padded_batch(tokenizer)
    ids, mask = torch.tensor(batch["ids"]), torch.tensor(batch["mask"])
    sentence_logits = model(input_ids=ids, attention_mask=mask).logits
    hidden = model.bert(input_ids=ids, attention_mask=mask).last_hidden_state
    token_logits = {kind: layer(hidden) for kind, layer in model.tagger.items()}
    block = read_together(model, [[i for i, seen in zip(*row) if seen] for row in zip(ids.tolist(), mask.tolist())][:2])

    head = model.relation["DRUG_REACTION"]
    pair_logits = torch.stack([head(hidden[pair["row"]], pair) for pair in batch["pairs"]])

    losses = {"sentence": cross_entropy(sentence_logits, torch.tensor(batch["sentenceLabels"]))}
    for kind, logits in token_logits.items():
        labels = torch.tensor(batch[kind.lower() + "Labels"])
        losses[kind] = cross_entropy(logits.flatten(0, 1), labels.flatten(), ignore_index=IGNORED)
    related = torch.tensor([float(pair["related"]) for pair in batch["pairs"]])
    losses["DRUG_REACTION"] = binary_cross_entropy_with_logits(pair_logits, related)
    loss = sum(LOSS_WEIGHTS[name] * value for name, value in losses.items())
    loss.backward()

    gradients = {name: parameter.grad.clone() for name, parameter in model.named_parameters()}
    save_file(gradients, folder / "gradients.safetensors")
    decayed = [p for name, p in model.named_parameters() if not name.endswith((".bias", "LayerNorm.weight"))]
    others = [p for name, p in model.named_parameters() if name.endswith((".bias", "LayerNorm.weight"))]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": WEIGHT_DECAY}, {"params": others, "weight_decay": 0.0}],
        lr=LEARNING_RATE,
        betas=BETAS,
        eps=EPSILON,
    )
    gradient_norm = torch.nn.utils.clip_grad_norm_(model.parameters(), MAXIMUM_NORM)
    optimizer.step()
    save_parameters(model, folder / "after-step.safetensors")

    write_json(
        folder / "goldens.json",
        {
            "sentences": [tokenised(tokenizer, text) for text in SENTENCES],
            "labels": LABELS,
            "batch": batch,
            "lastHiddenState": floats(hidden),
            "sentenceLogits": floats(sentence_logits),
            "tokenLogits": {kind: floats(logits) for kind, logits in token_logits.items()},
            "pairLogits": floats(pair_logits),
            "block": block,
            "lossWeights": LOSS_WEIGHTS,
            "losses": {head: floats(value) for head, value in losses.items()},
            "loss": floats(loss),
            "gradientNorm": floats(gradient_norm),
            "gradientNorms": {name: floats(gradient.norm()) for name, gradient in gradients.items()},
            "adamW": {
                "learningRate": LEARNING_RATE,
                "beta1": BETAS[0],
                "beta2": BETAS[1],
                "epsilon": EPSILON,
                "weightDecay": WEIGHT_DECAY,
                "maximumGradientNorm": MAXIMUM_NORM,
            },
            # Softmax does not see what is added to all keys: these gradients are rounding errors around
            # zero, which the first step of Adam blows up to a direction. Compare nothing here.
            "meaninglessGradients": [name for name in gradients if name.endswith("attention.self.key.bias")],
        },
    )


def read_together(model: BertForSequenceClassification, sentences: list[list[int]]) -> dict:
    """Several sentences in one window: all places look at all of it, but each [CLS] at its own sentence only."""
    ids = [i for sentence in sentences for i in sentence]
    number = torch.tensor([n for n, sentence in enumerate(sentences) for _ in sentence])
    begins = [sum(map(len, sentences[:n])) for n in range(len(sentences))]
    seen = torch.ones(1, 1, len(ids), len(ids), dtype=torch.bool)
    for begin in begins:
        seen[0, 0, begin] = number == number[begin]
    hidden = model.bert(input_ids=torch.tensor([ids]), attention_mask=seen).last_hidden_state[0, begins]
    logits = model.classifier(torch.tanh(model.bert.pooler.dense(hidden)))
    return {"ids": ids, "begins": begins, "sentenceLogits": floats(logits)}


def save_parameters(model: torch.nn.Module, file: Path) -> None:
    save_file({name: p.detach().clone() for name, p in model.named_parameters()}, file, metadata={"format": "pt"})


def floats(tensor: torch.Tensor):
    """Nested lists of the shortest decimals that read back as the same float32."""

    def shortest(value):
        return [shortest(v) for v in value] if value.ndim else float(str(value))

    return shortest(tensor.detach().numpy())


def write_json(file: Path, value: dict) -> None:
    """One line for each top-level key: small, and still readable in a diff."""
    lines = [f"  {json.dumps(key)}: {json.dumps(entry, separators=(',', ':'))}" for key, entry in value.items()]
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
