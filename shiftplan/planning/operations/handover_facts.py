"""What a handover tells, gathered from journal, plan and rota as it stood at one moment."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from shiftplan.domain.by_slot import by_slot
from shiftplan.domain.day_log import LogEntry, LogKind
from shiftplan.domain.handover import Form, RuleChange, Source
from shiftplan.domain.incident_events import SeatTaken, SeveritySet, Titled
from shiftplan.domain.playbook import Playbook, PlaybookKind, Role
from shiftplan.domain.record import EventRecord, Incident
from shiftplan.files.playbooks import read_ladder
from shiftplan.language import Message, say
from shiftplan.operations import COMMANDER, SurgeView, counting
from shiftplan.operations import surge as view_surge
from shiftplan.operations.cases import pressing
from shiftplan.operations.handover import Turn
from shiftplan.operations.handover_people import of_people
from shiftplan.operations.handover_points import (
    Gathered,
    OpenIncident,
    Said,
    alerting,
    of_cases,
    of_changes,
    of_incidents,
    of_level,
    of_log,
)
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.books import PRE_EVENT, shelf, walked
from shiftplan.planning.operations.cases import cases
from shiftplan.planning.operations.common import journal_of
from shiftplan.planning.operations.day_log import day_log
from shiftplan.planning.operations.handover_reliefs import holding
from shiftplan.planning.operations.read_so_far import records_of
from shiftplan.planning.stages import traffic_of

CHANGE = "change"
LONG_AGO = timedelta(hours=24)
LOGGED = (LogKind.LOG, LogKind.INCIDENT, LogKind.PUBLISHED)


def instant(opened: OpenPlan, local: datetime) -> datetime:
    """A local wall time of the plan as an instant."""
    return local.replace(tzinfo=ZoneInfo(opened.plan.grid.zone))


def gathered(opened: OpenPlan, form: Form, turn: Turn, cut: datetime) -> Gathered:
    """Every section's points as they stood at `cut`, local wall time."""
    moment = instant(opened, cut)
    until = turn.ends or opened.plan.grid.end
    records = [one for one in journal_of(opened).incidents.all() if one.opened_at <= moment]
    books = {book.id: book for book in shelf(opened)} if records else {}
    incidents = [one for one in records if _is_incident(one, books)]
    others = [one for one in records if not _is_incident(one, books)]
    alerts, lines = _lines(opened, form, turn, cut)
    return {
        Source.LEVEL: of_level(_surge(opened, moment)),
        Source.INCIDENTS: of_incidents(_open_incidents(opened, incidents, books, moment)),
        Source.CASES: of_cases(pressing(cases(opened, moment))),
        Source.CHANGES: of_changes(_in_force(opened, form, cut)),
        Source.ALERTS: of_log(alerts),
        Source.PEOPLE: of_people(opened.plan, opened.rota, turn.boundary, until),
        Source.RELIEFS: tuple(holding(opened, moment)),
        Source.CHECKLIST: (*_items(opened, moment, until), *_runs(opened, others, books, moment)),
        Source.LOG: of_log(lines),
    }


Books = dict[str, Playbook]


def _is_incident(record: Incident, books: Books) -> bool:
    """A card whose file is gone counts as one, so that nothing open is left out."""
    kind = books[record.card].kind if record.card in books else PlaybookKind.INCIDENT
    return kind is PlaybookKind.INCIDENT


def _surge(opened: OpenPlan, moment: datetime) -> SurgeView:
    """The level from what had been told by then."""
    plan, told = opened.plan, [one for one in records_of(opened) if one.at <= moment]
    known = by_slot(plan.grid, counting(plan, told, moment))
    return view_surge(read_ladder(opened.folder), plan, traffic_of(plan), known, moment)


def _was_open(record: Incident, moment: datetime) -> bool:
    return record.closed_at is None or record.closed_at > moment


