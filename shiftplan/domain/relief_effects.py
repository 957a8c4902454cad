"""What an edit of the rota changes for the queues from a moment on."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from shiftplan.domain import work
from shiftplan.domain.edit import Edit
from shiftplan.domain.editing import applied
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief import Effect
from shiftplan.domain.rota import Cell, Rota
from shiftplan.domain.serving import Serving, serving

NOTHING = 1e-9


def effects_of(plan: Plan, rota: Rota, edit: Edit, begins: datetime) -> tuple[Effect, ...]:
    """More and fewer standard agents online, queue by queue, in stretches without a change.

    Until `begins` (local wall time: now and what it takes to get going) everybody works as before. What the
    edit changes later, as a break that is taken after all, is in it, too. Online are the agents on shift
    less the queue's shrinkage.
    """
    after_plan, after = applied(edit, plan, rota)
    cells = {one.cell for one in edit.cells}
    steps: dict[str, dict[datetime, float]] = defaultdict(lambda: defaultdict(float))
    for sign, one in (
        *((-1, one) for one in _there(plan, rota, cells)),
        *((1, one) for one in _there(after_plan, after, cells)),
    ):
        if one.ends > begins:
            agents = sign * one.worth * (1 - plan.queue[one.queue].shrinkage.total)
            steps[one.queue][max(one.begins, begins)] += agents
            steps[one.queue][one.ends] -= agents
    return tuple(effect for queue in sorted(steps) for effect in _effects(queue, steps[queue]))


def _there(plan: Plan, rota: Rota, cells: set[Cell]) -> Iterator[Serving]:
    for assignment in work.known(plan, rota):
        if assignment.cell in cells:
            yield from serving(plan, assignment)


def _effects(queue: str, steps: dict[datetime, float]) -> Iterator[Effect]:
    agents = 0.0
    moments = sorted(moment for moment, step in steps.items() if abs(step) > NOTHING)
    for moment, until in pairwise(moments):
        agents += steps[moment]
        if abs(agents) > NOTHING:
            yield Effect(queue=queue, begins=moment, ends=until, agents=round(agents, 6))
