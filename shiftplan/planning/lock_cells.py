"""Locks on cells, on days, on people: what the solver leaves as it stands."""

from collections.abc import Collection
from datetime import date

from shiftplan.domain.editing import locking
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell
from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.planning.editing import carry_out
from shiftplan.planning.naming import agent_named
from shiftplan.planning.opening import OpenPlan, rota_of


def cells_of(plan: Plan, agents: Collection[str], days: Collection[date]) -> frozenset[Cell]:
    """The cells of these people, by id or name, on these days; none of either means all.

    Raises `BadInput` for a stranger.
    """
    people = [agent_named(plan, agent) for agent in agents]
    for day in days:
        _known_day(plan, day)
    return frozenset(Cell(agent, day) for agent in people or plan.agent for day in days or plan.grid.dates)


def _known_day(plan: Plan, day: date) -> None:
    if plan.grid.day_index(day) is None:
        dates = plan.grid.dates
        raise BadInput(
            say("{read} lies outside the plan", read=str(day)),
            say("choose a day from {first} to {last}", first=str(dates[0]), last=str(dates[-1])),
        )


def lock(opened: OpenPlan, cells: frozenset[Cell], *, unlock: bool = False) -> tuple[OpenPlan, int]:
    """Lock these cells as they stand, a day off too, or open them again; and how many that changed.

    An edit like any other, which can be undone. Raises `NoRota`, else as `carry_out`.
    """
    edit = locking(opened.plan, rota_of(opened), cells, lock=not unlock)
    return carry_out(opened, edit).opened, len(edit.cells)