def _open_incidents(
    opened: OpenPlan, records: Iterable[Incident], books: Books, moment: datetime
) -> Iterator[OpenIncident]:
    owners = opened.plan.settings.owners
    for record in records:
        if not _was_open(record, moment):
            continue
        told = [one.content for one in record.told if one.at <= moment]
        titles = [one.title for one in told if isinstance(one, Titled)]
        seats = [one.name for one in told if isinstance(one, SeatTaken) and one.seat == COMMANDER]
        levels = [one.level for one in told if isinstance(one, SeveritySet)]
        yield OpenIncident(
            name=record.name(_code(books, record)),
            title=titles[-1] if titles else record.title,
            card=books[record.card].title if record.card in books else None,
            opened_at=opened.plan.grid.local(record.opened_at),
            severity=levels[-1] if levels else "",
            commander=seats[-1] if seats else owners.get(Role.DUTY_LEAD, "") or record.opened_by,
        )


def _code(books: Books, record: Incident) -> str:
    return books[record.card].code if record.card in books else ""


def changes(opened: OpenPlan, cut: datetime | None = None) -> tuple[tuple[int, RuleChange], ...]:
    """Every change of a rule, price or script noted by `cut` (local wall time; None: ever), each numbered."""
    moment = instant(opened, cut) if cut else None
    found = ((one.id, _change(one)) for one in journal_of(opened).events.all(CHANGE) if _by(one, moment))
    return tuple((number, change) for number, change in found if change is not None)


def _by(record: EventRecord, moment: datetime | None) -> bool:
    return moment is None or record.at <= moment


def _change(record: EventRecord) -> RuleChange | None:
    try:
        return RuleChange.model_validate_json(record.content)
    except ValidationError:
        return None


def _in_force(opened: OpenPlan, form: Form, cut: datetime) -> Iterator[tuple[int, RuleChange]]:
    """Changes of the form's last hours, and older ones that were to end later."""
    oldest = cut - timedelta(hours=form.changes_hours)
    for number, change in changes(opened, cut):
        if change.since >= oldest or (change.until is not None and change.until > cut):
            yield number, change


def _lines(
    opened: OpenPlan, form: Form, turn: Turn, cut: datetime
) -> tuple[tuple[LogEntry, ...], tuple[LogEntry, ...]]:
    """(alerts, other lines) of the shift that ends: of the log, what was typed to incidents, publications."""
    entries = day_log(opened, turn.begins, now=instant(opened, cut), kinds=LOGGED)
    words = [word for section in form.sections for word in section.words]
    return alerting((entry for entry in entries if _is_plain(entry.what)), words)


def _is_plain(text: Message) -> bool:
    """Whether a sentence reads the same for everybody and can be kept: it holds only texts and numbers."""
    return all(
        _is_plain(value) if isinstance(value, Message) else isinstance(value, (str, int))
        for _, value in text.values
    )


def _items(opened: OpenPlan, moment: datetime, until: datetime) -> Iterator[Said]:
    """Open items of the checklist due before the next handover; of those due long ago, how many."""
    oldest = opened.plan.grid.local(moment) - LONG_AGO
    due = [one for one in walked(opened, PRE_EVENT, now=moment).steps if not one.settled and one.due < until]
    for step in due:
        if step.due >= oldest:
            text = say("due {time}, {whose}", time=f"{step.due:%m-%d %H:%M}", whose=step.whose)
            yield Said(step.item.id, text, step.item.text)
    old = sum(step.overdue and step.due < oldest for step in due)
    if old:
        yield Said("old", say("{count} older {count:item is|items are} open on the checklist", count=old))


def _runs(opened: OpenPlan, records: Iterable[Incident], books: Books, moment: datetime) -> Iterator[Said]:
    """Cards of other kinds that are being walked: complaints, after-sale problems."""
    for record in records:
        if _was_open(record, moment):
            began = f"{opened.plan.grid.local(record.opened_at):%m-%d %H:%M}"
            name = record.name(_code(books, record))
            text = say("{name} {title}: begun {time}", name=name, title=record.title, time=began)
            yield Said(f"run_{record.id}", text, books[record.card].title)
