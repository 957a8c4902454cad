"""What stands in the plan's cells now, and how an export tells it: what differs from that was edited."""

from collections import defaultdict
from functools import cached_property

from shiftplan.domain.edit import CellState, states
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.files.export_csv import list_rows
from shiftplan.files.export_grid import brief, cell_text
from shiftplan.files.handout.safe_text import visible


class Present:
    """A plan and its rota, cell by cell."""

    def __init__(self, plan: Plan, rota: Rota) -> None:
        self.plan, self.rota = plan, rota
        cells = [Cell(agent.id, day) for agent in plan.agents for day in plan.grid.dates]
        self.state: dict[Cell, CellState] = states(plan, rota, cells)

    def work(self, cell: Cell) -> Assignment | None:
        """The one shift that is there."""
        works = self.state[cell].works
        return works[0] if len(works) == 1 else None

    def in_grid(self, cell: Cell, agent: Agent, *, spreadsheet: bool) -> str:
        """What the grid of an export has in the cell."""
        works = self.state[cell].works
        if not works or not spreadsheet:
            return cell_text(self.plan, self.rota, agent, cell.day)
        known = [one for one in works if one.shift in self.plan.shift]
        return " + ".join(visible(brief(self.plan, agent, one)) for one in known)

    def in_list(self, cell: Cell) -> list[dict[str, str]]:
        """The lines that the list of an export has for the cell, by the names of its columns."""
        return self._lines.get((cell.agent, str(cell.day)), [])

    @cached_property
    def _lines(self) -> dict[tuple[str, str], list[dict[str, str]]]:
        found: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
        for row in list_rows(self.plan, self.rota):
            found[row["agent"], row["date"]].append(row)
        return found
