"""Which part of the rota is to be solved, as chosen in the dialog: a value that answers its questions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self, TypeVar

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.scope import Scope
from shiftplan.tui.rota.selecting import Block
from shiftplan.tui.rota.solve_view import LIMITS

Choice = TypeVar("Choice")


class Days(StrEnum):
    ALL = "all"
    WEEK = "week"
    CHOSEN = "chosen"


class People(StrEnum):
    ALL = "all"
    TEAM = "team"
    CHOSEN = "chosen"


@dataclass(frozen=True)
class Part:
    """`block` is what is selected in the grid, or the cursor's cell. `told`: with the fewest changes to what
    was published, which can be asked only when something was.
    """

    plan: Plan
    block: Block
    seconds: int
    published: bool = False
    days: Days = Days.ALL
    people: People = People.ALL
    fill: bool = False
    told: bool = False

    def but(self, **changes: Any) -> Self:
        return replace(self, **changes)

    def next_days(self) -> Self:
        return self.but(days=_next(self.days, tuple(Days)))

    def next_people(self) -> Self:
        """The next choice; where nobody is selected it stays with everybody."""
        return self.but(people=_next(self.people, tuple(People) if self.block.people else (People.ALL,)))

    def longer(self) -> Self:
        """The next of the limits, round the end."""
        behind = [limit for limit in LIMITS if limit > self.seconds]
        return self.but(seconds=(behind or LIMITS)[0])

    @property
    def week(self) -> tuple[date, ...]:
        """The plan's days of the weeks selected."""
        weeks = {day.isocalendar()[:2] for day in self.block.days}
        return tuple(day for day in self.plan.grid.dates if day.isocalendar()[:2] in weeks)

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams of the people selected."""
        return tuple(dict.fromkeys(self.plan.agent[agent].team for agent in self.block.people))

    @property
    def scope(self) -> Scope:
        return Scope(days=self._days, agents=self._agents, fill=self.fill, told=self.told)

    @property
    def _days(self) -> tuple[date, ...]:
        return {Days.ALL: (), Days.WEEK: self.week, Days.CHOSEN: self.block.days}[self.days]

    @property
    def _agents(self) -> tuple[str, ...]:
        teams = self.teams
        team = tuple(agent.id for agent in self.plan.agents if agent.team in teams)
        return {People.ALL: (), People.TEAM: team, People.CHOSEN: self.block.people}[self.people]

    def open_cells(self, rota: Rota) -> int:
        """How many cells may change."""
        return len(self.scope.open_cells(self.plan, rota) - rota.locks)


def _next(here: Choice, every: Sequence[Choice]) -> Choice:
    return every[(every.index(here) + 1) % len(every)]
