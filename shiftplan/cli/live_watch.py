"""`shiftplan live --watch`: told whenever figures come or a level changes, with what is best to do then."""

import sys
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from shiftplan.cli.live_text import followed_lines, live_data
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.surge_measures import choice_data
from shiftplan.domain.surge import Colour
from shiftplan.errors import BadInput
from shiftplan.language import say, typed
from shiftplan.operations import SurgeView
from shiftplan.operations import ranking_words as words
from shiftplan.operations.level_change import LevelChange, level_change
from shiftplan.planning import OpenPlan
from shiftplan.planning import operations as desk
from shiftplan.planning.operations import follow
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.operations.relief.choosing import Measures, measures

EVERY_SECONDS = 2.0


def stay(opened: OpenPlan, watching: follow.Watch | None, *, as_json: bool) -> None:
    """Poll until somebody ends it."""
    if watching is None:
        raise BadInput(
            say("no export is followed, so there is nothing to watch"),
            say("name it: --actuals FILE, or put it into the plan as actuals.csv"),
        )
    known = desk.surge(opened)
    try:
        while True:
            time.sleep(EVERY_SECONDS)
            known = _look(opened, watching, known, as_json=as_json)
    except KeyboardInterrupt:
        talk(say("no longer watching"))


def _look(opened: OpenPlan, watching: follow.Watch, known: SurgeView, *, as_json: bool) -> SurgeView:
    """One look: a level may change without news of the export, when somebody types figures."""
    now = right_now(opened)
    came, view = watching.poll(opened, now), desk.surge(opened, now)
    changed = level_change(known, view)
    if as_json and (came or changed):
        told = change_data(changed, measures(opened, now)) if changed else None
        emit_json({**live_data(opened, watching.state, now), "level_change": told})
    elif came or changed:
        lines = followed_lines(watching.state) if came else ()
        click.echo("\n".join([*lines, *(change_lines(opened, changed, now) if changed else ())]))
    sys.stdout.flush()
    return view


def change_lines(opened: OpenPlan, changed: LevelChange, now: datetime) -> Iterator[str]:
    """Which level and which queue moved and why; what is best to do, or what to stand down."""
    yield f"{opened.plan.grid.local(now):%H:%M} {changed.says}"
    for one in changed.queues:
        yield f"  {' · '.join(map(str, (one.says, *one.reasons)))}"
    found = measures(opened, now)
    best = next(iter(found.choices), None) if changed.after is not Colour.GREEN else None
    if best is not None:
        gain = f" · {words.points(best.ranked)}" if best.ranked else ""
        yield f"  {say('best now: {what}', what=best.title)}{gain}"
        yield f"  → shiftplan surge {typed(opened.folder)} apply {best.id}"
    if any(map(found.is_due_back, found.in_force)):
        yield f"  {say('the level has fallen, stand down what is in force:')}"
        yield f"  → shiftplan surge {typed(opened.folder)} stand-down"


def change_data(changed: LevelChange, found: Measures) -> dict[str, Any]:
    """The like for a script."""
    best = next(iter(found.choices), None) if changed.after is not Colour.GREEN else None
    return {
        "before": changed.before,
        "after": changed.after,
        "queues": [
            {
                "queue": one.queue,
                "before": one.before,
                "after": one.after,
                "reasons": [str(reason) for reason in one.reasons],
            }
            for one in changed.queues
        ],
        "best": choice_data(best) if best else None,
        "stand_down": [one.taken.action for one in found.in_force if found.is_due_back(one)],
    }
