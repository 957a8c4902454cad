"""A rota in which one of each reason is to be seen, for the tests of the fairness window."""

from datetime import timedelta
from pathlib import Path

from shiftplan import planning
from shiftplan.domain.rota import Assignment, Cell, Rota

PAST = "agent,nights,weekends,peaks,hours\nm01,4,1,1,12\nm02,1,2,0,0\nn01,0,1,2,4\n"
NIGHTS = {"m01": 3, "m02": 2, "m03": 1, "m05": 1, "n02": 2}
"""So many nights from the plan's first day on; everybody else works early on five days."""


def shop(folder: Path) -> Path:
    """24 people in two teams, seven days, with a past and wishes to be off."""
    made = planning.make_plan("midnight", folder)
    (made / "history.csv").write_text(PAST, "utf-8")
    opened = planning.open_plan(made)
    planning.save_rota(opened, rota(opened))
    return made


def rota(opened: planning.OpenPlan) -> Rota:
    grid = opened.plan.grid
    work = [
        Assignment(
            agent=agent.id,
            day=grid.start + timedelta(days=index),
            shift="night" if index < NIGHTS.get(agent.id, 0) else "early_a",
            queue=agent.queues[0],
        )
        for number, agent in enumerate(opened.plan.agents)
        for index in range(NIGHTS.get(agent.id, 4 + number % 3))
    ]
    return Rota.of(work, locks=(Cell("m01", grid.start),))
