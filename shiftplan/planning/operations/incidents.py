"""The incidents of a plan: declared from a card, shown with all that happened, closed."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from shiftplan.domain.day_log import LogEntry, LogKind
from shiftplan.domain.incident_events import Ended, Severities, SeveritySet
from shiftplan.domain.playbook import Playbook, PlaybookKind
from shiftplan.domain.record import Incident
from shiftplan.errors import BadInput
from shiftplan.files.playbooks import read_cards, read_ladder
from shiftplan.files.severities import read_severities
from shiftplan.journal import login_name
from shiftplan.language import printable, say
from shiftplan.operations import Calm, Entry, IncidentView, calm
from shiftplan.operations import incident as view_incident
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.actuals import actuals
from shiftplan.planning.operations.books import shelf
from shiftplan.planning.operations.common import journal_of, right_now, unknown
from shiftplan.planning.operations.day_log import day_log
from shiftplan.planning.operations.incident_figures import figures_now
from shiftplan.planning.operations.incident_words import Around, told_of
from shiftplan.planning.operations.knowing import facts_for
from shiftplan.planning.stages import traffic_of

MEANWHILE = (LogKind.EDIT, LogKind.PUBLISHED, LogKind.RELIEF)
"""What is done to the rota and to the surge belongs to every incident that was open then."""


def cards(opened: OpenPlan) -> tuple[Playbook, ...]:
    """The incident cards that may be opened."""
    return read_cards(opened.folder)


def severities(opened: OpenPlan) -> Severities:
    """How bad an incident may be."""
    return read_severities(opened.folder)


def incidents(opened: OpenPlan, now: datetime | None = None) -> tuple[IncidentView, ...]:
    """Every incident, open ones first, the newest on top."""
    moment = now or right_now(opened)
    records = _records(opened)
    newest_first = sorted(records, key=lambda record: (not record.open, -record.id))
    if not records:
        return ()
    known, levels = {card.id: card for card in cards(opened)}, severities(opened)
    figures = figures_now(opened, moment) if any(record.open for record in records) else {}
    first = opened.plan.grid.local(min(record.opened_at for record in records))
    meanwhile = day_log(opened, first, now=moment, kinds=MEANWHILE)
    views = (
        _viewed(opened, record, known.get(record.card), levels, meanwhile, moment) for record in newest_first
    )
    return tuple(view.model_copy(update={"facts": {**figures, **view.facts}}) for view in views)


def incident(opened: OpenPlan, number: int, now: datetime | None = None) -> IncidentView:
    """One incident; BadInput names those there are."""
    views = incidents(opened, now)
    found = next((view for view in views if view.id == number), None)
    if found is None:
        raise _no_incident([view.name for view in views], str(number))
    return found


def incident_named(opened: OpenPlan, word: str) -> int:
    """The id of an incident, named `E2-1`, or by the number alone where only one has it. Raises BadInput."""
    codes, read = {card.id: card.code for card in cards(opened)}, word.strip()
    names = {one.name(codes.get(one.card, "")): one for one in _records(opened)}
    found = [name for name in names if name.casefold() == read.casefold()]
    found = found or [name for name, one in names.items() if str(one.number) == read.removeprefix("#")]
    if len(found) > 1:
        several = ", ".join(found)
        raise BadInput(say("{read} may be {names}", read=read, names=several), say("write the whole name"))
    if not found:
        raise _no_incident(names, read)
    return names[found[0]].id


def _no_incident(names: Iterable[str], read: str) -> BadInput:
    known = ", ".join(names)
    hint = say("those there are: {names}", names=known) if known else say("none was declared so far")
    return BadInput(say("there is no incident {read}", read=read), hint)


def _records(opened: OpenPlan) -> list[Incident]:
    """Those in the journal, the oldest first; one whose card is no longer there is among them."""
    others = {book.id for book in shelf(opened) if book.kind is not PlaybookKind.INCIDENT}
    return [record for record in journal_of(opened).incidents.all() if record.card not in others]


def still_open(opened: OpenPlan, number: int, now: datetime | None = None) -> IncidentView:
    """One incident; BadInput when it is closed."""
    view = incident(opened, number, now)
    if not view.open:
        raise BadInput(
            say("incident {name} was closed by {who}", name=view.name, who=view.closed_by),
            say("declare a new one, or add a line to its log"),
        )
    return view


def declare(
    opened: OpenPlan,
    card: str,
    title: str = "",
    severity: str = "",
    *,
    who: str | None = None,
    now: datetime | None = None,
) -> IncidentView:
    """Declare an incident from a card, named by its id or its code (E1), and show it.

    Without a severity it has the one that the levels name for this: the worst, as they ship. The duty lead
    commands from the first moment.
    """
    found = _card(opened, card)
    level = level_named(opened, severity) if severity else severities(opened).at_first
    number = journal_of(opened, now).incidents.open(
        found.id, title.strip(), who or login_name(), [SeveritySet(level=level)]
    )
    return incident(opened, number, now)


def level_named(opened: OpenPlan, word: str) -> str:
    """The id of a level, typed as `S2` or `2`."""
    ids = [level.id for level in severities(opened).levels]
    found = word.strip().upper()
    for name in (found, f"S{found}"):
        if name in ids:
            return name
    raise unknown(say("there is no such severity"), word, ids)


def calm_of(opened: OpenPlan, number: int, now: datetime | None = None) -> Calm:
    """The good slots since an incident was declared."""
    moment = now or right_now(opened)
    view, plan = incident(opened, number, moment), opened.plan
    known, ladder = actuals(opened, moment), read_ladder(opened.folder)
    return calm(ladder, plan, traffic_of(plan), known, view.opened_at, plan.grid.local(moment))


def close_incident(
    opened: OpenPlan,
    number: int,
    handed_to: str,
    reason: str = "",
    *,
    who: str | None = None,
    now: datetime | None = None,
) -> IncidentView:
    """Close an incident that was handed over aloud; its open steps stay visible as open.

    Before enough good slots ran it needs a reason. Raises BadInput.
    """
    view, to, why = still_open(opened, number, now), handed_to.strip(), reason.strip()
    if not to:
        raise BadInput(
            say("an incident is handed over aloud before it is closed"),
            say("say to whom; without a next shift, to whoever answers for what is left"),
        )
    how = calm_of(opened, number, now)
    if not how.met and not why:
        raise BadInput(
            say("there are not {wanted} good slots yet: {how}", wanted=how.wanted, how=how.text),
            say("wait for them, or say why it is closed all the same"),
        )
    ended = Ended(handed_to=to, reason="" if how.met else why)
    journal_of(opened, now).incidents.close(view.id, who or login_name(), [ended])
    return incident(opened, number, now)


def _card(opened: OpenPlan, name: str) -> Playbook:
    known = {card.id: card for card in cards(opened)}
    codes = {card.code.casefold(): card for card in known.values() if card.code}
    found = known.get(name) or known.get(f"incident_{name}") or codes.get(name.casefold())
    if found is None:
        raise unknown(say("there is no such card"), name, [*known, *(card.code for card in known.values())])
    return found


def _viewed(
    opened: OpenPlan,
    record: Incident,
    card: Playbook | None,
    levels: Severities,
    meanwhile: Sequence[LogEntry],
    now: datetime,
) -> IncidentView:
    view = view_incident(record, card, levels, facts_for(opened, card, now), now)
    own = [
        Entry(
            at=opened.plan.grid.local(line.at), who=printable(line.who), text=str(line.what), kind=line.kind
        )
        for line in told_of(record, Around(opened.plan, card, levels))
    ]
    around = _while_open(view, meanwhile)
    return view.model_copy(update={"timeline": tuple(sorted([*own, *around], key=lambda line: line.at))})


def _while_open(view: IncidentView, entries: Sequence[LogEntry]) -> Iterable[Entry]:
    """What was done to the rota and the surge between the declaration and the close."""
    for entry in entries:
        if entry.at >= view.opened_at and (view.closed_at is None or entry.at <= view.closed_at):
            yield Entry(at=entry.at, who=entry.who, text=str(entry.what), kind=entry.kind.value)
