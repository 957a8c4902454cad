"""The people of a rota: shifts, breaks, productivity, windows, and the moments in which somebody is away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from shiftplan.domain import work
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.simulation.crew import Change, Crew, Kind, Person, Spell, speeds
from shiftplan.simulation.horizon import Horizon

AWAY_SECONDS = 600.0
"""Length of a moment away (system, handover, personal time): our default."""

Stretch = tuple[float, float]


@dataclass(frozen=True)
class Duty:
    """One person on one shift: stretches of seconds between breaks, and what keeps it from being served."""

    person: Person
    stretches: tuple[Stretch, ...]
    worth: float
    absence: float
    away: float


@dataclass(frozen=True)
class Roster:
    """What duties are made from; `numbers` of the queues that are simulated."""

    plan: Plan
    queues: Sequence[Queue]
    horizon: Horizon
    help_others: bool = True
    breaks: bool = True

    @property
    def numbers(self) -> dict[str, int]:
        return {queue.id: number for number, queue in enumerate(self.queues)}

    def duties(self, rota: Rota) -> tuple[Duty, ...]:
        """Every assignment to one of the queues that touches the horizon.

        In a break nothing new is taken and what is held is finished. A nursing hour lowers the worth.
        """
        numbers = self.numbers
        assignments = (one for one in work.known(self.plan, rota) if one.queue in numbers)
        made = (self._duty(one, numbers) for one in assignments)
        return tuple(duty for duty in made if duty.stretches)

    def _duty(self, assignment: Assignment, numbers: dict[str, int]) -> Duty:
        agent, shift = self.plan.agent[assignment.agent], self.plan.shift[assignment.shift]
        own = numbers[assignment.queue]
        queue = self.queues[own]
        known = {numbers[name] for name in agent.queues if name in numbers} - {own}
        worth = work.cover(self.plan, agent, shift)
        pace = speeds(queue.aht_seconds, min(agent.max_windows, queue.windows), worth)
        shrinkage = queue.shrinkage
        return Duty(
            person=Person(own, (own, *sorted(known if self.help_others else ())), pace),
            stretches=tuple(_stretches(shift, assignment, self.horizon, breaks=self.breaks)),
            worth=worth,
            absence=shrinkage.absence,
            away=(shrinkage.total - shrinkage.absence) / (1 - shrinkage.absence),
        )


def _stretches(
    shift: ShiftTemplate, assignment: Assignment, horizon: Horizon, *, breaks: bool
) -> Iterator[Stretch]:
    """[begin, end) between breaks, cut to the horizon; a shift that began before it is on at second 0."""
    start = shift.begins(assignment.day)
    cuts = [0]
    for pause in sorted(shift.breaks, key=lambda pause: pause.after_minutes) if breaks else ():
        cuts += [pause.after_minutes, pause.after_minutes + pause.minutes]
    cuts.append(shift.length_minutes)
    seconds = [horizon.second(start + timedelta(minutes=minute)) for minute in cuts]
    for begin, end in zip(seconds[::2], seconds[1::2], strict=True):
        if end > max(begin, 0.0) and begin < horizon.seconds:
            yield max(begin, 0.0), end


def rota_crew(
    queues: Sequence[Queue], all_duties: Sequence[Duty], random: np.random.Generator, *, shrinkage: bool
) -> Crew:
    """The crew of one replication. With `shrinkage`, a share of the people does not come at all (absence) and
    the others are away for ten minutes at a time, at random, as often as the rest of it says; nothing they
    hold moves meanwhile. Both together leave 1 − shrinkage of the time on shift, as in the need.
    """
    missing = random.random(len(all_duties)) < [duty.absence for duty in all_duties] if shrinkage else None
    there = [duty for index, duty in enumerate(all_duties) if missing is None or not missing[index]]
    changes: list[Change] = []
    spells: list[Spell] = []
    away: list[Spell] = []
    for who, duty in enumerate(there):
        for begin, end in duty.stretches:
            spells.append(Spell(who, begin, end, duty.worth))
            changes += (Change(begin, Kind.COMES, who), Change(end, Kind.LEAVES, who))
            if shrinkage:
                away += _away(who, duty, (begin, end), random)
    changes += (Change(spell.begin, Kind.AWAY, spell.person) for spell in away)
    changes += (Change(spell.end, Kind.BACK, spell.person) for spell in away)
    windows = [queue.windows for queue in queues]
    return Crew([duty.person for duty in there], sorted(changes, key=_order), windows, spells, away)


def _order(change: Change) -> tuple[float, int, int]:
    """Of one moment: back before away and before leaving, or a person would stay still for good."""
    rank = {Kind.BACK: 0, Kind.COMES: 1, Kind.AWAY: 2, Kind.LEAVES: 3, Kind.HEADCOUNT: 4}
    return change.second, rank[change.kind], change.who


def _away(who: int, duty: Duty, stretch: Stretch, random: np.random.Generator) -> Iterator[Spell]:
    """Moments away: each ten minutes of the stretch by lot, neighbours joined."""
    begin, end = stretch
    starts = np.arange(begin, end, AWAY_SECONDS)
    chosen = starts[random.random(len(starts)) < duty.away].tolist()
    open_spell: Stretch | None = None
    for start in chosen:
        stop = min(start + AWAY_SECONDS, end)
        if open_spell and open_spell[1] >= start:
            open_spell = (open_spell[0], stop)
            continue
        if open_spell:
            yield Spell(who, *open_spell, duty.worth)
        open_spell = (start, stop)
    if open_spell:
        yield Spell(who, *open_spell, duty.worth)
