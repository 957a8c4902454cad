"""The people of a rota: shifts, breaks, productivity, windows, and the moments in which somebody is away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np

from shiftplan.domain import work
from shiftplan.domain.plan import Plan
from shiftplan.domain.posts import posts
from shiftplan.domain.queue import Queue
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.shift import BreakKind, ShiftTemplate
from shiftplan.simulation.crew import Change, Crew, Kind, Person, Spell, speeds
from shiftplan.simulation.draws import Floats
from shiftplan.simulation.horizon import Horizon

AWAY_SECONDS = 600.0
"""Length of a moment away (system, handover, personal time): our default."""

Stretch = tuple[float, float]
ORDER = (Kind.BACK, Kind.COMES, Kind.WINDOWS, Kind.AWAY, Kind.LEAVES, Kind.CALLS, Kind.HEADCOUNT)


@dataclass(frozen=True)
class Duty:
    """One person on one queue of a shift: stretches of seconds between breaks, and what keeps it from being
    served. `who` and `day` number the person and the day of the shift: duties of one shift share their lot.
    """

    person: Person
    stretches: tuple[Stretch, ...]
    worth: float
    absence: float
    away: float
    who: int = 0
    day: int = 0


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

        In a break nothing new is taken and what is held is finished. A nursing hour lowers the worth. Who
        changes the queue at the meal has two duties, who is lent to another queue one for each stretch; who
        is on standby has none but while called in.
        """
        numbers = self.numbers
        people = {agent.id: who for who, agent in enumerate(self.plan.agents)}
        return tuple(
            replace(duty, who=people[assignment.agent], day=(assignment.day - self.plan.grid.start).days)
            for assignment in work.known(self.plan, rota)
            for duty in self._duties(assignment, numbers)
            if duty.stretches
        )

    def _duties(self, assignment: Assignment, numbers: dict[str, int]) -> Iterator[Duty]:
        shift = self.plan.worked(assignment)
        stretches = list(_stretches(shift, self.breaks)) if shift.serves else []
        for post in posts(shift, assignment):
            if post.queue in numbers:
                begin, end = post.begin - shift.start_minute, post.end - shift.start_minute
                inside = [(max(first, begin), min(last, end)) for first, last in stretches]
                yield self._duty(assignment, shift, numbers, post.queue, inside)

    def _duty(
        self,
        assignment: Assignment,
        shift: ShiftTemplate,
        numbers: dict[str, int],
        name: str,
        minutes: list[tuple[int, int]],
    ) -> Duty:
        agent, own = self.plan.agent[assignment.agent], numbers[name]
        queue = self.queues[own]
        known = {numbers[other] for other in agent.queues if other in numbers} - {own}
        worth = work.cover(self.plan, agent, shift, name)
        pace = speeds(queue.aht_seconds, min(agent.max_windows, queue.windows), worth)
        shrinkage = queue.shrinkage
        return Duty(
            person=Person(own, (own, *sorted(known if self.help_others else ())), pace),
            stretches=tuple(self._seconds(shift.begins(assignment.day), minutes)),
            worth=worth,
            absence=shrinkage.absence,
            away=(shrinkage.total - shrinkage.absence) / (1 - shrinkage.absence),
        )

    def _seconds(self, start: datetime, minutes: list[tuple[int, int]]) -> Iterator[Stretch]:
        """[begin, end) cut to the horizon; a shift that began before it is on at second 0."""
        for first, last in minutes:
            begin, end = (self.horizon.second(start + timedelta(minutes=m)) for m in (first, last))
            if first < last and end > max(begin, 0.0) and begin < self.horizon.seconds:
                yield max(begin, 0.0), end


def _stretches(shift: ShiftTemplate, breaks: bool) -> Iterator[tuple[int, int]]:  # noqa: FBT001 - an option handed on
    """Minutes [begin, end) from the start of the shift between breaks; hours off are never left out."""
    here = 0
    for pause in sorted(shift.breaks, key=lambda pause: pause.after_minutes):
        if breaks or pause.kind is BreakKind.GAP:
            if pause.after_minutes > here:
                yield here, pause.after_minutes
            here = max(here, pause.after_minutes + pause.minutes)
    if here < shift.length_minutes:
        yield here, shift.length_minutes


def rota_crew(
    queues: Sequence[Queue], all_duties: Sequence[Duty], random: np.random.Generator, *, shrinkage: bool
) -> Crew:
    """The crew of one replication. With `shrinkage`, a share of the people does not come at all (absence) and
    the others are away for ten minutes at a time, at random, as often as the rest of it says; nothing they
    hold moves meanwhile. Both together leave 1 − shrinkage of the time on shift, as in the need.

    Every lot belongs to a person and a day or ten minutes, so that one and the same replication of two rotas
    differs only where they do.
    """
    there, moments = all_duties, np.ones((0, 0))
    if shrinkage:
        days, minutes = random.spawn(2)
        there, moments = _present(all_duties, days), _moments(all_duties, minutes)
    changes: list[Change] = []
    spells: list[Spell] = []
    away: list[Spell] = []
    for who, duty in enumerate(there):
        for begin, end in duty.stretches:
            spells.append(Spell(who, begin, end, duty.worth))
            changes += (Change(begin, Kind.COMES, who), Change(end, Kind.LEAVES, who))
            if shrinkage:
                away += _away(who, duty, (begin, end), moments[duty.who])
    changes += (Change(spell.begin, Kind.AWAY, spell.person) for spell in away)
    changes += (Change(spell.end, Kind.BACK, spell.person) for spell in away)
    windows = [queue.windows for queue in queues]
    return Crew([duty.person for duty in there], sorted(changes, key=in_order), windows, spells, away)


def _present(all_duties: Sequence[Duty], random: np.random.Generator) -> list[Duty]:
    """Those who come. Duties of one person's shift share their lot."""
    days = max((duty.day for duty in all_duties), default=-1) + 1
    lots = [day.random(_people(all_duties)) for day in random.spawn(days)]
    return [duty for duty in all_duties if lots[duty.day][duty.who] >= duty.absence]


def _moments(all_duties: Sequence[Duty], random: np.random.Generator) -> Floats:
    """A lot for each person and each ten minutes; shape (people, ten minutes)."""
    last = max((end for duty in all_duties for _, end in duty.stretches), default=0.0)
    blocks = random.spawn(int(last // AWAY_SECONDS) + 1)
    return np.column_stack([block.random(_people(all_duties)) for block in blocks])


def _people(all_duties: Sequence[Duty]) -> int:
    return max((duty.who for duty in all_duties), default=-1) + 1


def in_order(change: Change) -> tuple[float, int, int]:
    """Of one moment: back before away and before leaving, or a person would stay still for good."""
    return change.second, ORDER.index(change.kind), change.who


def _away(who: int, duty: Duty, stretch: Stretch, lots: Floats) -> Iterator[Spell]:
    """Moments away: each ten minutes of the stretch by lot, neighbours joined."""
    begin, end = stretch
    starts = np.arange(begin, end, AWAY_SECONDS)
    chosen = starts[lots[(starts // AWAY_SECONDS).astype(int)] < duty.away].tolist()
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
