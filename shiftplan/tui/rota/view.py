"""A table as it is looked at: its lines and columns in order, and where things are among them."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from shiftplan.domain.people import Agent
from shiftplan.tui.rota.arranging import Arrangement, Group, groups
from shiftplan.tui.rota.filtering import flawed_people
from shiftplan.tui.rota.half_hours import PER_DAY
from shiftplan.tui.rota.sight import Sight, Zoom
from shiftplan.tui.rota.table import RotaTable


class GroupRow(NamedTuple):
    """A heading; `people` are shown under it unless it is folded, `of` are in the group."""

    key: str
    name: str
    people: int
    of: int
    folded: bool


class PersonRow(NamedTuple):
    """`group` is the key of the heading above."""

    agent: Agent
    group: str = ""


Row = GroupRow | PersonRow


@dataclass(frozen=True, eq=False)
class GridView:
    """`day` is the cursor's: by half-hours its people are listed. `flawed` have findings, as far as known."""

    table: RotaTable
    sight: Sight
    day: int
    flawed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, table: RotaTable, sight: Sight, day: int, before: "GridView | None" = None) -> "GridView":
        """While a rota is not judged yet, whoever had findings before counts as having some."""
        known = flawed_people(table) if table.judgement or before is None else before.flawed
        return cls(table, sight, day, known)

    @property
    def by_slots(self) -> bool:
        """Whether a column is half an hour, not a day."""
        return self.sight.zoom is Zoom.DAY

    @property
    def arrangement(self) -> Arrangement:
        found = self.sight.arrangement
        return found._replace(day=self.day) if self.by_slots else found

    @cached_property
    def _groups(self) -> tuple[Group, ...]:
        return groups(self.table, self.arrangement)

    @cached_property
    def _shown(self) -> frozenset[str]:
        return self.sight.filter.people(self.table, self.flawed)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The lines: each group's heading and, unless folded, its people."""
        lines: list[Row] = []
        for group in self._groups:
            people = [agent for agent in group.people if agent.id in self._shown]
            folded = group.key in self.sight.folded
            if group.key and people:
                lines.append(GroupRow(group.key, group.name, len(people), len(group.people), folded))
            if not (group.key and folded):
                lines.extend(PersonRow(agent, group.key) for agent in people)
        return tuple(lines)

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everybody whom the filter lets through, folded or not, in order."""
        return tuple(agent.id for group in self._groups for agent in group.people if agent.id in self._shown)

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The days that the filter lets through, by number."""
        return self.sight.filter.days(self.table)

    @property
    def dates(self) -> tuple[date, ...]:
        return tuple(self.table.days[day] for day in self.days)

    @property
    def hides(self) -> bool:
        """Whether the filter keeps anything back."""
        return len(self.people) < len(self.table.plan.agents) or len(self.days) < len(self.table.days)

    @property
    def columns(self) -> int:
        return PER_DAY if self.by_slots else len(self.days)

    def column(self, day: int, slot: int) -> int:
        """The column of the cursor."""
        return slot if self.by_slots else self.days.index(self.nearest(day))

    def nearest(self, day: int) -> int:
        """The day itself if it is shown, else the next one that is, else the last one."""
        return self.days[min(bisect_left(self.days, day), len(self.days) - 1)]

    def day_from(self, day: int, steps: int) -> int:
        """The day so many shown days on; the first or last one beyond the edge."""
        index = self.days.index(self.nearest(day)) + steps
        return self.days[max(0, min(index, len(self.days) - 1))]

    @cached_property
    def _lines(self) -> dict[str, int]:
        return {row.agent.id: line for line, row in enumerate(self.rows) if isinstance(row, PersonRow)}

    def line_of(self, agent: str) -> int | None:
        """The line of a person; None when folded or filtered away."""
        return self._lines.get(agent)

    def group_of(self, agent: str) -> str | None:
        """The group of a person, folded or not."""
        found = (group.key for group in self._groups if any(one.id == agent for one in group.people))
        return next(found, None)

    def line_of_group(self, key: str) -> int | None:
        """The line of a group's heading."""
        lines = (i for i, row in enumerate(self.rows) if isinstance(row, GroupRow) and row.key == key)
        return next(lines, None)
