"""Breaks that lie in the hour ahead, put off; at the latest within two hours, which the judge sees to."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from shiftplan.domain.relief import ReliefKind
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import BreakKind
from shiftplan.planning.operations.relief.scene import Changes, Duty, Scene
from shiftplan.planning.operations.trial import with_made

AHEAD = timedelta(minutes=60)
DELAYS = (30, 60)
MOVABLE = frozenset({BreakKind.MEAL, BreakKind.REST})


def breaks_put_off(scene: Scene, queue: str) -> Iterator[tuple[str, Changes]]:
    """By how many minutes, and whose breaks on this queue."""
    begin = scene.begin(ReliefKind.BREAKS)
    for delay in DELAYS:
        minutes = -(-delay // scene.plan.grid.minutes) * scene.plan.grid.minutes
        moved = (_moved(scene, duty, queue, begin, minutes) for duty in scene.running)
        changes = {one.agent: one for one in moved if one is not None}
        if changes:
            yield str(minutes), changes


def _moved(scene: Scene, duty: Duty, queue: str, begin: datetime, minutes: int) -> Assignment | None:
    """The shift with its next break put off; None when none lies ahead or may move."""
    own = scene.plan.shift[duty.one.shift].breaks
    places = list(duty.one.breaks or (pause.after_minutes for pause in own))
    told = duty.shift.start_minute + duty.one.on_the_day.earlier
    first = duty.minute(begin) - told
    ahead = range(first, first + int(AHEAD.total_seconds() // 60))
    number = next((n for n, pause in enumerate(own) if pause.kind in MOVABLE and places[n] in ahead), None)
    if number is None or duty.standby or duty.queue_at(_moment(duty, told + places[number])) != queue:
        return None
    places[number] += minutes
    late = any(place > pause.last for place, pause in zip(places, own, strict=True))
    after = with_made(duty.one, late_breaks=late or duty.one.on_the_day.late_breaks)
    after = after.model_copy(update={"breaks": tuple(places)})
    return None if scene.trial.refusal(after) else after


def _moment(duty: Duty, minute: int) -> datetime:
    return datetime.combine(duty.one.day, datetime.min.time()) + timedelta(minutes=minute)
