"""A contract's limit of nights in a calendar week, those of the run before the plan counted in."""

from shiftplan.domain.past import week_nights_before
from shiftplan.rota.builder import Builder

CODE = "max_nights_per_week"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    person = problem.plan.agents[agent]
    most = problem.plan.contract_of(person).max_nights_per_week
    if most is None:
        return
    for week, days in enumerate(problem.weeks):
        left = most if week else max(0, most - week_nights_before(problem.plan, person))
        nights = problem.cells[agent, days][:, problem.night_shifts]
        if left == 0:
            build.forbid(nights, CODE)
        elif left < len(days):
            build.row(nights.ravel(), 1.0, high=left, code=CODE, agent=agent)
