"""Queues that nobody serves, hours that no shift reaches, slots in which too few people could be at all."""

from collections.abc import Callable, Iterator

import numpy as np

from shiftplan.domain.finding import Finding, Severity
from shiftplan.language import say
from shiftplan.rota.explain.foresight.findings import certain, names_of
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.explain.stretches import Stretch, clock, plain, stretches
from shiftplan.rota.problem import Floats

MOST_STRETCHES = 3
"""Of each queue, one by one."""


def check(scene: Scene) -> Iterator[Finding]:
    for number, queue in enumerate(scene.plan.settings.queues):
        needed = scene.needs[number]
        if not needed.any():
            continue
        if not any(queue.id in agent.queues for agent in scene.plan.agents):
            yield _nobody(scene, number)
            continue
        unreached = np.where(scene.shift_reaches, 0.0, needed)
        yield from _each(scene, number, unreached, _no_shift)
        short = np.maximum(0.0, needed - scene.reach[number].sum(axis=1))
        yield from _each(scene, number, np.where(scene.shift_reaches, short, 0.0), _too_few)


def _each(
    scene: Scene, queue: int, short: Floats, tell: Callable[[Scene, int, Stretch], Finding]
) -> Iterator[Finding]:
    """The worst stretches one by one, the others together."""
    found = stretches(short, scene.plan.grid)
    worst = [tell(scene, queue, one) for one in found[:MOST_STRETCHES]]
    yield from worst
    rest = found[MOST_STRETCHES:]
    if rest:
        message = say(
            "{queue}: the same in {count} more {count:stretch|stretches}, {hours} "
            "{hours:agent-hour|agent-hours} together",
            queue=scene.plan.settings.queues[queue].name,
            count=len(rest),
            hours=plain(sum(one.agent_hours for one in rest)),
        )
        days = [scene.plan.grid.moment(one.first).date() for one in rest]
        yield certain(worst[0].code, Severity.WARNING, message, days=days)


def _nobody(scene: Scene, queue: int) -> Finding:
    message = say(
        "nobody serves {queue}, which needs {hours} {hours:agent-hour|agent-hours}",
        queue=scene.plan.settings.queues[queue].name,
        hours=plain(float(scene.needs[queue].sum()) * scene.plan.grid.hours),
    )
    hint = say("give it to somebody in the column queues of agents.csv")
    return certain("no_one_skilled", Severity.WARNING, message, hint)


def _no_shift(scene: Scene, queue: int, one: Stretch) -> Finding:
    grid = scene.plan.grid
    message = say(
        "no shift reaches {queue} from {begin} to {end}: {hours} {hours:agent-hour|agent-hours} short, "
        "whatever the rota",
        queue=scene.plan.settings.queues[queue].name,
        begin=clock(grid, one.first),
        end=clock(grid, one.last + 1),
        hours=plain(one.agent_hours),
    )
    hint = say("add a shift for these hours to shifts.toml, or start the plan a day earlier")
    return certain("no_shift_reaches", Severity.WARNING, message, hint, days=[grid.moment(one.first).date()])


def _too_few(scene: Scene, queue: int, one: Stretch) -> Finding:
    grid, given = scene.plan.grid, scene.reach[queue, one.worst]
    people = [scene.plan.agents[i] for i in np.nonzero(given > 0)[0]]
    message = say(
        "{queue} is short by at least {hours} {hours:agent-hour|agent-hours} from {begin} to {end}, whatever "
        "the rota; worst at {at}: {need} needed, {can} at most from the {people} who could be there "
        "({names})",
        queue=scene.plan.settings.queues[queue].name,
        hours=plain(one.agent_hours),
        begin=clock(grid, one.first),
        end=clock(grid, one.last + 1),
        at=clock(grid, one.worst),
        need=plain(float(scene.needs[queue, one.worst])),
        can=plain(float(given.sum())),
        people=len(people),
        names=names_of(people),
    )
    hint = say("shiftplan explain shows for each of the others what keeps them away")
    days = [grid.moment(slot).date() for slot in range(one.first, one.last + 1)]
    return certain("too_few", Severity.WARNING, message, hint, people=people, days=days)
