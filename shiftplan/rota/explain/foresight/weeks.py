"""A week's need against all the hours that people may work in it."""

from collections.abc import Iterator

import numpy as np

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.work import max_week_hours
from shiftplan.language import say
from shiftplan.rota.explain.foresight.findings import certain
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.explain.stretches import plain
from shiftplan.rota.problem import Ints


def check(scene: Scene) -> Iterator[Finding]:
    """The need of a calendar week that exceeds everybody's hours times their worth."""
    grid = scene.plan.grid
    for days in scene.problem.weeks:
        first, last = int(days[0]), int(days[-1])
        slots = slice(first * grid.per_day, (last + 1) * grid.per_day)
        needed = float(scene.needs[:, slots].sum()) * grid.hours
        given = sum(_most(scene, agent, days) for agent in range(scene.problem.shape[0]))
        given += _carried_in(scene, first)
        if needed > given + 1e-6:
            message = say(
                "the week from {first} to {last} needs {need} {need:agent-hour|agent-hours}; all people "
                "together may give {can}: at least {short} are short, whatever the rota",
                first=f"{grid.dates[first]:%m-%d}",
                last=f"{grid.dates[last]:%m-%d}",
                need=plain(needed),
                can=plain(given),
                short=plain(needed - given),
            )
            hint = say("more people, more hours in the contracts, or less need: shiftplan sweep")
            yield certain(
                "week_too_short", Severity.WARNING, message, hint, days=[grid.dates[d] for d in days]
            )


def _most(scene: Scene, agent: int, days: Ints) -> float:
    """Agent-hours of somebody in a week: the longest open duty of each day, within the week's hours."""
    problem = scene.problem
    open_ = scene.open[agent, days].any(axis=2)
    longest = np.where(open_, problem.hours[None, :], 0.0).max(axis=1, initial=0.0)
    hours = min(float(longest.sum()), max_week_hours(problem.plan, problem.plan.agents[agent]))
    worth = problem.worths[agent].max(axis=0, initial=0.0)
    return hours * float(worth[_served(scene, agent)].max(initial=0.0))


def _served(scene: Scene, agent: int) -> Ints:
    skills = scene.plan.agents[agent].queues
    names = [queue.id for queue in scene.plan.settings.queues]
    return np.array([number for number, name in enumerate(names) if name in skills], dtype=np.int64)


def _carried_in(scene: Scene, first: int) -> float:
    """What shifts of the day before could serve after its midnight; they count in the week before."""
    if first == 0:
        return 0.0
    problem, grid = scene.problem, scene.plan.grid
    late = np.array(
        [
            sum(share for offset, share in duty.presence(grid) if offset >= grid.per_day) * grid.hours
            for duty in problem.duties
        ]
    )
    open_ = scene.open[:, first - 1].any(axis=2)
    hours = np.where(open_, late[None, :], 0.0).max(axis=1, initial=0.0)
    return float((hours * problem.worths.max(axis=(1, 2), initial=0.0)).sum())
