"""Shifts that nobody may work on any day, and people who may work none."""

from collections.abc import Iterator

import numpy as np

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.people import Agent
from shiftplan.domain.rota import Cell
from shiftplan.language import say
from shiftplan.rota.explain.foresight.findings import certain
from shiftplan.rota.explain.hindering import obstacle
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.explain.stretches import plain
from shiftplan.rota.problem import Ints

PERSONAL = {"queue_skills", "availability", "employment", "locks"}
"""Rules that say who and when, not which shift."""


def check(scene: Scene) -> Iterator[Finding]:
    """A shift ruled out for everybody; somebody ruled out of every shift."""
    if not scene.build.choices:
        return
    for shift in scene.plan.shifts:
        duties = np.array([i for i, duty in enumerate(scene.problem.duties) if duty.id == shift.id])
        if not scene.open[:, :, duties].any():
            yield _unworkable(scene, duties)
    for number, agent in enumerate(scene.plan.agents):
        if not scene.open[number].any() and not _away(scene, agent):
            yield _idle(scene, number)


def _away(scene: Scene, agent: Agent) -> bool:
    """Whether somebody is on leave or not employed on every day: no fault of the plan."""
    return all(
        Cell(agent.id, day) in scene.plan.blocked or not agent.employed_on(day)
        for day in scene.plan.grid.dates
    )


def _unworkable(scene: Scene, duties: Ints) -> Finding:
    shift = scene.problem.duties[duties[0]]
    choices = scene.problem.cells[:, :, duties].ravel()
    code = _foremost(scene, choices)
    message = say(
        "nobody may work shift {shift} ({hours} {hours:hour|hours} of work) on any day: {rule}",
        shift=shift.name,
        hours=plain(shift.hours),
        rule=obstacle(scene.plan, scene.plan.agents[0], code).message,
    )
    hint = say("change it in shifts.toml or take it out")
    return certain("shift_unworkable", Severity.WARNING, message, hint)


def _idle(scene: Scene, number: int) -> Finding:
    agent = scene.plan.agents[number]
    code = _foremost(scene, scene.problem.cells[number].ravel())
    reason = obstacle(scene.plan, agent, code).message
    message = say("{name} can work no shift on any day of the plan: {rule}", name=agent.name, rule=reason)
    return certain("person_idle", Severity.WARNING, message, people=[agent])


def _foremost(scene: Scene, choices: Ints) -> str:
    """The rule that rules out most of these; one that speaks of the shift before one of the person."""
    share = {code: float(banned[choices].mean()) for code, banned in scene.bans.items()}
    return min(share, key=lambda code: (-share[code], code in PERSONAL, code))
