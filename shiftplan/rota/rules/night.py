"""Those the law protects do not work at night."""

import numpy as np

from shiftplan.domain.work import may_work_nights, touches_night
from shiftplan.rota.builder import Builder

CODE = "night"


def add(build: Builder, agent: int) -> None:
    plan = build.problem.plan
    if not may_work_nights(plan, plan.agents[agent]):
        nights = np.array(
            [touches_night(shift, plan.settings.rules) for shift in build.problem.duties], dtype=bool
        )
        build.forbid(build.problem.cells[agent, :, nights], CODE)
