"""A step of adr's joint training beside one of transformers' Trainer that trains a classifier alone.

    python3 src/bench/python/training_step.py CHECKPOINT [--seconds N] [--steps N] [--threads N] [--same-memory]

All run on the CPU from the same checkpoint of a BERT, each in a process of its own that stays open; they take turns, some
steps each in every round, so that other work on the machine slows all of them. Printed are medians over all steps, and
ratios of medians with the smallest and the greatest of the single rounds; of the time that passed, and of the time that
processors worked for the process, which other work changes less. Needs transformers, accelerate and torch; best the
version of torch that the project uses (2.7.1). Run ./adr --version first: it builds.

The processes of Java get the environment that the launcher gives a training. Of that, those of Python get
GOMP_SPINCOUNT=0 always: on a machine with other work, OpenMP's threads otherwise spin at each other for several times
what the step takes, and the ratios would say nothing but that. With --same-memory they get the allocator's settings, too.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[2]
NO_SPINNING = {"GOMP_SPINCOUNT": "0"}
KEPT_MEMORY = {
    "MALLOC_TRIM_THRESHOLD_": "8589934592",
    "MALLOC_MMAP_THRESHOLD_": "8589934592",
    "MALLOC_TOP_PAD_": "268435456",
}
PIECES_OF_A_STEP = 16 * 40
TICKS_OF_A_SECOND = os.sysconf("SC_CLK_TCK")


class Runner:
    """A process that takes steps when it is told to."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str]):
        self.name = name
        self.rounds: list[list[float]] = []
        self.worked: list[float] = []
        self.process = subprocess.Popen(
            command,
            env=os.environ | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if not os.environ.get("DEBUG") else None,
            text=True,
        )
        if self.process.stdout.readline() != "ready\n":
            sys.exit(f"{name} does not start; DEBUG=1 shows why: {' '.join(command[-5:])}")
        print(f"{name} is ready", file=sys.stderr)

    def take(self) -> None:
        before = self.processor_seconds()
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        times = [float(time) for time in self.process.stdout.readline().split()]
        self.rounds.append(times)
        self.worked.append((self.processor_seconds() - before) * 1e3 / len(times))

    def processor_seconds(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_OF_A_SECOND

    def steps(self) -> list[float]:
        return [time for times in self.rounds for time in times]

    def greatest_memory(self) -> float:
        """In GB, that the process had at once, resident."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1e6
        return float("nan")

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def runners(arguments: argparse.Namespace, classes: str) -> list[Runner]:
    libraries = f"{PROJECT / 'target/classes'}:{(PROJECT / 'target/adr.classpath').read_text().strip()}"
    subprocess.run(["javac", "-cp", libraries, "-d", classes, PROJECT / "src/bench/java/TrainingStep.java"], check=True)
    end = [str(arguments.threads), str(arguments.steps)]
    found = []
    for precision in ["bf16", "fp32"]:
        for heads in ["joint", "no-relations"]:
            java = ["java", "-cp", f"{classes}:{libraries}", "TrainingStep", arguments.checkpoint, precision, heads]
            found.append(Runner(f"adr {heads} {precision}", java + end, NO_SPINNING | KEPT_MEMORY))
        python = [sys.executable, str(HERE / "trainer_step.py"), arguments.checkpoint, precision]
        environment = {"OMP_NUM_THREADS": end[0]} | NO_SPINNING | (KEPT_MEMORY if arguments.same_memory else {})
        found.append(Runner(f"Trainer {precision}", python + end, environment))
    return found


def take_turns(all_runners: list[Runner], seconds: float) -> None:
    start = time.monotonic()
    rounds = 0
    while rounds < 2 or time.monotonic() - start < seconds:
        for runner in all_runners if rounds % 2 == 0 else reversed(all_runners):
            runner.take()
        rounds += 1
    print(f"{rounds} rounds", file=sys.stderr)


def ratio(slow: Runner, fast: Runner) -> str:
    all_rounds = median(slow.steps()) / median(fast.steps())
    single = [median(a) / median(b) for a, b in zip(slow.rounds, fast.rounds)]
    worked = median(slow.worked) / median(fast.worked)
    return f"{all_rounds:.2f} ({min(single):.2f}-{max(single):.2f}; work {worked:.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint")
    parser.add_argument("--seconds", type=float, default=120, help="no round begins later (120)")
    parser.add_argument("--steps", type=int, default=10, help="of each in a round (10)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--same-memory", action="store_true", help="give Python the allocator's settings, too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as classes:
        all_runners = runners(arguments, classes)
        take_turns(all_runners, arguments.seconds)
        print(f"{'a step':24} {'median ms':>9} {'quartiles':>13} {'work ms':>8} {'pieces/s':>8} {'memory GB':>9}")
        for runner in all_runners:
            low, middle, high = quantiles(runner.steps(), n=4)
            print(
                f"{runner.name:24} {middle:9.0f} {f'{low:.0f}-{high:.0f}':>13} {median(runner.worked):8.0f}"
                f" {PIECES_OF_A_STEP / middle * 1e3:8.0f} {runner.greatest_memory():9.2f}"
            )
            runner.close()
    trainers = [runner for runner in all_runners if runner.name.startswith("Trainer")]
    for ours in [runner for runner in all_runners if runner not in trainers]:
        for trainer in trainers:
            print(f"{ours.name}: {ratio(trainer, ours)} times as fast as {trainer.name}")


if __name__ == "__main__":
    main()
