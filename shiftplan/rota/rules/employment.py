"""Nobody works before being hired or after leaving."""

from shiftplan.rota.builder import Builder

CODE = "employment"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    person = problem.plan.agents[agent]
    for day, when in enumerate(problem.days):
        if not person.employed_on(when):
            build.forbid(problem.cells[agent, day], CODE)
