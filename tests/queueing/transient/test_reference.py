"""Every plan of the published spike, by the carried queue."""

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from shiftplan.queueing import Goal
from shiftplan.queueing.transient import Line, Passed, Piece, advance, fewest, settled
from tests.benchmarks.spike import BEGIN, intervals, per_hour

FILE = Path(__file__).parents[4] / "shared" / "reference" / "nonstationary.csv"
LINE, GOAL = Line((480.0,), 180.0), Goal(0.8, 18)
STEP = 5
HALF = STEP / 2


def plans() -> list[tuple[int, list[dict[str, str]]]]:
    """Minutes of an interval, and the rows of one plan in order."""
    with FILE.open(encoding="utf-8") as file:
        grouped = groupby(csv.DictReader(file), lambda row: (row["scenario"], row["plan"]))
        return [(30 if "30-min" in scenario else 15, list(rows)) for (scenario, _), rows in grouped]


def as_published(minutes: int, slots: list[int]) -> list[float]:
    """Service levels as the file has them: rates stand still for five seconds at their value at the
    beginning, and service with a new number of agents sets in half such a step late, though those who come
    are told of it at once.
    """
    state, told = settled(LINE, slots[0], per_hour(BEGIN)), []
    for number, agents in enumerate(slots):
        start = BEGIN + 60 * minutes * number
        rates = [per_hour(start + STEP * step) for step in range(60 * minutes // STEP)]
        first = (HALF, rates[0], rates[0])
        early = advance(LINE, state, agents, [first])
        late = advance(LINE, state, slots[max(number - 1, 0)], [first])
        rest = [Piece(HALF, rates[0], rates[0]), *(Piece(STEP, rate, rate) for rate in rates[1:])]
        passed = advance(LINE, late.end, agents, rest)
        told.append(_mean((early, passed)))
        state = passed.end
    return told


def _mean(told: tuple[Passed, ...]) -> float:
    return sum(passed.level(GOAL) * passed.offered for passed in told) / sum(p.offered for p in told)


def level_and_rest(minutes: int, rows: list[dict[str, str]]) -> Iterator[tuple[Passed, dict[str, str]]]:
    state = settled(LINE, int(rows[0]["slots"]), per_hour(BEGIN))
    for row, pieces in zip(rows, intervals(minutes), strict=True):
        passed = advance(LINE, state, int(row["slots"]), pieces)
        state = passed.end
        yield passed, row


def _named(case: object) -> str:
    return case[0]["plan"] if isinstance(case, list) else str(case)


ALL = plans() if FILE.exists() else []
FORWARD = [(minutes, rows) for minutes, rows in ALL if rows[0]["plan"] in {"forward ODE", "SIPP avg"}]


@pytest.mark.reference
@pytest.mark.skipif(not FILE.exists(), reason="the reference tables do not lie beside the repository")
@pytest.mark.parametrize(("minutes", "rows"), ALL, ids=_named)
def test_every_plan_reaches_what_was_published_but_for_the_length_of_its_steps(minutes, rows) -> None:
    for passed, row in level_and_rest(minutes, rows):
        assert passed.level(GOAL) == pytest.approx(float(row["sl_ode"]), abs=0.004)
        assert passed.gone / passed.offered == pytest.approx(float(row["abandon_ode"]), abs=0.004)
        assert passed.p_wait == pytest.approx(float(row["delay_prob_ode"]), abs=0.004)


@pytest.mark.reference
@pytest.mark.skipif(not FILE.exists(), reason="the reference tables do not lie beside the repository")
@pytest.mark.parametrize(("minutes", "rows"), FORWARD, ids=_named)
def test_with_its_steps_the_digits_are_the_published_ones(minutes, rows) -> None:
    levels = as_published(minutes, [int(row["slots"]) for row in rows])
    assert levels == pytest.approx([float(row["sl_ode"]) for row in rows], abs=1e-4)


def test_the_spike_is_staffed_to_the_target_with_no_more_than_published() -> None:
    state, levels, agents = settled(LINE, 86, per_hour(BEGIN)), [], []
    for pieces in intervals(30):
        found = fewest(LINE, state, pieces, [GOAL], rounding="nearest")
        state = found.passed.end
        levels.append(found.passed.level(GOAL))
        agents.append(found.agents)
    assert levels == pytest.approx([0.8] * 7, abs=0.01)
    assert sum(agents) / 2 <= 1065.5
