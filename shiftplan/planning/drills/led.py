"""How the incidents of a drill were led: updates in time, decisions, the gate signed, words to mind."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from shiftplan.domain.drill import Led
from shiftplan.domain.incident_events import LineKind, Severities, SeveritySet, Written
from shiftplan.domain.playbook import Item, Playbook, Role
from shiftplan.domain.record import Incident
from shiftplan.operations import title_of
from shiftplan.operations.incident import pace
from shiftplan.operations.wording import cautions
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of
from shiftplan.planning.operations.incidents import cards, severities

MINUTE = timedelta(minutes=1)
Late = tuple[timedelta, ...]


def led(opened: OpenPlan, hit: datetime, until: datetime) -> tuple[Led, ...]:
    """Every incident declared, the oldest first. `hit` is the instant of the strike, `until` the present."""
    known, levels = {card.id: card for card in cards(opened)}, severities(opened)
    records = (record for record in journal_of(opened).incidents.all() if record.card in known)
    return tuple(_led(record, known[record.card], levels, hit, until) for record in records)


def _led(record: Incident, card: Playbook, levels: Severities, hit: datetime, until: datetime) -> Led:
    late, given = _late(record, card, levels, until), _lines(record, LineKind.UPDATE)
    decided = _lines(record, LineKind.DECISION)
    gate = _gate(card)
    signed = {step.step: step.began for step in record.steps if step.done}
    whole = max((signed[one] for one in gate), default=None) if gate <= signed.keys() else None
    return Led(
        name=record.name(card.code),
        title=title_of(record, card),
        declared_minutes=(record.opened_at - hit) / MINUTE,
        updates=len(given),
        late_updates=len(late),
        longest_late_minutes=max(late, default=timedelta()) / MINUTE,
        decision_minutes=tuple((at - record.opened_at) / MINUTE for at, _ in decided),
        gated=bool(gate),
        signed_minutes=(whole - record.opened_at) / MINUTE if whole else None,
        cautions=tuple(dict.fromkeys(str(one) for _, text in given for one in cautions(text))),
        closed_minutes=(record.closed_at - record.opened_at) / MINUTE if record.closed_at else None,
    )


def _lines(record: Incident, kind: LineKind) -> list[tuple[datetime, str]]:
    """The lines of a kind with the instant at which each was written."""
    told = ((one.at, one.content) for one in record.told)
    return [(at, one.text) for at, one in told if isinstance(one, Written) and one.kind is kind]


def _late(record: Incident, card: Playbook, levels: Severities, until: datetime) -> Late:
    """By how much each update came late; the last is one that is still owed."""
    end, before = record.closed_at or until, record.opened_at
    found = []
    for at in (*(at for at, _ in _lines(record, LineKind.UPDATE)), end):
        due = before + pace(card, levels.level(_level_at(record, levels, before)))
        found.append(at - due)
        before = at
    return tuple(one for one in found if one > timedelta())


def _level_at(record: Incident, levels: Severities, moment: datetime) -> str:
    """The severity that set the pace at a moment."""
    told = ((one.at, one.content) for one in record.told if one.at <= moment)
    set_so = [one.level for _, one in told if isinstance(one, SeveritySet)]
    return set_so[-1] if set_so else levels.at_first


def _gate(card: Playbook) -> frozenset[str]:
    """The steps that words to customers wait for, where one of them is a signature of legal."""
    return frozenset(name for item in card.items if item.script for name in _signatures(card, item))


def _signatures(card: Playbook, item: Item) -> Iterator[str]:
    needed = [card.item(name) for name in item.needs]
    if any(one is not None and one.role is Role.LEGAL for one in needed):
        yield from item.needs
