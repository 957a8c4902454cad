"""People serve only the queues they know."""

from shiftplan.rota.builder import Builder

CODE = "queue_skills"


def add(build: Builder, agent: int) -> None:
    problem = build.problem
    skills = problem.plan.agents[agent].queues
    for number, (queue, then) in enumerate(problem.posts):
        if queue not in skills or (then is not None and then not in skills):
            build.forbid(problem.cells[agent, :, :, number], CODE)
