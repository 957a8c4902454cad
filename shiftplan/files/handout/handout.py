"""What is handed out: a rota with its plan, and what people were told before."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from shiftplan.domain.changes import changed_cells
from shiftplan.domain.need import Need
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.work import is_night_shift, known
from shiftplan.files.handed_out import HandedOut
from shiftplan.files.published import Published
from shiftplan.files.safe_names import safe_name


class Change(NamedTuple):
    """A cell that is not as it was told."""

    cell: Cell
    before: Assignment | None
    after: Assignment | None


class Sum(NamedTuple):
    """Working hours and night shifts of a person, a day or a team."""

    hours: float = 0
    nights: int = 0
    shifts: int = 0

    def __add__(self, other: object) -> "Sum":
        if not isinstance(other, Sum):
            return NotImplemented
        return Sum(self.hours + other.hours, self.nights + other.nights, self.shifts + other.shifts)


@dataclass(frozen=True)
class Handout:
    """A rota to hand out at `now` (an instant with its zone).

    `told` are the published versions, and what calendars were given besides, oldest first; with `since`
    only what differs from that one is handed out, with `day` only that day, in the formats that can; `need`
    is there for those that show it.
    """

    plan: Plan
    rota: Rota
    now: datetime
    need: Need | None = None
    told: tuple[Published | HandedOut, ...] = ()
    since: Published | None = None
    day: date | None = None

    @property
    def stem(self) -> str:
        """How the names of its files begin."""
        name = safe_name(self.plan.settings.name, "plan")
        return f"{name}-since-{self.since.name}" if self.since else name

    @property
    def days(self) -> tuple[date, ...]:
        return (self.day,) if self.day else self.plan.grid.dates

    @cached_property
    def at(self) -> dict[Cell, tuple[Assignment, ...]]:
        """The assignments of each cell that the plan knows; a rota not yet checked may have two in one."""
        return _by_cell(self.plan, self.rota)

    @cached_property
    def at_before(self) -> tuple[dict[Cell, tuple[Assignment, ...]], ...]:
        """The same for each version told, oldest first."""
        return tuple(_by_cell(self.plan, version.rota) for version in self.told)

    @property
    def gives_news(self) -> bool:
        """Whether calendars show something that they were not given last."""
        return self.at != (self.at_before[-1] if self.at_before else {})

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What is not as `since` had it, by person and day; nothing without a `since`."""
        if self.since is None:
            return ()
        before = self.since.rota
        cells = changed_cells(self.plan, before, self.rota)
        return tuple(Change(cell, before.at(*cell), self.rota.at(*cell)) for cell in cells)

    @cached_property
    def teams(self) -> dict[str, tuple[Agent, ...]]:
        """People by team, in the order of the plan."""
        found: dict[str, tuple[Agent, ...]] = defaultdict(tuple)
        for agent in self.plan.agents:
            found[agent.team] += (agent,)
        return dict(found)

    def sum_of(self, cell: Cell) -> Sum:
        """Hours, nights and shifts of one cell."""
        return self._sums.get(cell, Sum())

    @cached_property
    def _sums(self) -> dict[Cell, Sum]:
        return {cell: _sum(self.plan, work) for cell, work in self.at.items()}

    def sum_by_agent(self, agent: Agent) -> Sum:
        return sum((self.sum_of(Cell(agent.id, day)) for day in self.plan.grid.dates), Sum())


def _sum(plan: Plan, work: tuple[Assignment, ...]) -> Sum:
    shifts = [plan.worked(one) for one in work]
    nights = sum(is_night_shift(shift, plan.settings.rules) for shift in shifts)
    return Sum(sum(shift.hours for shift in shifts), nights, len(shifts))


def _by_cell(plan: Plan, rota: Rota) -> dict[Cell, tuple[Assignment, ...]]:
    found: dict[Cell, tuple[Assignment, ...]] = defaultdict(tuple)
    for assignment in known(plan, rota):
        found[assignment.cell] += (assignment,)
    return dict(found)
