"""Whose line it is: each line of a grid as a person of the plan, a sum, or a fault."""

from collections.abc import Iterator

from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.files.faults import cut
from shiftplan.files.handback.grid import IDS, NAMES, Grid
from shiftplan.files.handback.names import Names
from shiftplan.files.tabular.notes import Notes
from shiftplan.files.tabular.sheet import Record, text_of
from shiftplan.files.tabular.words import is_total
from shiftplan.language import in_every_language, say

SUMS = frozenset(
    word
    for text in (
        "shifts",
        "hours",
        "nights",
        "needed, standard agent-hours",
        "rostered, standard agent-hours",
    )
    for word in in_every_language(text)
)


class People:
    """Finds the person of a line, by id, else by name."""

    def __init__(self, plan: Plan, notes: Notes) -> None:
        self._agents = plan.agent
        self._notes = notes
        self._ids = Names((one.id, one.id) for one in plan.agents)
        self._bare_ids = Names((one.id.lstrip("0"), one.id) for one in plan.agents)
        self._names = Names((one.name, one.id) for one in plan.agents)
        self._codes = Names((text, one.id) for one in plan.shifts for text in (one.short, one.name, one.id))

    def lines(self, grid: Grid) -> Iterator[tuple[Record, Agent]]:
        """The lines of the plan's people, each person once; all else is noted."""
        seen: dict[str, int] = {}
        for record in grid.lines():
            agent = self._agent(grid, record)
            if agent is None:
                continue
            if agent.id in seen:
                self._notes.error(
                    "person_twice",
                    grid.place(record.line),
                    say("{agent} stands in line {line} already", agent=agent.id, line=seen[agent.id]),
                    say("keep one line for each person"),
                )
                continue
            seen[agent.id] = record.line
            yield record, agent

    def _agent(self, grid: Grid, record: Record) -> Agent | None:
        id_, name = grid.id_of(record), grid.name_of(record)
        found = (self._ids.of(id_) or self._bare_ids.of(id_.lstrip("0"))) if id_ else ()
        called = self._names.of(name) if name else ()
        if len(found) == 1:
            return self._checked(grid, record, found[0], called)
        if not id_ and len(called) == 1:
            return self._agents[called[0]]
        if self._is_no_person(grid, record):
            return None
        self._unknown(grid, record, id_, name, called)
        return None

    def _checked(self, grid: Grid, record: Record, found: str, called: tuple[str, ...]) -> Agent | None:
        """The person of an id, unless the name beside it is somebody else's: as after sorting one column."""
        if called and found not in called:
            self._notes.error(
                "id_and_name",
                grid.place(record.line),
                say(
                    "the id is that of {agent}, the name that of {other}",
                    agent=f"{found} {self._agents[found].name}",
                    other=f"{called[0]} {self._agents[called[0]].name}",
                ),
                say("look whether a column was sorted alone; id and name must be one person's"),
            )
            return None
        return self._agents[found]

    def _is_no_person(self, grid: Grid, record: Record) -> bool:
        """Sums, headings once more, remarks, and lines that hold nothing but numbers."""
        first = next((text for cell in record.cells if (text := text_of(cell).strip())), "")
        if first in SUMS or is_total(first) or first.casefold() in IDS | NAMES:
            return True
        said = [text for column, _ in grid.days if (text := text_of(record.at(column)).strip())]
        if not said or all(_is_number(text) and not self._codes.of(text) for text in said):
            self._notes.warn(
                "no_person",
                grid.place(record.line),
                say(
                    "“{read}” is no person of the plan and has no shifts; the line is left out",
                    read=cut(first),
                ),
            )
            return True
        return False

    def _unknown(self, grid: Grid, record: Record, id_: str, name: str, called: tuple[str, ...]) -> None:
        place = grid.place(record.line, grid.ids if id_ else grid.names)
        if not id_ and len(called) > 1:
            self._notes.error(
                "ambiguous_person",
                place,
                say("more than one person is called {read}: {ids}", read=cut(name), ids=", ".join(called)),
                say("write the id of the one that is meant into a column headed id"),
            )
        elif not id_ and not name:
            self._notes.error(
                "missing_person",
                place,
                say("shifts stand here, but nobody's id or name"),
                say("write whose they are, or empty the line"),
            )
        else:
            near = called[0] if called else self._ids.nearest(id_) if id_ else self._names.nearest(name)
            self._notes.error(
                "unknown_person",
                place,
                say("nobody in agents.csv is called “{read}”", read=cut(" ".join(filter(None, (id_, name))))),
                say("the nearest is {nearest}; add new people to agents.csv first", nearest=near),
            )


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).removeprefix("-").isdigit()
