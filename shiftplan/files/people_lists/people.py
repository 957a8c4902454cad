"""A list of people beside those of the plan: who is new, changed, gone."""

from collections.abc import Iterator
from dataclasses import dataclass

from shiftplan.domain.list_changes import EntryChange, FieldChange, Mark, PersonChange
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.files import agents
from shiftplan.files.faults import cut
from shiftplan.files.moments import plain
from shiftplan.files.people_lists.lines import ListFaults, Whose, lines
from shiftplan.files.people_lists.mapping import Layout
from shiftplan.files.people_lists.table_text import TableText
from shiftplan.files.row import Row
from shiftplan.files.table import Line
from shiftplan.files.tabular.days import calendar_of
from shiftplan.files.tabular.sheet import text_of
from shiftplan.language import say


@dataclass(frozen=True)
class Told:
    """What the list says of a person; `extra` are cells of columns that only agents.csv knows."""

    agent: Agent
    before: Agent | None
    extra: tuple[FieldChange, ...] = ()


class PeopleReading:
    """Reads one list of people; `text` is the agents.csv that is there."""

    def __init__(self, plan: Plan, text: TableText, layout: Layout, faults: ListFaults) -> None:
        self.plan, self.text, self.layout, self.faults = plan, text, layout, faults
        self.whose = Whose.of(plan.agents, layout)
        rows = (text.cells(record) for record in text.rows)
        self.present = {cells.get("id", ""): cells for cells in rows}
        known = {column.name for column in agents.COLUMNS}
        self.extras = {
            name: column
            for column, cell in enumerate(layout.heading.cells)
            if (name := plain(text_of(cell))) in text.names and name not in known
        }

    def told(self) -> Iterator[Told]:
        """Everybody in the list who can be read; the others are among the faults."""
        seen: dict[str, int] = {}
        shifts = [shift.id for shift in self.plan.shifts]
        for line in lines(self.layout, calendar_of(self.plan.settings), self.faults):
            row = Row(line, self.faults)
            found = self.whose.find(row)
            if not row.sound:
                continue
            merged = self._merged(line, found)
            if merged is None:
                self.whose.stranger(row)
                continue
            row = Row(merged, self.faults)
            agent = agents.read_agent(row, self.plan.settings, shifts)
            if agent is None:
                continue
            if agent.id in seen:
                _twice(row, agent.id, seen[agent.id])
                continue
            seen[agent.id] = line.line
            before = self.plan.agent.get(agent.id)
            yield Told(agent, before, tuple(self._extra(line, agent.id)))

    def _merged(self, line: Line, found: str | None) -> Line | None:
        """What the list does not say is as it is; None for somebody new without an id."""
        if found is None and not line.cells.get("id"):
            return None
        there = self.present.get(found or "", {})
        same = {"id": found} if found else {}
        return Line(line.line, {**there, **line.cells, **same}, line.headings)

    def _extra(self, line: Line, agent: str) -> Iterator[FieldChange]:
        """Columns that the plan does not know, in both files."""
        record = self.layout.headed.sheet.record(line.line)
        for name, column in self.extras.items():
            before = self.present.get(agent, {}).get(name, "")
            after = text_of(record.at(column)).strip() if record else before
            if after != before:
                yield FieldChange(field=name, before=before, after=after)


def change_of(told: Told, plan: Plan) -> PersonChange | None:
    """What differs about a person, None for nothing."""
    after = agents.agent_cells(told.agent, plan.settings)
    if told.before is None:
        fields = [FieldChange(field=name, before="", after=cell) for name, cell in after.items() if cell]
        return PersonChange(
            agent=told.agent.id,
            name=told.agent.name,
            mark=Mark.NEW,
            after=told.agent,
            fields=(*fields, *told.extra),
        )
    before = agents.agent_cells(told.before, plan.settings)
    fields = [
        FieldChange(field=name, before=before[name], after=cell)
        for name, cell in after.items()
        if cell != before[name]
    ]
    if not fields and not told.extra:
        return None
    return PersonChange(
        agent=told.agent.id,
        name=told.agent.name,
        mark=Mark.CHANGED,
        before=told.before,
        after=told.agent,
        fields=(*fields, *told.extra),
    )


def _twice(row: Row, agent: str, line: int) -> None:
    row.error(
        "duplicate_agent",
        "id",
        say("the id “{id}” is already that of line {line}", id=cut(agent), line=line),
        say("give each person an own id, or remove one of the lines"),
    )


def gone(agent: Agent, plan: Plan, rota: Rota) -> PersonChange:
    """Somebody who is not in the list any more, with what leaves the plan too."""
    shifts = tuple((one.day, one.shift) for one in rota.assignments if one.agent == agent.id)
    entries = tuple(EntryChange(before=one, after=None) for one in plan.availability if one.agent == agent.id)
    return PersonChange(
        agent=agent.id, name=agent.name, mark=Mark.GONE, before=agent, entries=entries, shifts=shifts
    )
