"""How `shiftplan live` shows: lines for a person, data for a script."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.outlook_text import outlook_data
from shiftplan.cli.output import table
from shiftplan.domain.actuals import Figure
from shiftplan.domain.outlook_words import rest_sentence
from shiftplan.language import printable, say
from shiftplan.operations import SurgeView, colour_name
from shiftplan.operations.desk import DeskQueue, DeskSlot, DeskView
from shiftplan.planning import OpenPlan
from shiftplan.planning import operations as desk
from shiftplan.planning.operations.follow import Followed, Taken
from shiftplan.planning.operations.outlook import outlook

BEFORE, AFTER = timedelta(hours=2), timedelta(hours=2)
"""Of the slots shown to a person; data has a day before and a day after."""
HEADINGS = (
    say("time"),
    say("came"),
    say("planned"),
    say("first reply s"),
    say("three-minute rate"),
    say("waiting"),
    say("present"),
    say("on shift"),
)
Part = Callable[[OpenPlan, datetime], Any]
PARTS: dict[str, Part] = {"outlook": lambda opened, now: outlook_data(outlook(opened, now))}
"""What else the data has, each under its name and made by one function of the plan and the instant."""


def live_lines(opened: OpenPlan, followed: Followed | None, now: datetime) -> Iterator[str]:
    """Level, export, queues around now, outlook, the newest of the log."""
    surge, view = desk.surge(opened, now), desk.live_desk(opened, now)
    yield str(say("level: {level} — {title}", level=surge.level_name, title=surge.rung.title))
    for queue in surge.queues:
        for reason in queue.reasons if queue.level is surge.level else ():
            yield f"  {queue.name}: {reason}"
    if surge.stale:
        yield f"  {say('this is old: take a new reading')}"
    if surge.as_of is None:
        yield str(say("no figures yet: follow an export with --actuals FILE, or paste rows with --paste"))
    if followed is not None:
        yield from followed_lines(followed)
    for shown in view.queues:
        yield ""
        yield from _queue_lines(view, shown, surge)
    ahead = outlook(opened, now)
    if ahead is not None:
        yield ""
        yield str(rest_sentence(ahead))
    yield from _log_lines(opened, now)


def _queue_lines(view: DeskView, queue: DeskQueue, surge: SurgeView) -> Iterator[str]:
    level = surge.of(queue.queue)
    known = level is not None and level.latest is not None
    yield f"{queue.name} · {colour_name(level.level)}" if level and known else queue.name
    rows = [_row(view, slot) for slot in queue.slots if _near(view, slot)]
    if rows:
        yield table(HEADINGS, rows, spare=(7, 5, 6))


def _near(view: DeskView, slot: DeskSlot) -> bool:
    """Around now; where the plan does not run, what was measured."""
    if view.here is None:
        return slot.figures is not None
    return view.here - BEFORE <= slot.start <= view.here + AFTER


def _row(view: DeskView, slot: DeskSlot) -> list[object]:
    figures = slot.figures
    mark = f"{say('now')} " if slot.start == view.here else ""
    told: list[object] = ["", "", "", "", ""]
    if figures is not None:
        contacts = "" if figures.contacts is None else f"{figures.contacts:,.0f}"
        if contacts and not figures.whole:
            contacts += f"/{figures.minutes}′"
        told = [
            contacts,
            _number(figures.first_reply_seconds),
            "" if figures.three_minute_rate is None else f"{figures.three_minute_rate:.1%}",
            _number(figures.waiting),
            _number(figures.present),
        ]
    on_shift = "" if slot.on_shift is None else slot.on_shift
    return [f"{mark}{slot.start:%H:%M}", told[0], f"{slot.planned:,.0f}", *told[1:], on_shift]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.4g}"


def _log_lines(opened: OpenPlan, now: datetime) -> Iterator[str]:
    entries = desk.newest_log(opened, now)[-5:]
    if entries:
        yield ""
        yield str(say("log:"))
    for entry in entries:
        yield f"  {entry.at:%m-%d %H:%M} {entry.who} {entry.what}".rstrip()


def followed_lines(followed: Followed) -> Iterator[str]:
    """Which export is followed, up to when it tells, and what is odd about it."""
    read = followed.read
    if read is not None and read.newest is not None:
        yield str(
            say(
                "{file}: {lines} {lines:line|lines}, up to {newest}; {taken} {taken:interval|intervals} new",
                file=printable(followed.file),
                lines=read.lines,
                newest=f"{read.newest:%m-%d %H:%M}",
                taken=followed.taken,
            )
        )
    elif followed.fault is None:
        yield str(say("{file}: no figures in it yet", file=printable(followed.file)))
    yield from finding_lines(followed.findings)


def taken_lines(taken: Taken) -> Iterator[str]:
    """What was taken of pasted rows."""
    yield str(
        say(
            "{lines} {lines:line|lines} read, {taken} {taken:interval|intervals} new",
            lines=taken.read.lines,
            taken=len(taken.records),
        )
    )
    yield from finding_lines(taken.read.findings)


def live_data(opened: OpenPlan, followed: Followed | None, now: datetime) -> dict[str, Any]:
    """Everything of the queues, then the parts."""
    surge, view = desk.surge(opened, now), desk.live_desk(opened, now)
    return {
        "now": view.now.isoformat(),
        "slot_minutes": view.minutes,
        "level": surge.level,
        "reasons": [str(reason) for reason in surge.reasons],
        "as_of": surge.as_of.isoformat() if surge.as_of else None,
        "stale": surge.stale,
        "rehearsal": surge.rehearsal,
        "followed": None if followed is None else _followed_data(followed),
        "queues": [_queue_data(queue, surge) for queue in view.queues],
        "log": [
            {"at": entry.at.isoformat(), "who": entry.who, "kind": entry.kind, "what": str(entry.what)}
            for entry in desk.newest_log(opened, now)
        ],
        **{name: part(opened, now) for name, part in PARTS.items()},
    }


def _queue_data(queue: DeskQueue, surge: SurgeView) -> dict[str, Any]:
    level = surge.of(queue.queue)
    return {
        "queue": queue.queue,
        "name": queue.name,
        "level": level.level if level and level.latest else None,
        "since": level.since.isoformat() if level and level.since else None,
        "reasons": [str(reason) for reason in level.reasons] if level else [],
        "slots": [_slot_data(slot) for slot in queue.slots],
    }


def _slot_data(slot: DeskSlot) -> dict[str, Any]:
    """`minutes` of the slot are told; None of the figures are when nothing was measured."""
    figures = slot.figures
    return {
        "start": slot.start.isoformat(),
        "planned": slot.planned,
        "forecast": slot.forecast,
        "on_shift": slot.on_shift,
        "minutes": figures.minutes if figures else 0,
        **{figure.value: figures.of(figure) if figures else None for figure in Figure},
    }


def _followed_data(followed: Followed) -> dict[str, Any]:
    read = followed.read
    return {
        "path": str(followed.path),
        "written": followed.written.isoformat() if followed.written else None,
        "lines": read.lines if read else 0,
        "newest": read.newest.isoformat() if read and read.newest else None,
        "unknown_queues": list(read.unknown) if read else [],
        "taken": followed.taken,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "place": str(finding.place) if finding.place else None,
                "message": str(finding.message),
                "hint": str(finding.hint) if finding.hint else None,
            }
            for finding in followed.findings
        ],
    }
