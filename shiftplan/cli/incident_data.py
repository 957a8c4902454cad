"""An incident as data for a script."""

from datetime import datetime
from typing import Any

from shiftplan.domain.incident_events import Severity
from shiftplan.domain.playbook import Playbook
from shiftplan.operations import Entry, IncidentView, StepView
from shiftplan.planning.operations.incident_report import IncidentReport, SlotLine

Data = dict[str, Any]


def card_data(card: Playbook) -> Data:
    when = str(card.declare_when) if card.declare_when else None
    return {"id": card.id, "code": card.code, "title": str(card.title), "declare_when": when}


def severity_data(level: Severity) -> Data:
    return {
        "id": level.id,
        "name": str(level.name),
        "criteria": str(level.criteria),
        "tell": str(level.tell),
        "update_minutes": level.update_minutes,
    }


def incident_data(view: IncidentView) -> Data:
    following = view.next_step
    return {
        "id": view.name,
        "card": view.card_id,
        "title": view.title,
        "severity": view.level.id,
        "open": view.open,
        "opened_at": view.opened_at.isoformat(),
        "opened_by": view.opened_by,
        "closed_at": _moment(view.closed_at),
        "closed_by": view.closed_by or None,
        "handed_to": view.handed_to or None,
        "update_due": _moment(view.update_due),
        "update_overdue": view.update_overdue,
        "commander": view.commander,
        "seats": {seat.id: seat.holder or None for seat in view.seats},
        "next": following.item.id if following else None,
        "steps": [_step_data(view, step) for step in view.steps],
        "timeline": [entry_data(entry) for entry in view.timeline],
    }


def entry_data(entry: Entry) -> Data:
    return {"at": entry.at.isoformat(), "who": entry.who, "kind": entry.kind, "text": entry.text}


def _step_data(view: IncidentView, step: StepView) -> Data:
    """A step; the script of one that waits is held back here as everywhere."""
    return {
        "id": step.item.id,
        "text": str(step.item.text),
        "role": step.item.role,
        "owner": step.owner,
        "seat": step.seat.id if step.seat else None,
        "due": step.due.isoformat(),
        "state": step.standing,
        "answer": step.answer.id if step.answer else None,
        "options": [option.id for option in step.item.options],
        "reason": step.reason or None,
        "notes": [note.text for note in step.notes],
        "who": step.who,
        "at": _moment(step.at),
        "waits_for": [str(first) for first in step.waits_for],
        "script": view.script(step),
    }


def report_data(report: IncidentReport) -> Data:
    return {
        "plan": report.plan,
        "now": report.now.isoformat(),
        "incident": incident_data(report.view),
        "slots": [_slot_data(line) for line in report.slots],
        "follow_ups": list(report.follow_ups),
    }


def _slot_data(line: SlotLine) -> Data:
    told = line.figures
    return {
        "queue": told.queue,
        "start": told.start.isoformat(),
        "minutes": told.minutes,
        "contacts": told.contacts,
        "planned": line.planned,
        "first_reply_seconds": told.first_reply_seconds,
        "three_minute_rate": told.three_minute_rate,
        "waiting": told.waiting,
        "present": told.present,
    }


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
