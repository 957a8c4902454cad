"""The spike of nonstationary.csv: what happens to contacts in service when a slot has fewer agents."""

import csv
import math
from pathlib import Path

import pytest

from shiftplan import simulation
from shiftplan.domain.estimate import CONFIDENCE, SimulationOptions
from shiftplan.domain.queue import Queue
from shiftplan.domain.traffic import Traffic
from shiftplan.simulation.student import t_quantile
from tests import builders

FILE = Path(__file__).parents[2].parent / "shared" / "reference" / "nonstationary.csv"
MIDNIGHT, RUNS = 48, 20
THEIR_ERROR = 0.01
"""The reference prints no error for its own simulation; its columns scatter by about a point."""


def per_hour(second: float) -> float:
    """Contacts an hour, in seconds from 00:00."""
    if second < 0:
        return 600 + 300 * max(0.0, second + 600) / 600
    return 900 + 5100 * second / 120 if second < 120 else 1500 + 4500 * math.exp((120 - second) / 2400)


def spike(queue: Queue) -> Traffic:
    grid = builders.grid(2)
    fine = {
        slot: tuple(
            sum(per_hour((slot - MIDNIGHT) * 1800 + step * 300 + second) for second in range(300)) / 3600
            for step in range(6)
        )
        for slot in range(MIDNIGHT - 5, MIDNIGHT + 6)
    }
    contacts = tuple(sum(fine.get(slot, ())) for slot in range(grid.slots))
    return Traffic(grid=grid, scenario="base", contacts={queue.id: contacts}, fine={queue.id: fine})


@pytest.mark.reference
@pytest.mark.parametrize("staffing", ["SIPP avg", "forward ODE"])
def test_staff_that_falls_hands_over_as_the_reference_has_it(staffing: str) -> None:
    if not FILE.exists():
        pytest.skip("the reference cases are not beside the repository")
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if row["plan"] == staffing and "3 min, 30" in row["scenario"]
        ]
    queue = builders.queue(aht_seconds=(480.0,), patience_seconds=180, target={"within_seconds": 18})
    slots = dict(enumerate((int(row["slots"]) for row in rows), start=MIDNIGHT - 1))
    online = tuple(slots.get(slot, slots[MIDNIGHT - 1] if slot < MIDNIGHT else 0) for slot in range(96))
    plan = builders.plan(queues=(queue,), grid=builders.grid(2))
    options = SimulationOptions(replications=RUNS)
    found = simulation.simulate(plan, spike(queue), {queue.id: online}, options).queues[0].by_slot
    for slot, row in zip(slots, rows, strict=True):
        for measured, name in ((found.service_level, "sl_des"), (found.abandon, "abandon_des")):
            mean, half_width = measured.at(slot)
            assert mean is not None
            assert half_width is not None
            error = math.hypot(half_width / t_quantile(CONFIDENCE, RUNS - 1), THEIR_ERROR)
            assert abs(mean - float(row[name])) < 3 * error, (row["interval"], name)
