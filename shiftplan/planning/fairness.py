"""Who carries how much of the nights, weekends, peaks, hours and missed wishes, and why."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from shiftplan.domain.fair_counts import Measure, peak_hours
from shiftplan.domain.fairness import Standing, Tallies, Tally
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.planning.fairness_facts import Reason
from shiftplan.planning.fairness_reasons import Reasons


class Order(StrEnum):
    """How people stand: furthest above the mean first, by what they have, or by who they are."""

    OVER = "over"
    TOTAL = "total"
    NAME = "name"
    TEAM = "team"
    TIER = "tier"


@dataclass(frozen=True)
class Chosen:
    """Whom to show, and in which order; who is left out still counts for mean and share."""

    order: Order = Order.OVER
    tier: Tier | None = None
    name: str = ""

    def of(self, tally: Tally) -> tuple[Standing, ...]:
        return tuple(sorted(filter(self._meant, tally.standings), key=self._place))

    def _meant(self, one: Standing) -> bool:
        told = f"{one.agent.name} {one.agent.id}".casefold()
        return self.tier in (None, one.agent.tier) and self.name.casefold() in told

    def _place(self, one: Standing) -> tuple[object, ...]:
        agent = one.agent
        places: dict[Order, tuple[object, ...]] = {
            Order.OVER: (-round(one.over, 9),),
            Order.TOTAL: (-round(one.have.total, 9),),
            Order.NAME: (agent.name,),
            Order.TEAM: (agent.team, -round(one.over, 9)),
            Order.TIER: (agent.tier.value, -round(one.over, 9)),
        }
        return places[self.order]


@dataclass(frozen=True, eq=False)
class Fairness:
    """A rota's fairness within a team, or among all; each measure is worked out when it is asked for."""

    plan: Plan
    rota: Rota
    team: str | None = None

    def tally(self, measure: Measure) -> Tally:
        if measure not in self._tallies:
            self._tallies[measure] = self._source.of(measure)
        return self._tallies[measure]

    def reasons(self, measure: Measure, one: Standing) -> tuple[Reason, ...]:
        """Why somebody is above the mean; nothing for who is not."""
        if measure not in self._reasons:
            self._reasons[measure] = Reasons(self.plan, self.rota, self.tally(measure), self._source.chances)
        return self._reasons[measure].of(one)

    @cached_property
    def peak_hours(self) -> dict[str, float]:
        return peak_hours(self.plan, self.rota)

    @cached_property
    def _source(self) -> Tallies:
        return Tallies(self.plan, self.rota, self.team)

    @cached_property
    def _tallies(self) -> dict[Measure, Tally]:
        return {}

    @cached_property
    def _reasons(self) -> dict[Measure, Reasons]:
        return {}


def teams_of(plan: Plan) -> tuple[str, ...]:
    """The teams of a plan in its order; people without one are of the team "" ."""
    return tuple(dict.fromkeys(agent.team for agent in plan.agents))
