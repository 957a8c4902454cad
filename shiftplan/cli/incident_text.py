"""How `shiftplan incident` shows: lines for a person."""

from collections.abc import Iterator, Sequence

from shiftplan.cli.checklist_text import MARKS
from shiftplan.domain.incident_events import Severities
from shiftplan.domain.playbook import Playbook
from shiftplan.language import say
from shiftplan.operations import IncidentView, StepView


def list_lines(views: Sequence[IncidentView], cards: Sequence[Playbook], levels: Severities) -> Iterator[str]:
    """Every incident with its timer, the update owed first across all, then what may be declared."""
    owed = min(
        (view for view in views if view.update_due), key=lambda view: str(view.update_due), default=None
    )
    if owed is not None and owed.update_due is not None:
        text = say(
            "the next update is owed at {time}: {name}", time=f"{owed.update_due:%H:%M}", name=owed.name
        )
        yield str(text)
    for view in views:
        yield headline(view)
        yield from (_under(line) for line in update_lines(view))
    if not views:
        yield str(say("no incident so far"))
    yield ""
    yield str(say("cards to declare:"))
    for card in cards:
        yield f"  {card.code}  {card.id}  {card.title}"
        if card.declare_when:
            yield _under(card.declare_when)
    yield str(say("severities:"))
    for level in levels.levels:
        pace = say(
            "an update every {minutes} min to {people}", minutes=level.update_minutes, people=level.tell
        )
        yield f"  {level.id}  {level.name}: {level.criteria}"
        yield _under(pace)


def headline(view: IncidentView) -> str:
    values = {"name": view.name, "title": view.title, "level": view.level.id, "progress": view.progress}
    if view.closed_at is not None:
        closed = f"{view.closed_at:%m-%d %H:%M}"
        text = say(
            "{name} {level} {title}: closed {closed} by {who}, {progress} steps",
            closed=closed,
            who=view.closed_by,
            **values,
        )
        return str(text)
    opened = f"{view.opened_at:%m-%d %H:%M}"
    return str(
        say(
            "{name} {level} {title}: open since {opened} ({minutes} min), {progress} steps",
            opened=opened,
            minutes=view.minutes_open,
            **values,
        )
    )


def update_lines(view: IncidentView) -> Iterator[str]:
    """When the next update is owed, while the incident is open."""
    if view.update_due is not None:
        due = f"{view.update_due:%H:%M}"
        late = say("update overdue since {due}", due=due)
        yield str(late if view.update_overdue else say("next update by {due}", due=due))


def incident_lines(view: IncidentView) -> Iterator[str]:
    yield headline(view)
    yield from update_lines(view)
    yield str(say("severity {level}: {criteria}", level=view.level.id, criteria=view.level.criteria))
    if view.seats:
        yield "  ".join(f"{seat.name}: {seat.holder or '–'}" for seat in view.seats)
    if view.card is not None and view.card.sources:
        yield str(say("it leans on: {sources}", sources="; ".join(view.card.sources)))
    for stage in view.stages:
        yield f"\n── {stage.chapter.title} · {stage.progress} ──"
        for step in stage.steps:
            yield from _step_lines(view, step)
    yield ""
    yield str(say("── timeline ──"))
    yield from timeline_lines(view)


def timeline_lines(view: IncidentView) -> Iterator[str]:
    for entry in view.timeline:
        yield f"{entry.at:%m-%d %H:%M:%S}  {entry.who}: {entry.text}"


def _step_lines(view: IncidentView, step: StepView) -> Iterator[str]:
    seat = f" ({step.seat.name})" if step.seat else ""
    yield f"{MARKS[step.standing]} {step.item.id}  {step.item.text} · {step.whose}{seat}"
    yield _under(say("done when: {proof}", proof=step.item.done_when))
    if step.answer is not None:
        yield _under(say("answer: {answer}", answer=step.answer.text))
    elif step.item.options:
        answers = "; ".join(f"{option.id} ({option.text})" for option in step.item.options)
        yield _under(say("answer with one of: {answers}", answers=answers))
    if step.reason:
        yield _under(say("skipped by {who}: {reason}", who=step.who, reason=step.reason))
    for note in step.notes:
        yield _under(say("note of {who}: {text}", who=note.who, text=note.text))
    for first in step.waits_for:
        yield _under(say("waits for: {first}", first=first))
    for mark, text in (("!", step.item.warning), ("↑", step.item.escalate), ("»", view.script(step))):
        if text is not None:
            yield _under(f"{mark} {text}")


def _under(text: object) -> str:
    return f"      {text}"
