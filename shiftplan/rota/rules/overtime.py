"""Those the law protects, and those who did not consent, work no overtime, by day or stretch."""

from shiftplan.domain.stretches import averaged
from shiftplan.domain.work import may_work_overtime
from shiftplan.rota.builder import Builder

CODE = "overtime"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    person = problem.plan.agents[agent]
    if may_work_overtime(problem.plan, person):
        return
    if not averaged(problem.plan, person):
        build.forbid(problem.cells[agent, :, problem.daily_overtime > 0], CODE)
    for column in build.overtime(agent):
        build.row([column], 1.0, high=0, code=CODE, agent=agent)
