"""What a drill's team did that leaves the rota as it is (windows, bot, call-backs), for the simulation."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from shiftplan.domain.relief import Effect, Relief
from shiftplan.domain.relief_taken import EVENT
from shiftplan.files.playbooks import read_ladder
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of
from shiftplan.planning.operations.relief.in_force import stood_down, taken_of

if TYPE_CHECKING:
    from shiftplan.planning.drills.playing import Replay
    from shiftplan.simulation.measures import Measure


def measures_of(opened: OpenPlan, replay: "Replay", until: datetime) -> tuple["Measure", ...]:
    """The measures taken before a moment, each until it was stood down or its time was over."""
    records = journal_of(opened).events.all(EVENT)
    down = {one.taken: one.at for record in records if (one := stood_down(record))}
    found: list[Measure] = []
    for record in records:
        taken = taken_of(record)
        if taken is None or taken.relief is None or taken.relief.edit is not None or taken.begins >= until:
            continue
        last = down.get(record.id)
        found += _of(opened, replay, taken.relief, taken.begins, last)
    return tuple(found)


def _of(
    opened: OpenPlan, replay: "Replay", relief: Relief, begins: datetime, down: datetime | None
) -> Iterator["Measure"]:
    for effect in relief.effects:
        begin = max(begins, effect.begins)
        end = min(effect.ends, down) if down else effect.ends
        if begin < end and opened.plan.queue[effect.queue].deferred is False:
            yield _measure(opened, replay, relief, effect, (begin, end))


def _measure(
    opened: OpenPlan, replay: "Replay", relief: Relief, effect: Effect, stretch: tuple[datetime, datetime]
) -> "Measure":
    from shiftplan.simulation.measures import Measure  # noqa: PLC0415 - numpy is loaded when something is computed
    from shiftplan.staffing.reliefs.crew import end_rates  # noqa: PLC0415 - see above

    queue, by = opened.plan.queue[effect.queue], read_ladder(opened.folder).rank
    rates = end_rates(queue.aht_seconds, queue.windows + 1, by.next_window_gain)
    return Measure(
        queue=effect.queue,
        begins=replay.second(stretch[0]),
        ends=replay.second(stretch[1]),
        wider=frozenset(helper.agent for helper in relief.helpers) if effect.windows else frozenset(),
        pace=float(rates[-1] / rates[-2]),
        contacts=min(effect.contacts, 1.0),
        put_off=effect.put_off,
        back=by.call_back_minutes * 60.0,
    )
