"""What changes for whom, as lines: a person, then a line for each day."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from textual.content import Content

from shiftplan.domain.edit import CellEdit
from shiftplan.domain.edit_words import state_text
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell
from shiftplan.language import Message, printable, say
from shiftplan.tui import words


def by_person(plan: Plan, cells: Iterable[CellEdit]) -> Iterator[tuple[Content, Cell]]:
    """The lines with the cell that each is about; people in the order of the plan."""
    order = {agent: number for number, agent in enumerate(plan.agent)}
    ordered = sorted(cells, key=lambda one: (order.get(one.agent, len(order)), one.agent, one.day))
    for agent, group in groupby(ordered, key=lambda one: one.agent):
        own = list(group)
        yield _person(plan, agent, len(own)), own[0].cell
        for one in own:
            yield _change(plan, one), one.cell


def _person(plan: Plan, agent: str, count: int) -> Content:
    return _headed(person(plan, agent), say("{count} {count:change|changes}", count=count))


def _headed(name: str, about: Message) -> Content:
    return Content.assemble((name, "bold"), (f"  {about}", "$muted"))


def _change(plan: Plan, one: CellEdit) -> Content:
    before, after = state_text(plan, one.before), state_text(plan, one.after)
    return Content.assemble(
        ("  " + words.day(one.day) + "  ", "$text-accent"), (before, "$muted"), " → ", (after, "")
    )


def shifts_of(plan: Plan, cells: Iterable[CellEdit]) -> Iterator[tuple[Content, Cell]]:
    """A line a person: how many shifts, with the first cell of theirs."""
    first: dict[str, list[CellEdit]] = {}
    for one in cells:
        first.setdefault(one.agent, []).append(one)
    for agent in plan.agent:
        if agent in first:
            own = sorted(first[agent], key=lambda one: one.day)
            count = say("{count} {count:shift|shifts}", count=len(own))
            yield _headed(person(plan, agent), count), own[0].cell


def person(plan: Plan, agent: str) -> str:
    """Name and id of somebody whom the plan may not know any more."""
    known = plan.agent.get(agent)
    return printable(f"{known.name} {agent}" if known else agent)
