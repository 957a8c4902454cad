"""Ties between people, counted: days off a turn, days on which a bond breaks, seniors missing by slot."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations

from shiftplan.checks.case import Case, Duty, Person
from shiftplan.domain.teamwork import Bond, BondKind, Pattern, Squad
from shiftplan.domain.ties import free_to_share, meet, members, slots_on_shift, watched
from shiftplan.domain.turns import can_work, entry_on, off_turn


def days_off_turn(case: Case, person: Person, pattern: Pattern) -> list[date]:
    """Days on which the person could work and is off the turn."""
    worked: dict[date, str] = {duty.day: duty.shift.id for duty in person.duties}
    return [
        day
        for day in case.plan.grid.dates
        if can_work(case.plan, person.agent, day)
        and off_turn(entry_on(case.plan, person.agent, pattern, day), worked.get(day))
    ]


def broken_days(case: Case, bond: Bond) -> list[date]:
    """The days on which a bond is broken, in order."""
    return sorted(set(_BROKEN[bond.kind](case, bond)))


def missing_seniors(case: Case, squad: Squad) -> dict[int, int]:
    """How many seniors are missing in each slot in which other members are on shift and any is missing."""
    seniors, others = members(case.plan, squad)
    there: dict[int, int] = defaultdict(int)
    for senior in seniors:
        for slot in _slots(case, senior.id):
            there[slot] += 1
    held = {slot for other in others for slot in _slots(case, other.id)}
    return {slot: squad.least - there[slot] for slot in sorted(held) if there[slot] < squad.least}


def _slots(case: Case, agent: str) -> set[int]:
    """Slots in which somebody is on shift."""
    grid = case.plan.grid
    return {slot for duty in _serving(case, agent) for slot in slots_on_shift(grid, duty.begins, duty.ends)}


def _serving(case: Case, agent: str) -> list[Duty]:
    return [duty for duty in case.by_id[agent].duties if duty.shift.serves]


def _together(case: Case, bond: Bond) -> Iterator[date]:
    worked: dict[tuple[str, date], set[tuple[str, int]]] = defaultdict(set)
    for name in bond.agents:
        for duty in case.by_id[name].duties:
            worked[name, duty.day].add((duty.shift.id, duty.begins))
    for day in case.plan.grid.dates:
        who = free_to_share(case.plan, bond, day)
        if any(worked[name, day] != worked[who[0], day] for name in who):
            yield day


def _apart(case: Case, bond: Bond) -> Iterator[date]:
    for one, other in combinations(bond.agents, 2):
        for first in _serving(case, one):
            for second in _serving(case, other):
                if meet((first.begins, first.ends), (second.begins, second.ends)):
                    yield max(first, second, key=lambda duty: duty.begins).day


def _mentor(case: Case, bond: Bond) -> Iterator[date]:
    mentor, *others = bond.agents
    spans = [(duty.begins, duty.ends) for duty in _serving(case, mentor)]
    for other in others:
        for duty in _serving(case, other):
            if not any(watched(span, (duty.begins, duty.ends)) for span in spans):
                yield duty.day


def _carpool(case: Case, bond: Bond) -> Iterator[date]:
    starts: dict[date, set[int]] = defaultdict(set)
    for name in bond.agents:
        for duty in _serving(case, name):
            starts[duty.day].add(duty.begins)
    return (day for day, found in starts.items() if len(found) > 1)


_BROKEN: dict[BondKind, Callable[[Case, Bond], Iterator[date]]] = {
    BondKind.TOGETHER: _together,
    BondKind.APART: _apart,
    BondKind.MENTOR: _mentor,
    BondKind.CARPOOL: _carpool,
}
