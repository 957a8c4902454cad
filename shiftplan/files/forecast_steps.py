"""Rows of a forecast.csv that are finer than the plan's slots: steps of five minutes."""

from collections import defaultdict
from functools import reduce
from math import gcd

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import STEP_MINUTES, Fine
from shiftplan.files.faults import Faults
from shiftplan.language import say

Slots = dict[tuple[str, str, int], float]
"""Contacts by (scenario, queue, slot)."""
Rows = dict[tuple[str, str, int, int], float]
"""Contacts by (scenario, queue, slot, step in the slot at which the row starts)."""
Steps = dict[tuple[str, str], Fine]
"""The slots whose steps are known, by (scenario, queue)."""


def gathered(rows: Rows, settings: Settings, faults: Faults) -> tuple[Slots, Steps]:
    """Rows as slots, and the steps inside those slots that have a row starting within them.

    All such rows of a file speak for the same number of minutes, the longest that fits where they start (5,
    10 or 15 …); longer ones are halved and so on into steps of five. A step without a row counts 0, with a
    warning.
    """
    per_slot = settings.grid.minutes // STEP_MINUTES
    stride = reduce(gcd, (step for _, _, _, step in rows), per_slot)
    finer = {key[:3] for key in rows if key[3]}
    slots: Slots = {}
    steps: Steps = defaultdict(dict)
    missing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for scenario, queue, slot, step in rows:
        key = (scenario, queue, slot)
        if key not in finer:
            slots[key] = rows[scenario, queue, slot, step]
        elif key not in slots:
            known = [rows.get((*key, at)) for at in range(0, per_slot, stride)]
            missing[scenario, queue] += [slot] * known.count(None)
            fine = tuple((value or 0.0) / stride for value in known for _ in range(stride))
            steps[scenario, queue][slot] = fine
            slots[key] = sum(fine)
    for (scenario, queue), at in missing.items():
        if at:
            _warn(scenario, queue, at, stride, settings.grid, faults)
    return slots, {key: dict(sorted(fine.items())) for key, fine in steps.items()}


def _warn(scenario: str, queue: str, at: list[int], stride: int, grid: TimeGrid, faults: Faults) -> None:
    faults.warn(
        "step_gaps",
        say(
            "{missing} {missing:step|steps} of {minutes} minutes of {queue} ({scenario}) {missing:is|are} "
            "missing and {missing:counts|count} as 0, from the slot at {first}",
            missing=len(at),
            minutes=stride * STEP_MINUTES,
            queue=queue,
            scenario=scenario,
            first=f"{grid.moment(min(at)):%Y-%m-%d %H:%M}",
        ),
        say("add the lines, or give the slot in one line"),
    )
