"""Whom a rule of cover counts: who serves for the least, who holds a seat for the most."""

from typing import Any

import pytest

from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.head_counts import on_shift, people, present
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import Break, BreakKind, ShiftKind
from tests import builders as b

EARLY = b.shift("early", 8, 8.5, 4)
STANDBY = b.shift("standby", 8, 8).model_copy(update={"kind": ShiftKind.STANDBY})
SPLIT = b.shift("split", 8, 12).model_copy(
    update={"breaks": (Break(after_minutes=240, minutes=240, kind=BreakKind.GAP),)}
)
SWITCH = EARLY.model_copy(update={"id": "switch", "switch": True})
NOON, AT_ELEVEN, AT_ONE, MEAL = 24, 22, 26, 24


def plan(**values: Any) -> Plan:
    seniors = b.agent("ann", tier=Tier.T4), b.agent("bob", tier=Tier.T1)
    queues = b.queue(), b.queue("aftersale")
    return b.plan(seniors, queues=queues, shifts=(EARLY, STANDBY, SPLIT, SWITCH), **values)


def counted(slot: int, *assignments: Assignment, seats: bool = False, **rule: Any) -> int:
    ruled = CoverRule(id="r", least=1, **rule)
    there = present(plan(), b.rota(*assignments), held=seats or ruled.standby)
    return people(there, ruled, plan().grid.slots)[slot]


def test_a_break_takes_a_head_away_but_not_a_seat() -> None:
    ann = b.work("ann", 0)
    assert [counted(MEAL, ann), counted(MEAL + 1, ann)] == [0, 1]
    assert [counted(MEAL, ann, seats=True), counted(MEAL + 1, ann, seats=True)] == [1, 1]


def test_the_gap_of_a_split_shift_gives_the_seat_back() -> None:
    ann = b.work("ann", 0, "split")
    assert counted(NOON, ann, seats=True) == 0
    assert counted(AT_ELEVEN, ann, seats=True) == 1


def test_queues_are_counted_apart_or_together() -> None:
    both = b.work("ann", 0), b.work("bob", 0, "early", "aftersale")
    assert counted(AT_ONE, *both) == 2
    assert counted(AT_ONE, *both, queue="aftersale") == 1
    assert counted(AT_ONE, *both, queue="aftersale", seats=True) == 1


def test_a_tier_counts_itself_and_those_above() -> None:
    both = b.work("ann", 0), b.work("bob", 0)
    assert [counted(AT_ONE, *both, tier=tier) for tier in (Tier.T0, Tier.T1, Tier.T2, Tier.T4)] == [
        2,
        2,
        1,
        1,
    ]


def test_standby_is_counted_only_where_it_is_asked_for() -> None:
    both = b.work("ann", 0, "standby"), b.work("bob", 0)
    assert counted(AT_ONE, *both) == 1
    assert counted(AT_ONE, *both, standby=True) == 1
    assert counted(AT_ONE, both[1], standby=True) == 0
    assert counted(AT_ONE, both[0], standby=True, queue="aftersale") == 0


@pytest.mark.parametrize("seats", [False, True])
def test_whoever_changes_the_queue_at_the_meal_counts_where_they_are(seats: bool) -> None:
    ann = b.work("ann", 0, "switch").model_copy(update={"then": "aftersale"})
    assert counted(AT_ELEVEN, ann, queue="presale", seats=seats) == 1
    assert counted(AT_ONE, ann, queue="presale", seats=seats) == 0
    assert counted(AT_ONE, ann, queue="aftersale", seats=seats) == 1


def test_half_a_slot_is_enough() -> None:
    grid = b.grid(minutes=60)
    assert list(on_shift(b.shift("x", 8.5, 2), grid)) == [8, 9, 10]
    assert list(on_shift(b.shift("x", 8.75, 2), grid)) == [9, 10]


def test_nobody_counts_past_the_end_of_the_plan() -> None:
    late = b.plan((b.agent("ann"),), days=1, shifts=(b.shift("night", 22, 8),))
    there = present(late, b.rota(b.work("ann", 0, "night")), held=True)
    found = people(there, CoverRule(id="r", most=1), late.grid.slots)
    assert [slot for slot, many in enumerate(found) if many] == [44, 45, 46, 47]
