"""Those the law protects, and those who did not consent, work no overtime, by day or week."""

from shiftplan.domain.work import may_work_overtime
from shiftplan.rota.builder import Builder

CODE = "overtime"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    if may_work_overtime(problem.plan, problem.plan.agents[agent]):
        return
    build.forbid(problem.cells[agent, :, problem.daily_overtime > 0], CODE)
    for week in range(len(problem.weeks)):
        build.row([build.week_overtime(agent, week)], 1.0, high=0, code=CODE, agent=agent)
