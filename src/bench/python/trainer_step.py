"""What a step of transformers' Trainer costs that trains a classifier alone: 16 windows of 40 word pieces.

    python3 trainer_step.py CHECKPOINT fp32|bf16 THREADS STEPS

Run by training_step.py. Trainer.train() itself runs, with its defaults: AdamW, clipping to a global norm of 1, dropout
of the checkpoint; bf16 is its autocast. After warming up it says "ready"; for each line on standard input it takes STEPS
steps and prints their times in milliseconds on one line. A step's time is from the end of the one before to its own end.
"""

import sys
import tempfile
import time

import torch
from torch.utils.data import Dataset
from transformers import AutoModelForSequenceClassification, Trainer, TrainerCallback, TrainingArguments

WINDOWS = 16
PIECES = 40
WARM_UP = 5
ENDLESS = 1_000_000


class RandomWindows(Dataset):
    """Windows of random pieces, new ones in each step."""

    def __init__(self, vocabulary: int):
        self.vocabulary = vocabulary
        self.random = torch.Generator().manual_seed(1)

    def __len__(self) -> int:
        return WINDOWS * ENDLESS

    def __getitem__(self, index: int) -> dict:
        pieces = torch.randint(1, self.vocabulary, (PIECES,), generator=self.random)
        return {"input_ids": pieces, "attention_mask": torch.ones_like(pieces), "labels": index % 2}


class OnDemand(TrainerCallback):
    """Holds the training after each round until another is asked for."""

    def __init__(self, steps: int):
        self.steps = steps
        self.times = []
        self.last = 0.0

    def on_step_end(self, args, state, control, **kwargs):
        now = time.perf_counter()
        if state.global_step > WARM_UP:
            self.times.append((now - self.last) * 1e3)
        if state.global_step == WARM_UP:
            print("ready", flush=True)
        elif len(self.times) == self.steps:
            print(*self.times, flush=True)
        if state.global_step == WARM_UP or len(self.times) == self.steps:
            self.times = []
            control.should_training_stop = not sys.stdin.readline()
        self.last = time.perf_counter()


def main(checkpoint: str, precision: str, threads: str, steps: str) -> None:
    torch.set_num_threads(int(threads))
    model = AutoModelForSequenceClassification.from_pretrained(checkpoint, num_labels=2, dtype=torch.float32)
    with tempfile.TemporaryDirectory() as folder:
        arguments = TrainingArguments(
            output_dir=folder,
            use_cpu=True,
            bf16=precision == "bf16",
            per_device_train_batch_size=WINDOWS,
            max_steps=ENDLESS,
            learning_rate=1.5e-4,
            weight_decay=0.01,
            max_grad_norm=1.0,
            save_strategy="no",
            logging_strategy="no",
            report_to=[],
            disable_tqdm=True,
        )
        Trainer(
            model=model,
            args=arguments,
            train_dataset=RandomWindows(model.config.vocab_size),
            callbacks=[OnDemand(int(steps))],
        ).train()


if __name__ == "__main__":
    main(*sys.argv[1:])
