"""One queue on one course of its contacts, carried from its backlog through the next hours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from shiftplan.queueing import Goal
from shiftplan.queueing.transient import Piece, State, advance
from shiftplan.staffing.model import patience
from shiftplan.staffing.reliefs.crew import NO_CHANGE, Change, Crew, crew
from shiftplan.staffing.reliefs.parting import parted, share_going
from shiftplan.staffing.reliefs.situation import Course, Head, QueueNow, Situation

ROUGH = 1e-3
"""What a step may err by (`carry.FINE` is thirty times as careful): a hundredth of a point, and quick."""
SECONDS_PER_HOUR = 3600
FORGOTTEN = 1e-3
"""States of which the absolute differences add up to less go on alike."""
ANY_SHARE = 0.5  # a goal has one; only the level is asked for


@dataclass(frozen=True)
class Alteration:
    """What a relief changes on a queue from one second to another."""

    begins: float
    ends: float
    change: Change


@dataclass(frozen=True)
class Sums:
    """Weighted contacts that came and that were answered in time, in the horizon and later; hours waited."""

    came: float = 0.0
    in_time: float = 0.0
    came_later: float = 0.0
    in_time_later: float = 0.0
    hours: float = 0.0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) - getattr(other, name) for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Standing:
    """Where a queue stands at a second: its state, the sums so far, and contacts that were put off."""

    second: float
    state: State
    sums: Sums = Sums()
    owed: float = 0.0


@dataclass
class Carried:
    """The queue from `start` at second 0, with alterations that hold already. What was carried as things are
    is kept: a relief begins there.
    """

    now: QueueNow
    situation: Situation
    course: Course
    start: State
    holding: tuple[Alteration, ...] = ()
    _kept: dict[float, Standing] = field(default_factory=dict)

    def as_it_is(self) -> Sums:
        """If nothing is done."""
        return self.through(Standing(0.0, self.start), (), keep=True)

    def altered(self, alterations: Sequence[Alteration], heads: tuple[Head, ...] | None = None) -> Sums:
        """With a relief: with what it alters; `heads` are the people there are then, who differ only while
        an alteration lasts.
        """
        if not self._kept:
            self.as_it_is()
        other = self if heads is None else replace(self, now=replace(self.now, heads=heads))
        first = min(one.begins for one in alterations)
        before = max(second for second in self._kept if second <= first)
        return other.through(self._kept[before], alterations)

    def through(self, standing: Standing, alterations: Sequence[Alteration], *, keep: bool = False) -> Sums:
        """From where it stands to the end; with `keep` each place on the way is kept for reliefs."""
        over = max((one.ends + self._back(one) for one in alterations), default=0.0)
        every = (*self.holding, *alterations)
        for begin, end in pairwise(self._moments(standing.second, every)):
            if keep:
                self._kept[begin] = standing
            elif begin >= over and self._as_before(standing):
                return standing.sums + self._kept[self.situation.end].sums - self._kept[begin].sums
            standing = self._stretch(standing, begin, end, every)
        if keep:
            self._kept[standing.second] = standing
        return standing.sums

    def _back(self, one: Alteration) -> float:
        """Seconds in which what it put off comes again."""
        return self.situation.back if one.change.put_off else 0.0

    def _as_before(self, standing: Standing) -> bool:
        """Whether the queue has forgotten the relief."""
        kept = self._kept.get(standing.second)
        if kept is None:
            return False
        low, high = min(kept.state.low, standing.state.low), max(kept.state.high, standing.state.high)
        apart = kept.state.window(low, high) - standing.state.window(low, high)
        return float(np.abs(apart).sum()) < FORGOTTEN

    def _moments(self, begin: float, alterations: Sequence[Alteration]) -> list[float]:
        end = self.situation.end
        moments = set(self.now.moments(begin, end)) | {self.situation.horizon}
        for one in alterations:
            moments |= {one.begins, one.ends, one.ends + self._back(one)}
        return sorted(moment for moment in moments if begin <= moment <= end)

    def _stretch(
        self, standing: Standing, begin: float, end: float, alterations: Sequence[Alteration]
    ) -> Standing:
        """From one change to the next. Contacts put off come again evenly once the relief has ended."""
        change = together(one.change for one in alterations if one.begins <= begin < one.ends)
        there = self._crew(begin, change)
        standing = self._parted(standing, begin, alterations, change)
        standing = self._called_back(standing, begin, alterations, there, change)
        rates, again = self.now.come(begin, end), self._again(standing, begin, alterations)
        factor = (self.now.factor(self.course) if begin >= 0 else 1.0) * change.contacts
        pieces = [Piece(rate.ends - rate.begins, *(rate.per_hour * factor + again,) * 2) for rate in rates]
        line = there.line(patience(self.now.queue), change.put_off)
        passed = advance(line, standing.state, there.agents, pieces, ROUGH)
        came = sum((rate.ends - rate.begins) * rate.per_hour for rate in rates) * factor / SECONDS_PER_HOUR
        level = passed.level(self._goal(there)) if came else 0.0
        counted, hours = rates[0].weight * came, passed.mean_wait_seconds * passed.offered / SECONDS_PER_HOUR
        soon = begin < self.situation.horizon
        sums = (
            Sums(counted, counted * level, 0, 0, hours)
            if soon
            else Sums(0, 0, counted, counted * level, hours)
        )
        owed = standing.owed + passed.put_off
        return Standing(end, passed.end, standing.sums + sums, owed)

    def _parted(
        self, standing: Standing, second: float, alterations: Sequence[Alteration], change: Change
    ) -> Standing:
        """Without what those hold who go now; as the ranking begins they have gone."""
        if second <= 0:
            return standing
        past = together(one.change for one in alterations if one.begins < second <= one.ends)
        before = self._crew(second, past, just_before=True)
        more = change.agents - past.agents
        share = share_going(self.now.heads, second, self.now.online, before, more)
        return replace(standing, state=parted(standing.state, before.windows, share))

    def _crew(self, second: float, change: Change, *, just_before: bool = False) -> Crew:
        return crew(
            self.now.there(second, just_before=just_before),
            self.now.online,
            self.now.queue.aht_seconds,
            change,
            self.situation.gain,
        )

    def _again(self, standing: Standing, second: float, alterations: Sequence[Alteration]) -> float:
        """Contacts an hour that come again after they were put off."""
        back = self.situation.back
        if any(one.change.put_off and one.ends <= second < one.ends + back for one in alterations):
            return standing.owed / back * SECONDS_PER_HOUR
        return 0.0

    def _called_back(
        self,
        standing: Standing,
        second: float,
        alterations: Sequence[Alteration],
        there: Crew,
        change: Change,
    ) -> Standing:
        """The share of those waiting when it begins is put off, too."""
        if not any(one.begins == second and one.change.put_off for one in alterations):
            return standing
        waiting = standing.state.waiting(there.windows)
        thinner = thinned(standing.state, there.windows, 1 - change.put_off)
        return replace(standing, state=thinner, owed=standing.owed + waiting * change.put_off)

    def _goal(self, there: Crew) -> Goal:
        """The clock stops at the first reply, which takes as long as people hold chats. Replies that are
        always in time only shorten the wait that is allowed.
        """
        replies, within = self.now.queue.reply_seconds, self.situation.within_seconds
        if not replies or replies[-1] <= within:
            return Goal(ANY_SHARE, within - (replies[-1] if replies else 0.0))
        windows, most = there.windows or 1, len(replies)
        by_place = tuple(replies[-(-most * place // windows) - 1] for place in range(1, windows + 1))
        return Goal(ANY_SHARE, within, replies=by_place)


def together(changes: Iterable[Change]) -> Change:
    """Several changes at once."""
    found = NO_CHANGE
    for one in changes:
        found = Change(
            found.agents + one.agents,
            max(found.windows, one.windows),
            found.contacts * one.contacts,
            1 - (1 - found.put_off) * (1 - one.put_off),
        )
    return found


def thinned(state: State, slots: int, share: float) -> State:
    """Of those who wait each stays with this chance, independently of the others: a binomial thinning."""
    if state.high <= slots + 1 or share >= 1:
        return state
    high = state.high
    wide = state.window(min(state.low, slots), high)
    low = min(state.low, slots)
    queued = wide[slots - low :].copy()
    kept = np.zeros_like(queued)
    # P(kept = j | q) row by row by Pascal's rule, so that no factorial overflows
    row = np.zeros(len(queued))
    row[0] = 1.0
    for count, chance in enumerate(queued):
        if count:
            row[1:] = row[1:] * (1 - share) + row[:-1] * share
            row[0] *= 1 - share
        kept += chance * row
    return State(low, np.concatenate([wide[: slots - low], kept]))
