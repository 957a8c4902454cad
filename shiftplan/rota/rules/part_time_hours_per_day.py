"""Part-timers: average hours over the days they work."""

import numpy as np

from shiftplan.domain.people import ContractKind
from shiftplan.rota.builder import Builder

CODE = "part_time_hours_per_day"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    if problem.plan.contract_of(problem.plan.agents[agent]).kind is not ContractKind.PART_TIME:
        return
    cells = problem.cells[agent]
    above = np.broadcast_to((problem.hours - problem.rule(CODE))[None, :, None], cells.shape)
    build.row(cells.ravel(), above.ravel(), high=0, code=CODE, agent=agent)
