"""Chat cases solved by an exact chain or a simulation of others, and our figures for them."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shiftplan.domain.estimate import Figures, Measured
from shiftplan.domain.queue import Queue
from shiftplan.domain.service import ServiceDefinition, Target
from tests import builders
from tests.simulation.scenes import Steady, steady

FILE = Path(__file__).parents[2].parent / "shared" / "reference" / "chat_cases.csv"
ANSWERED, ANSWERED_OR_GONE = (
    ServiceDefinition.ANSWERED_OF_OFFERED,
    ServiceDefinition.ANSWERED_OR_GONE_OF_OFFERED,
)
TARGETS = {
    "sl_ans_18": Target(within_seconds=18, definition=ANSWERED),
    "sl_ans_180": Target(within_seconds=180, definition=ANSWERED),
    "sl_gross_18": Target(within_seconds=18, definition=ANSWERED_OR_GONE),
    "sl_gross_180": Target(within_seconds=180, definition=ANSWERED_OR_GONE),
    "p_wait": Target(within_seconds=0, definition=ServiceDefinition.VIRTUAL_WAIT),
}


@dataclass(frozen=True)
class Truth:
    """The exact chain's value, or where there is none the other simulation's with its standard error."""

    value: float
    error: float


@dataclass(frozen=True)
class Case:
    name: str
    agents: int
    queue: Queue
    contacts_per_hour: float
    truths: dict[str, Truth]

    def simulate(self, contacts: float, seed: int = 1) -> Steady:
        """About so many contacts in all."""
        return steady(self.queue, self.agents, self.contacts_per_hour, contacts, seed=seed)

    def measures(self, figures: Figures) -> dict[str, Measured]:
        named = dict(zip(TARGETS, figures.targets, strict=True))
        held = _times(figures.occupancy, self.queue.windows)
        return {
            **named,
            "p_wait": _complement(named["p_wait"]),
            "p_ab": figures.abandon,
            "e_wait": figures.mean_wait_seconds,
            "mean_conc": held,
        }


def _complement(measured: Measured) -> Measured:
    return Measured(
        mean=tuple(None if mean is None else 1 - mean for mean in measured.mean),
        half_width=measured.half_width,
    )


def _times(measured: Measured, factor: float) -> Measured:
    def scaled(values: tuple[float | None, ...]) -> tuple[float | None, ...]:
        return tuple(None if value is None else value * factor for value in values)

    return Measured(mean=scaled(measured.mean), half_width=scaled(measured.half_width))


def cases() -> Iterator[Case]:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["case"]].append(row)
    first, *further = TARGETS.values()
    for name, lines in rows.items():
        rates = json.loads(lines[0]["mu_levels_per_s"])
        queue = builders.queue(
            aht_seconds=tuple(1 / rate for rate in rates),
            patience_seconds=float(lines[0]["patience_s"]),
            target=first,
            further_targets=tuple(further),
        )
        truths = {line["metric"]: _truth(line) for line in lines}
        yield Case(name, int(lines[0]["N"]), queue, float(lines[0]["lam_per_h"]), truths)


def _truth(line: dict[str, str]) -> Truth:
    if line["exact_ctmc"]:
        return Truth(float(line["exact_ctmc"]), 0.0)
    return Truth(float(line["des"]), float(line["des_se"] or 0))
