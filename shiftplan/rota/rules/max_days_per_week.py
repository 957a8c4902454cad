"""A contract's limit of days worked in a calendar week, those before the plan counted in."""

from shiftplan.domain.past import week_days_before
from shiftplan.rota.builder import Builder

CODE = "max_days_per_week"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    person = problem.plan.agents[agent]
    most = problem.plan.contract_of(person).max_days_per_week
    if most is None:
        return
    for week, days in enumerate(problem.weeks):
        left = most if week else max(0, most - week_days_before(problem.plan, person))
        if left == 0:
            build.forbid(problem.cells[agent, days], CODE)
        elif left < len(days):
            build.row(problem.cells[agent, days].ravel(), 1.0, high=left, code=CODE, agent=agent)
