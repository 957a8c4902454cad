"""All queues together: who serves one queue at a moment does not serve another."""

from collections.abc import Iterator

import numpy as np

from shiftplan.domain.finding import Finding, Severity
from shiftplan.language import say
from shiftplan.rota.explain.foresight.findings import certain
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.explain.stretches import clock, plain, stretches

MOST_STRETCHES = 3


def check(scene: Scene) -> Iterator[Finding]:
    """Shortage of all queues that exceeds what each of them lacks by itself."""
    if len(scene.needs) < 2:  # noqa: PLR2004 - one queue has no other
        return
    grid, most = scene.plan.grid, scene.reach.max(axis=0).sum(axis=1)
    alone = np.maximum(0.0, scene.needs - scene.reach.sum(axis=2)).sum(axis=0)
    short = np.maximum(0.0, scene.needs.sum(axis=0) - most)
    tighter = np.where(scene.shift_reaches & (short > alone + 1e-6), short, 0.0)
    for one in stretches(tighter, grid)[:MOST_STRETCHES]:
        message = say(
            "all queues together are short by at least {hours} {hours:agent-hour|agent-hours} from {begin} "
            "to {end}, whatever the rota; worst at {at}: {need} needed, {can} at most from all who could be "
            "there",
            hours=plain(one.agent_hours),
            begin=clock(grid, one.first),
            end=clock(grid, one.last + 1),
            at=clock(grid, one.worst),
            need=plain(float(scene.needs[:, one.worst].sum())),
            can=plain(float(most[one.worst])),
        )
        days = [grid.moment(slot).date() for slot in range(one.first, one.last + 1)]
        yield certain("too_few_together", Severity.WARNING, message, days=days)
