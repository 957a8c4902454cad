"""The live desk of a plan, and the lines that somebody writes into its log."""

from datetime import datetime, timedelta

from shiftplan.domain.day_log import LogEntry, LogKind
from shiftplan.domain.head_counts import present
from shiftplan.domain.record import EventRecord
from shiftplan.errors import BadInput
from shiftplan.journal import login_name
from shiftplan.language import say
from shiftplan.operations.desk import DeskView
from shiftplan.operations.desk import desk as view_desk
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.actuals import actuals
from shiftplan.planning.operations.common import journal_of, right_now
from shiftplan.planning.operations.day_log import day_log
from shiftplan.planning.stages import traffic_of

LOG = "log"
LOOK_BACK = timedelta(hours=12)
MOST_CHARACTERS = 1_000


def live_desk(opened: OpenPlan, now: datetime | None = None) -> DeskView:
    """Every queue by slot around `now`: planned, on shift, measured."""
    moment = now or right_now(opened)
    on_shift = None if opened.rota is None else present(opened.plan, opened.rota, held=True)
    return view_desk(opened.plan, traffic_of(opened.plan), on_shift, actuals(opened, moment), moment)


def newest_log(opened: OpenPlan, now: datetime | None = None) -> tuple[LogEntry, ...]:
    """What happened in the last hours, oldest first; ticks and figures have places of their own."""
    moment = now or right_now(opened)
    kinds = [kind for kind in LogKind if kind not in {LogKind.ITEM, LogKind.READING}]
    return day_log(opened, opened.plan.grid.local(moment) - LOOK_BACK, now=moment, kinds=kinds)


def write_log(
    opened: OpenPlan, text: str, who: str | None = None, now: datetime | None = None
) -> EventRecord:
    """Write a line into the log of the day."""
    line = " ".join(text.split())
    if not line:
        raise BadInput(say("the line is empty"), say("write what happened or was decided"))
    if len(line) > MOST_CHARACTERS:
        raise BadInput(
            say(
                "the line has {count:,} {count:character|characters}; {most:,} are kept",
                count=len(line),
                most=MOST_CHARACTERS,
            ),
            say("write it in two lines"),
        )
    moment = now or right_now(opened)
    return journal_of(opened, moment).events.add(LOG, "", line, who or login_name())
