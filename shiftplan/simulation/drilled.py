"""A drill played from its beginning up to now, however often: the same lots, the rota as it was changed.

Playing it again from the beginning is what carries the floor's state on: who waits, who holds what. It costs
tenths of a second, and what was played before a change comes out the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf
from random import Random

import numpy as np

from shiftplan.domain.queue import Queue
from shiftplan.simulation.bench import Course
from shiftplan.simulation.crew import Change, Crew, Kind, Spell
from shiftplan.simulation.customers import Customers, Mask, party, together
from shiftplan.simulation.draws import Floats, Purpose, stream
from shiftplan.simulation.from_now import FromNow
from shiftplan.simulation.people import Duty, Roster, Stretch, in_order, rota_crew
from shiftplan.simulation.recalling import RecallingFloor
from shiftplan.simulation.spliced import Missing, RotaFrom, spliced, still_spells, without

THREE_MINUTES = 180.0


@dataclass(frozen=True)
class Slow:
    """Contacts that come between two seconds take so many times the work; no `queues` are all."""

    begins: float
    ends: float
    times: float
    queues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Played:
    """What happened in each of the intervals, per queue; shape (queues, intervals).

    Replies are counted in the interval in which they are given, so that nothing is told before it is known:
    `answered` contacts got their first reply in it, `seconds` is the sum of their waits and typing, `in_time`
    of those `answered` or `gone` had it within three minutes. `waiting` and `present` are of its end.
    """

    came: Floats
    answered: Floats
    seconds: Floats
    in_time: Floats
    gone: Floats
    waiting: Floats
    present: Floats


@dataclass(frozen=True)
class Drilled(FromNow):
    """`FromNow` with the rota changed on the way (`rotas`), people missing, everybody stopped (`stops`), and
    contacts that take longer. The traffic already holds what more comes.
    """

    rotas: tuple[RotaFrom, ...] = ()
    missing: tuple[Missing, ...] = ()
    stops: tuple[Stretch, ...] = ()
    slow: tuple[Slow, ...] = ()

    @cached_property
    def _duties(self) -> tuple[Duty, ...]:
        roster = Roster(self.plan, self.queues, self.horizon, help_others=False)
        first = roster.duties(self.rotas[0].rota)
        there = without(spliced(roster, self.rotas), first, self.missing, self.options.seed)
        return tuple(self._with_room(duty) for duty in there)

    def happened(self) -> Played:
        """Everything between the `edges`; what comes after the last of them is not played."""
        crew, customers = self._crew(0), self._customers(0, self._crew(0))
        ties = Random(int(stream(self.options.seed, 0, Purpose.ROUTING).integers(2**63)))  # noqa: S311 - no secret
        floor = RecallingFloor(crew, customers.contacts, ties, customers.again, customers.asked)
        course = floor.run(lambda _: None)
        return self._told(crew, customers, course, floor.put_off)

    def _crew(self, number: int) -> Crew:
        random = stream(self.options.seed, number, Purpose.AWAY)
        crew = rota_crew(self.queues, self._duties, random, shrinkage=self.options.shrinkage)
        away = tuple(self._away(crew))
        moves = [change for change in crew.changes if change.kind not in {Kind.AWAY, Kind.BACK}]
        moves += [Change(spell.begin, Kind.AWAY, spell.person) for spell in away]
        moves += [Change(spell.end, Kind.BACK, spell.person) for spell in away]
        changes = sorted([*moves, *self._openings(crew), *self._calls()], key=in_order)
        return replace(crew, changes=changes, away=away)

    def _away(self, crew: Crew) -> Iterator[Spell]:
        """The moments in which each stands still: by oneself, or because nobody can answer."""
        by_person: dict[int, list[Spell]] = {}
        for spell in crew.spells:
            by_person.setdefault(spell.person, []).append(spell)
        own: dict[int, list[Stretch]] = {}
        for spell in crew.away:
            own.setdefault(spell.person, []).append((spell.begin, spell.end))
        for person, spells in by_person.items():
            stretches = [(spell.begin, spell.end) for spell in spells]
            still = still_spells(stretches, [*own.get(person, []), *self.stops])
            yield from (Spell(person, begin, end, spells[0].worth) for begin, end in still)

    def _customers(self, number: int, crew: Crew) -> Customers:  # noqa: ARG002 - nobody is there at first
        parties = [
            party(
                queue,
                self._drawn(index, queue),
                0,
                self._of(index),
                (self.options.seed, number, index),
            )
            for index, queue in enumerate(self.queues)
        ]
        return together(parties)

    def _drawn(self, index: int, queue: Queue) -> tuple[Floats, Floats, Floats]:
        comes, leaves, work = self._scene.of_queue(0, index)
        for one in self.slow:
            if not one.queues or queue.id in one.queues:
                work = np.where((comes >= one.begins) & (comes < one.ends), work * one.times, work)
        return comes, leaves, work

    def _told(self, crew: Crew, customers: Customers, course: Course, put_off: set[int]) -> Played:
        comes, leaves = np.array(customers.contacts.comes), np.array(customers.contacts.leaves)
        taken, held = np.array(course.taken), np.array(course.held)
        queue, again = np.array(customers.contacts.queue), np.array(customers.again)
        off = np.zeros(len(comes), dtype=bool)
        off[list(put_off)] = True
        never = (again >= 0) & ~np.isin(again, list(put_off))
        first = (again < 0) & ~never
        answered = np.isfinite(taken) & ~off & ~never
        gone = ~answered & ~off & ~never & np.isfinite(leaves)
        out = np.where(answered, taken, np.where(gone, leaves, inf))
        out[off | never] = comes[off | never]
        reply = taken - comes + self._typing(queue, held)
        quick = answered & (reply <= THREE_MINUTES)
        mine = first & answered
        return Played(
            came=self._counted(queue, comes, first),
            answered=self._counted(queue, taken, mine),
            seconds=self._summed(queue, taken, mine, reply),
            in_time=self._counted(queue, taken, mine & quick),
            gone=self._counted(queue, leaves, first & gone),
            waiting=self._waiting(queue, comes, out, never),
            present=self._present(crew),
        )

    def _typing(self, queue: Floats, held: Floats) -> Floats:
        replies = np.zeros(len(queue))
        for number, one in enumerate(self.queues):
            if one.reply_seconds:
                delays, mine = np.array(one.reply_seconds), queue == number
                replies[mine] = delays[np.minimum(held[mine], len(delays)) - 1]
        return replies

    def _summed(self, queue: Floats, moments: Floats, which: Mask, values: Floats) -> Floats:
        """The values of contacts by queue and interval of these moments."""
        intervals = len(self.edges) - 1
        place = np.searchsorted(self.edges, moments, side="right") - 1
        inside = which & (place >= 0) & (place < intervals)
        cells = queue[inside].astype(np.int64) * intervals + place[inside]
        size = len(self.queues) * intervals
        summed = np.bincount(cells, values[inside], minlength=size).astype(np.float64)
        return summed.reshape(len(self.queues), intervals)

    def _waiting(self, queue: Floats, comes: Floats, out: Floats, never: Mask) -> Floats:
        ends = np.array(self.edges[1:])
        found = np.zeros((len(self.queues), len(ends)))
        for number in range(len(self.queues)):
            mine = (queue == number) & ~never
            came = np.searchsorted(np.sort(comes[mine]), ends, side="left")
            left = np.searchsorted(np.sort(out[mine]), ends, side="right")
            found[number] = np.maximum(came - left, 0)
        return found

    def _present(self, crew: Crew) -> Floats:
        """People on duty just before each interval ends, those away for a moment among them."""
        ends = np.array(self.edges[1:])
        found = np.zeros((len(self.queues), len(ends)))
        for spell in crew.spells:
            queue = crew.people[spell.person].queue
            found[queue] += (spell.begin < ends) & (ends <= spell.end)
        return found
