"""How `shiftplan incident` shows: lines for a person, data for a script."""

from collections.abc import Iterator
from typing import Any

from shiftplan.domain.playbook import Playbook
from shiftplan.language import say
from shiftplan.operations import IncidentView, StepView


def headline(view: IncidentView) -> str:
    opened = f"{view.opened_at:%m-%d %H:%M}"
    if view.closed_at is not None:
        return str(
            say(
                "#{number} {title}: closed {closed} by {who}, {progress} steps",
                number=view.id,
                title=view.title,
                closed=f"{view.closed_at:%m-%d %H:%M}",
                who=view.closed_by,
                progress=view.progress,
            )
        )
    return str(
        say(
            "#{number} {title}: open since {opened} ({minutes} min), {progress} steps",
            number=view.id,
            title=view.title,
            opened=opened,
            minutes=view.minutes_open,
            progress=view.progress,
        )
    )


def update_lines(view: IncidentView) -> Iterator[str]:
    """When the next line of the log is owed, while the incident is open."""
    if view.update_due is not None:
        due = f"{view.update_due:%H:%M}"
        late = say("update overdue since {due}", due=due)
        yield str(late if view.update_overdue else say("next update by {due}", due=due))


def incident_lines(view: IncidentView) -> Iterator[str]:
    yield headline(view)
    yield from update_lines(view)
    if view.card is not None and view.card.sources:
        yield str(say("it leans on: {sources}", sources="; ".join(view.card.sources)))
    for stage in view.stages:
        yield f"\n── {stage.chapter.title} · {stage.progress} ──"
        for step in stage.steps:
            yield from _step_lines(step)
    if view.lines:
        yield ""
        yield str(say("── log of the incident ──"))
    for line in view.lines:
        yield f"{line.at:%m-%d %H:%M:%S}  {line.who}: {line.text}"


def _step_lines(step: StepView) -> Iterator[str]:
    seat = f" ({step.seat.name})" if step.seat else ""
    yield f"{'[✓]' if step.done else '[ ]'} {step.item.id}  {step.item.text} · {step.whose}{seat}"
    yield _under(say("done when: {proof}", proof=step.item.done_when))
    for first in step.waits_for:
        yield _under(say("waits for: {first}", first=first))
    for mark, text in (("!", step.item.warning), ("↑", step.item.escalate), ("»", step.script)):
        if text is not None:
            yield _under(f"{mark} {text}")


def _under(text: object) -> str:
    return f"      {text}"


def card_data(card: Playbook) -> dict[str, Any]:
    when = str(card.declare_when) if card.declare_when else None
    return {"id": card.id, "code": card.code, "title": str(card.title), "declare_when": when}


def incident_data(view: IncidentView) -> dict[str, Any]:
    following = view.next_step
    return {
        "id": view.id,
        "card": view.card_id,
        "title": view.title,
        "open": view.open,
        "opened_at": view.opened_at.isoformat(),
        "opened_by": view.opened_by,
        "closed_at": view.closed_at.isoformat() if view.closed_at else None,
        "closed_by": view.closed_by or None,
        "update_due": view.update_due.isoformat() if view.update_due else None,
        "update_overdue": view.update_overdue,
        "next": following.item.id if following else None,
        "steps": [_step_data(step) for step in view.steps],
        "log": [{"at": line.at.isoformat(), "who": line.who, "text": line.text} for line in view.lines],
    }


def _step_data(step: StepView) -> dict[str, Any]:
    return {
        "id": step.item.id,
        "text": str(step.item.text),
        "role": step.item.role,
        "owner": step.owner,
        "done": step.done,
        "who": step.who,
        "at": step.at.isoformat() if step.at else None,
        "waits_for": [str(first) for first in step.waits_for],
        "script": str(step.script) if step.script else None,
    }
