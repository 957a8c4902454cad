"""The log of the day: events, incidents, checklists, edits and publications of the journal as one."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from shiftplan import files
from shiftplan.domain.day_log import LogEntry, LogKind, as_typed
from shiftplan.domain.edit_history import Doing, History, Step
from shiftplan.domain.edit_words import KINDS, edit_text
from shiftplan.domain.incident_events import KIND
from shiftplan.domain.plan import Plan
from shiftplan.domain.playbook import Playbook
from shiftplan.domain.record import Incident, ItemState
from shiftplan.domain.relief_taken import BEGUN_KIND
from shiftplan.errors import ShiftplanError
from shiftplan.files.playbooks import playbook_paths, read_playbook
from shiftplan.files.scripts import read_scripts
from shiftplan.files.severities import read_severities
from shiftplan.journal import Journal
from shiftplan.language import Message, printable, say
from shiftplan.operations import title_of
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations import figure_log
from shiftplan.planning.operations.common import journal_of, right_now
from shiftplan.planning.operations.event_words import kind_of, words_of
from shiftplan.planning.operations.incident_words import ENDS, Around, Told, told_of
from shiftplan.planning.operations.relief_log import relief_lines

STATES = {
    ItemState.OPEN: say("open again: {item}"),
    ItemState.DOING: say("under way: {item}"),
    ItemState.DONE: say("done: {item}"),
    ItemState.SKIPPED: say("skipped: {item}"),
}
MOVES = {
    Doing.DO: say("{edit}"),
    Doing.UNDO: say("taken back: {edit}"),
    Doing.REDO: say("made again: {edit}"),
}


def day_log(
    opened: OpenPlan,
    begins: datetime | None = None,
    ends: datetime | None = None,
    now: datetime | None = None,
    kinds: Iterable[LogKind] = tuple(LogKind),
) -> tuple[LogEntry, ...]:
    """What happened in [begins, ends) of local wall time, oldest first; None: from the first line, until now.

    Only the kinds asked for are read. Lines of one moment stay in the order in which they were written.
    """
    wanted = frozenset(kinds)
    last = ends or opened.plan.grid.local(now or right_now(opened))
    found = (entry for entry in _entries(opened, wanted) if entry.kind in wanted)
    inside = (
        entry
        for entry in found
        if (begins is None or entry.at >= begins) and (entry.at < last or (ends is None and entry.at == last))
    )
    return tuple(sorted(inside, key=lambda entry: entry.at))


def _entries(opened: OpenPlan, wanted: frozenset[LogKind]) -> Iterator[LogEntry]:
    journal = journal_of(opened)
    yield from _of_events(opened, journal)
    if LogKind.INCIDENT in wanted:
        yield from _of_incidents(opened, journal)
    if LogKind.ITEM in wanted:
        yield from _of_items(opened, journal)
    if LogKind.EDIT in wanted:
        yield from _of_edits(opened, journal)
    if LogKind.PUBLISHED in wanted:
        yield from _of_publications(opened)
    if LogKind.READING in wanted:
        yield from figure_log.readings(opened)
    if LogKind.LEVEL in wanted:
        yield from figure_log.levels(opened)


def _of_events(opened: OpenPlan, journal: Journal) -> Iterator[LogEntry]:
    records = [one for one in journal.events.all() if one.kind != BEGUN_KIND]  # notes of the program
    used = any(record.kind == LogKind.SCRIPT for record in records)
    titles = _titles(opened.folder) if used else {}
    measures = relief_lines(opened, records)
    for record in records:
        if record.kind == KIND:
            continue  # told with its incident
        yield LogEntry(
            at=opened.plan.grid.local(record.at),
            who=printable(record.who),
            what=measures.get(record.id) or words_of(record, titles),
            kind=kind_of(record),
            subject=printable(record.subject),
        )


def _titles(folder: Path) -> dict[str, str]:
    """What the scripts are called; of what ships alone where the shop's own cannot be read."""
    try:
        library = read_scripts(folder)
    except ShiftplanError:
        library = read_scripts()
    return {script.id: str(script.title) for script in library.scripts}


def _of_incidents(opened: OpenPlan, journal: Journal) -> Iterator[LogEntry]:
    known = {path.stem: path for path in playbook_paths(opened.folder).values()}
    for incident in journal.incidents.all():
        card = _playbook(known[incident.card]) if incident.card in known else None
        around = Around(opened.plan, card, read_severities(opened.folder))
        for line in told_of(incident, around):
            yield LogEntry(
                at=opened.plan.grid.local(line.at),
                who=printable(line.who),
                what=_numbered(incident, card, line),
                kind=LogKind.INCIDENT,
                subject=str(incident.id),
            )


def _numbered(incident: Incident, card: Playbook | None, line: Told) -> Message:
    """The line with the name of its incident; the first and the last with the title, too."""
    name = incident.name(card.code if card else "")
    if line.kind not in ENDS:
        return say("{name}: {text}", name=name, text=line.what)
    return say("{name} {title}: {text}", name=name, title=title_of(incident, card), text=line.what)


def _of_items(opened: OpenPlan, journal: Journal) -> Iterator[LogEntry]:
    for name, path in playbook_paths(opened.folder).items():
        records = journal.items.history(name)
        playbook = _playbook(path) if records else None
        for record in records:
            item = playbook.item(record.item) if playbook else None
            text = Message(STATES[record.state].template, (("item", item.text if item else record.item),))
            if record.reason:
                text = say("{what}; reason: {reason}", what=text, reason=record.reason)
            yield LogEntry(
                at=opened.plan.grid.local(record.at),
                who=printable(record.who),
                what=text,
                kind=LogKind.ITEM,
                subject=printable(record.item),
            )


def _playbook(path: Path) -> Playbook | None:
    """A playbook for the words of its items; a log is told without them where the file cannot be read."""
    try:
        return read_playbook(path)
    except ShiftplanError:
        return None


def _of_edits(opened: OpenPlan, journal: Journal) -> Iterator[LogEntry]:
    for step in _history(opened.folder, journal.edits.last_move()).steps:
        yield from _of_edit(opened.plan, step)


@lru_cache(maxsize=4)
def _history(folder: Path, last_move: int) -> History:  # noqa: ARG001 - the key: edits are only added
    """The edits so far, read once: a solve taken over is an edit of a thousand cells."""
    return Journal(folder).edits.history()


def _of_edit(plan: Plan, step: Step) -> Iterator[LogEntry]:
    if not step.edit.cells:
        return
    text = say("{kind} · {cells}", kind=KINDS[step.edit.kind], cells=edit_text(plan, step.edit))
    for move in step.moves:
        yield LogEntry(
            at=plan.grid.local(move.at),
            who=printable(move.who),
            what=Message(MOVES[move.what].template, (("edit", text),)),
            kind=LogKind.EDIT,
            subject=str(step.number),
        )


def _of_publications(opened: OpenPlan) -> Iterator[LogEntry]:
    for number in files.versions(opened.folder):
        try:
            notice = files.read_notice(opened.folder, number)[0]
        except ShiftplanError:
            continue
        if notice is None:
            continue
        told = say("published {version}", version=files.version_name(number))
        noted = say("{what}: {note}", what=told, note=notice.note) if notice.note else told
        yield LogEntry(
            at=opened.plan.grid.local(notice.published_at),
            who=printable(notice.who),
            what=noted,
            kind=LogKind.PUBLISHED,
            subject=str(number),
        )


__all__ = ["LogEntry", "LogKind", "as_typed", "day_log"]
