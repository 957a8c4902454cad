"""Solving with what people were told left in place; the locks for it are gone again afterwards."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.planning.publishing import lost_cells
from shiftplan.planning.solving import solve

if TYPE_CHECKING:
    from shiftplan.rota import Limits


def as_published(plan: Plan, rota: Rota, told: Rota) -> Rota:
    """`rota` with what people were told in place and locked, to solve the rest.

    That is every cell, days off too, of those who have shifts in `told`, on the days that it plans. Own
    locks of `rota` stay as they are; who cannot work as told any more is left open.
    """
    people = {assignment.agent for assignment in told.assignments}
    days = {assignment.day for assignment in told.assignments}
    cells = {Cell(agent, day) for agent in people for day in days} - rota.locks - lost_cells(plan, told)
    others = [one for one in rota.assignments if one.cell not in cells]
    kept = [one for one in told.assignments if one.cell in cells]
    return Rota.of([*others, *kept], rota.locks | cells, rota.facts)


def solve_keeping(
    plan: Plan,
    need: Need,
    start: Rota,
    told: Rota,
    limits: "Limits",
    report: Callable[[Progress], None],
    stop: Callable[[], bool],
) -> Outcome:
    """`solve` with what people were told in place; the locks that come back are those of `start`."""
    own = {"locks": start.locks}

    def tell(progress: Progress) -> None:
        rota = progress.rota and progress.rota.model_copy(update=own)
        report(progress.model_copy(update={"rota": rota}))

    outcome = solve(plan, need, as_published(plan, start, told), limits, tell, stop)
    rota = outcome.rota and outcome.rota.model_copy(update=own)
    return outcome.model_copy(update={"rota": rota})
