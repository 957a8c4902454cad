"""Turns of days and ties between people: the laws that solver and judge share."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.domain.people import Tier
from shiftplan.domain.teamwork import Bond, BondKind, Pattern, Squad
from shiftplan.domain.ties import free_to_share, meet, members, slots_on_shift, watched
from shiftplan.domain.turns import can_work, entry_on, may_work_shift, off_turn, pattern_of
from tests import builders as b
from tests.checks.bench import day, entry, one_person

SPANS = st.tuples(st.integers(0, 3000), st.integers(1, 1439)).map(lambda at: (at[0], at[0] + at[1]))
ENTRIES = st.sampled_from(["*", "-", "early", "night"])


@given(st.lists(ENTRIES, min_size=2, max_size=10), st.integers(-40, 40), st.integers(0, 60))
def test_a_turn_repeats_forwards_and_backwards(turn: list[str], start: int, at: int) -> None:
    pattern = Pattern(id="p", turn=tuple(turn))
    ann = b.agent("ann", pattern="p", pattern_start=b.MONDAY + timedelta(days=start))
    plan = b.plan((ann,), patterns=(pattern,))
    assert pattern_of(plan, ann) == pattern
    here = entry_on(plan, ann, pattern, day(at))
    assert here == entry_on(plan, ann, pattern, day(at + len(turn)))
    assert entry_on(plan, ann, pattern, day(start)) == turn[0]
    assert here == turn[(at - start) % len(turn)]


@pytest.mark.parametrize(
    ("entry_there", "shift", "off"),
    [
        ("-", None, False),
        ("-", "early", True),
        ("*", None, True),
        ("*", "early", False),
        ("early", "early", False),
        ("early", "late", True),
        ("early", None, True),
    ],
)
def test_what_is_off_the_turn(entry_there: str, shift: str | None, *, off: bool) -> None:
    assert off_turn(entry_there, shift) is off


def test_who_can_work_and_what() -> None:
    entries = (
        entry("ann", 0, "leave"),
        entry("ann", 1, "wish_off"),
        entry("ann", 2, "only_shift", shift="late"),
    )
    plan = one_person(4, agent={"leaves": day(2), "shifts": ("early", "late")}, availability=entries)
    ann = plan.agents[0]
    assert [can_work(plan, ann, day(i)) for i in range(4)] == [False, True, True, False]
    assert [may_work_shift(plan, ann, day(1), shift) for shift in ("early", "late", "night")] == [
        True,
        True,
        False,
    ]
    assert [may_work_shift(plan, ann, day(2), shift) for shift in ("early", "late")] == [False, True]


def test_who_shares_a_day() -> None:
    bond = Bond(kind=BondKind.TOGETHER, agents=("a3", "a1", "a2"))
    plan = b.plan(availability=(entry("a1", 1, "absent"),))
    assert free_to_share(plan, bond, day(0)) == ("a3", "a1", "a2")
    assert free_to_share(plan, bond, day(1)) == ("a3", "a2")


@given(SPANS, SPANS)
def test_two_meet_exactly_when_the_earlier_runs_into_the_later(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    earlier, later = sorted([first, second])
    assert meet(first, second) == meet(second, first)
    assert meet(first, second) == (earlier[1] > later[0])


@given(SPANS, SPANS)
def test_half_a_shift_is_watched_minute_by_minute(mentor: tuple[int, int], other: tuple[int, int]) -> None:
    beside = len(set(range(*mentor)) & set(range(*other)))
    assert watched(mentor, other) == (2 * beside >= other[1] - other[0])


def test_seniors_and_others_of_a_squad() -> None:
    tiers = {"ann": "T4", "bob": "T2", "cid": "T3"}
    people = (*(b.agent(name, tier=tier, squad="s") for name, tier in tiers.items()), b.agent("dan"))
    plan = b.plan(people, squads=(Squad(id="s", tier=Tier.T3),))
    seniors, others = members(plan, plan.settings.squads[0])
    assert [[agent.id for agent in group] for group in (seniors, others)] == [["ann", "cid"], ["bob"]]


@given(SPANS, st.sampled_from([5, 10, 15, 30, 60]))
def test_slots_of_which_a_shift_covers_half(span: tuple[int, int], minutes: int) -> None:
    grid = b.grid(2, minutes=minutes)
    expected = [
        slot
        for slot in range(grid.slots)
        if 2 * max(0, min(span[1], (slot + 1) * minutes) - max(span[0], slot * minutes)) >= minutes
    ]
    assert list(slots_on_shift(grid, *span)) == expected
