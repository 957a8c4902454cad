"""Solves a published employee shift scheduling instance (Curtois and Qu 2014) with shiftplan's rota core.

    python tests/benchmarks/shift_scheduling.py INSTANCE [--seconds 60] [--workers 2] [--seed 1]
                                                [--solution OUT.tsv]

Prints one JSON line (instance, objective, bound, seconds, status) and writes one line an employee: the id,
then one field a day, a tab between them, the shift's id or - for a day off.
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from shiftplan.rota.limits import Limits
from tests.benchmarks.published.reader import BadInstance, read_instance
from tests.benchmarks.published.solving import solve
from tests.benchmarks.published.tables import to_text

MOST_SECONDS = 86_400


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0, or 2 after a sentence about what cannot be read or written."""
    asked = _parser().parse_args(arguments)
    try:
        instance = read_instance(asked.instance)
    except BadInstance as error:
        return _refuse(str(error))
    if asked.solution and not asked.solution.parent.is_dir():
        return _refuse(f"{asked.solution}: the folder for the solution does not exist")
    limits = Limits(seconds=asked.seconds, workers=asked.workers, seed=asked.seed)
    solved = solve(instance, limits)
    if asked.solution and solved.roster is not None:
        try:
            asked.solution.write_text(to_text(solved.roster), encoding="utf-8")
        except OSError as error:
            return _refuse(f"{asked.solution}: cannot be written: {error.strerror}")
    print(json.dumps(solved.facts), flush=True)
    return 0


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    words = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=words)
    parser.add_argument("instance", type=Path)
    parser.add_argument("--seconds", type=_seconds, default=60.0)
    parser.add_argument("--workers", type=_workers, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--solution", type=Path)
    return parser


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value <= MOST_SECONDS:
        raise argparse.ArgumentTypeError(f"{text} lies outside 0 to {MOST_SECONDS} seconds")
    return value


def _workers(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 64:
        raise argparse.ArgumentTypeError(f"{text} lies outside 1 to 64 workers")
    return value


if __name__ == "__main__":
    sys.exit(main())
