"""The report of an incident as Markdown; whatever people typed is text in it, never markup."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from shiftplan.files.atomic import write_text
from shiftplan.files.handout.safe_text import markdown as safe
from shiftplan.language import say
from shiftplan.operations import Entry, StepView
from shiftplan.planning.operations.incident_report import OF_THE_ROTA, IncidentReport, SlotLine

Row = Sequence[object]


def incident_markdown(report: IncidentReport) -> str:
    """The whole page, a line feed at its end."""
    return "\n".join(_lines(report)) + "\n"


def write_incident_report(report: IncidentReport, out: Path) -> None:
    """Write the page, whole or not at all; raises StorageFailed."""
    write_text(out, incident_markdown(report))


def _lines(report: IncidentReport) -> Iterator[str]:
    view = report.view
    name = say("Incident {name}: {title}", name=view.name, title=view.title)
    yield f"# {safe(str(name))}"
    yield ""
    yield from _table((say("fact"), say("content")), _facts(report))
    yield from _section(str(say("Who led it")), _seats(report))
    yield from _section(str(say("Decisions")), _told(report.entries("decision")))
    yield from _section(str(say("Updates given")), _told(report.entries("update")))
    yield from _section(str(say("Steps of the card")), _steps(report))
    yield from _section(str(say("Numbers by slot")), _numbers(report.slots))
    yield from _section(
        str(say("Absences, edits of the rota, versions, relief")), _told(report.entries(*OF_THE_ROTA))
    )
    yield from _section(str(say("Still to do")), [f"- {safe(text)}" for text in report.follow_ups])
    yield from _section(str(say("Timeline")), _told(view.timeline))


def _facts(report: IncidentReport) -> Iterator[Row]:
    view = report.view
    level = say("{level} {name}", level=view.level.id, name=view.level.name)
    yield say("plan"), report.plan
    yield say("card"), f"{view.code} {view.card.title}" if view.card else view.card_id
    yield say("severity"), level
    yield say("declared"), say("{time} by {who}", time=_time(view.opened_at), who=view.opened_by)
    if view.closed_at is not None:
        yield say("closed"), say("{time} by {who}", time=_time(view.closed_at), who=view.closed_by)
        yield say("handed over aloud to"), view.handed_to
    yield say("minutes open"), view.minutes_open
    yield say("steps settled"), view.progress
    yield say("as of"), _time(report.now)


def _seats(report: IncidentReport) -> list[str]:
    rows = [(seat.name, seat.holder or "–") for seat in report.view.seats]
    history = [f"- {_entry(entry)}" for entry in report.entries("seat")]
    return [*_table((say("seat"), say("who")), rows), "", *history] if rows else history


def _told(entries: Iterable[Entry]) -> list[str]:
    return [f"- {_entry(entry)}" for entry in entries]


def _entry(entry: Entry) -> str:
    return f"{_time(entry.at)} {safe(entry.who)}: {safe(entry.text)}"


def _steps(report: IncidentReport) -> list[str]:
    headings = (
        say("step"),
        say("whose"),
        say("state"),
        say("when"),
        say("who set it"),
        say("why, answer, notes"),
    )
    return list(_table(headings, (_step(step) for step in report.view.steps)))


def _step(step: StepView) -> Row:
    said = [step.reason, str(step.answer.text) if step.answer else "", *(note.text for note in step.notes)]
    when = _time(step.at) if step.at else ""
    return step.item.text, step.whose, step.standing_name, when, step.who, "; ".join(filter(None, said))


def _numbers(slots: Sequence[SlotLine]) -> list[str]:
    headings = (
        say("slot"),
        say("queue"),
        say("contacts"),
        say("planned"),
        say("first reply, s"),
        say("three-minute rate"),
        say("waiting"),
        say("present"),
    )
    return list(_table(headings, (_slot(line) for line in slots))) if slots else []


def _slot(line: SlotLine) -> Row:
    told = line.figures
    rate = "" if told.three_minute_rate is None else f"{told.three_minute_rate:.1%}"
    counted = (_number(told.contacts), f"{line.planned:,.0f}", _number(told.first_reply_seconds), rate)
    return _time(told.start), line.queue, *counted, _number(told.waiting), _number(told.present)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield ""
    yield f"## {title}"
    yield ""
    yield from lines or [str(say("none"))]


def _table(headings: Row, rows: Iterable[Row]) -> Iterator[str]:
    yield _row(headings)
    yield "|" + "---|" * len(headings)
    yield from (_row(row) for row in rows)


def _row(cells: Row) -> str:
    return "| " + " | ".join(safe(str(cell)) for cell in cells) + " |"


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
