"""What the fairness window shows, as a value that answers its questions."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from shiftplan.domain.fair_counts import Measure
from shiftplan.domain.fairness import Standing, Tally
from shiftplan.domain.people import Tier
from shiftplan.planning.fairness import Chosen, Fairness, Order
from shiftplan.planning.fairness_facts import Reason


@dataclass(frozen=True, eq=False)
class View:
    """`known` are the measures worked out so far; `here` is the id of the person under the cursor."""

    fairness: Fairness | None = None
    known: frozenset[Measure] = frozenset()
    measure: Measure = Measure.NIGHTS
    chosen: Chosen = field(default_factory=Chosen)
    here: str | None = None

    def but(self, **changes: Any) -> Self:
        return replace(self, **changes)

    def choosing(self, **changes: Any) -> Self:
        """The like for who is shown and in which order."""
        return replace(self, chosen=replace(self.chosen, **changes))

    @cached_property
    def tally(self) -> Tally | None:
        """What is shown; None while it is being worked out."""
        ready = self.fairness is not None and self.measure in self.known
        return self.fairness.tally(self.measure) if ready and self.fairness else None

    @cached_property
    def rows(self) -> tuple[Standing, ...]:
        return self.chosen.of(self.tally) if self.tally else ()

    @cached_property
    def cursor(self) -> int:
        """The row of the person under it; the first when that one is not shown."""
        ids = [one.agent.id for one in self.rows]
        return ids.index(self.here) if self.here in ids else 0

    @property
    def person(self) -> Standing | None:
        return self.rows[self.cursor] if self.rows else None

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        if self.fairness is None or self.person is None:
            return ()
        return self.fairness.reasons(self.measure, self.person)

    @cached_property
    def most(self) -> float:
        """What fills a bar."""
        those = self.tally.standings if self.tally else ()
        return max((max(one.have.total, one.mean.total) for one in those), default=0.0)

    @cached_property
    def over(self) -> frozenset[str]:
        """Those above the mean by what could be passed on."""
        return frozenset(one.agent.id for one in self.tally.over) if self.tally else frozenset()

    @property
    def missing(self) -> Measure | None:
        """What to work out next: what is looked at, then the rest."""
        return next((each for each in (self.measure, *Measure) if each not in self.known), None)

    def profile(self) -> tuple[tuple[Tally, Standing], ...]:
        """The person under the cursor in every measure worked out so far."""
        if self.fairness is None or self.person is None:
            return ()
        tallies = [self.fairness.tally(each) for each in Measure if each in self.known]
        who = self.person.agent.id
        return tuple((tally, one) for tally in tallies for one in tally.standings if one.agent.id == who)

    def moved(self, steps: int) -> Self:
        """The cursor so many rows on; it stops at the ends."""
        if not self.rows:
            return self
        row = max(0, min(len(self.rows) - 1, self.cursor + steps))
        return self.but(here=self.rows[row].agent.id)

    def at(self, row: int) -> Self:
        return self.but(here=self.rows[row].agent.id) if 0 <= row < len(self.rows) else self

    def next_order(self) -> Self:
        orders = tuple(Order)
        return self.choosing(order=orders[(orders.index(self.chosen.order) + 1) % len(orders)])

    def next_tier(self) -> Self:
        """All, then one tier after the other of those there are."""
        there = {one.agent.tier for one in self.tally.standings} if self.tally else set()
        turn = (None, *(tier for tier in Tier if tier in there))
        here = turn.index(self.chosen.tier) if self.chosen.tier in turn else 0
        return self.choosing(tier=turn[(here + 1) % len(turn)])
