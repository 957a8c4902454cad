"""Work that can wait, put where it raises the whole least."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan.staffing.levelling import Valley, levelled, slack
from shiftplan.staffing.work_units import cut_up

SLOTS = 5


def slots(values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(values, min_size=SLOTS, max_size=SLOTS)


def does_the_work(agents: tuple[int, ...], comes: list[int], wait: int) -> bool:
    """Slot by slot, first come first served, jobs of one agent-slot each: nothing may be late."""
    todo: list[int] = []
    for slot, hands in enumerate(agents):
        todo = [*todo, *[min(slot + wait, SLOTS - 1)] * comes[slot]][hands:]
        if any(due <= slot for due in todo):
            return False
    return True


def peak(agents: Any, valley: Valley) -> float:
    return float(valley.level(np.array(agents)).max())


def rank(agents: Any, valley: Valley, night: Any) -> tuple[int, float]:
    return int(np.array(agents)[night].sum()), float((valley.level(np.array(agents)) ** 2).sum())


@settings(max_examples=60, deadline=None)
@given(
    slots(st.integers(0, 2)),
    st.integers(0, SLOTS),
    slots(st.integers(0, 3)),
    st.integers(0, 1),
    slots(st.booleans()),
)
def test_trying_everything_finds_nothing_better(
    comes: list[int], wait: int, others: list[int], least: int, dark: list[bool]
) -> None:
    night, valley = np.array(dark), Valley(np.array(others, float), 1.25, least)
    found = levelled(cut_up(np.cumsum(comes).astype(float), wait), valley, night)
    assert does_the_work(tuple(found.tolist()), comes, wait)
    most = min(sum(comes), 6) + least
    every = (x for x in product(range(least, most + 1), repeat=SLOTS) if sum(x) <= sum(comes) + 5 * least)
    fits = [x for x in every if does_the_work(x, comes, wait)]
    even = min(
        peak((n,) * SLOTS, valley) for n in range(least, 20) if does_the_work((n,) * SLOTS, comes, wait)
    )
    best = min(rank(x, valley, night) for x in fits if peak(x, valley) <= even + 1e-9)
    assert peak(found, valley) <= even + 1e-9
    mine = rank(found, valley, night)
    assert mine[0] == best[0]
    assert mine[1] == pytest.approx(best[1])


@settings(max_examples=60, deadline=None)
@given(slots(st.integers(0, 3)), st.integers(0, SLOTS), slots(st.integers(0, 3)))
def test_slack_is_below_zero_exactly_when_something_is_late(
    comes: list[int], wait: int, agents: list[int]
) -> None:
    units = cut_up(np.cumsum(comes).astype(float), wait)
    assert bool(slack(units, np.array(agents)).min() >= 0) == does_the_work(tuple(agents), comes, wait)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(0, 3), min_size=48, max_size=48),
    st.integers(0, 60),
    st.lists(st.floats(0, 20), min_size=48, max_size=48),
)
def test_the_peak_is_never_above_that_of_an_even_spread(
    comes: list[float], wait: int, others: list[float]
) -> None:
    units = cut_up(np.cumsum(comes), wait)
    valley, night = Valley(np.array(others), 1.2, 0), np.arange(48) < 12
    found = levelled(units, valley, night)
    even = next(n for n in range(500) if slack(units, np.full(48, n)).min() >= 0)
    assert valley.level(found).max() <= valley.level(np.full(48, even)).max() + 1e-6
    assert found.sum() == units.total


def test_valleys_are_filled_by_day_before_the_night() -> None:
    units = cut_up(np.array([4.0, 4, 4, 4]), 4)
    valley, night = Valley(np.array([0.0, 9, 2, 3]), 1.0, 0), np.array([True, False, False, False])
    assert levelled(units, valley, night).tolist() == [0, 0, 3, 1]


def test_the_night_works_when_the_deadline_leaves_no_other_hour() -> None:
    units = cut_up(np.array([2.0, 2, 2, 2]), 1)
    valley, night = Valley(np.array([0.0, 0, 5, 5]), 1.0, 0), np.array([True, True, False, False])
    assert levelled(units, valley, night)[:2].sum() == 2


def test_the_night_works_before_the_peak_rises_above_that_of_an_even_spread() -> None:
    units = cut_up(np.array([6.0, 6]), 2)
    night = np.array([False, True])
    assert levelled(units, Valley(np.zeros(2), 1.0, 0), night).tolist() == [3, 3]
    assert levelled(units, Valley(np.array([0.0, 3]), 1.0, 0), night).tolist() == [6, 0]
    assert levelled(units, Valley(np.array([0.0, 2]), 1.0, 0), night).tolist() == [5, 1]


def test_units_are_whole_agent_slots_due_by_the_deadline_of_their_first_part() -> None:
    units = cut_up(np.array([0.4, 0.8, 1.2, 1.6]), 10)
    assert units.total == 2
    assert units.released.tolist() == [0, 0, 0, 1], "the first is whole by the end of the third slot"
    assert units.due.tolist() == [0, 0, 0, 2], "nothing is left at the end of the plan"


def test_a_unit_that_cannot_fill_up_in_time_stays_partly_empty() -> None:
    units = cut_up(np.array([0.4, 0.4, 0.4, 0.8]), 1)
    assert units.due.tolist() == [0, 1, 1, 2]


def test_without_time_to_wait_work_is_done_as_it_comes() -> None:
    units = cut_up(np.cumsum([2.0, 0.0, 3.5, 1.0]), 0)
    found = levelled(units, Valley(np.zeros(4), 1.0, 0), np.zeros(4, bool))
    assert found.tolist() == [2, 0, 4, 1]
