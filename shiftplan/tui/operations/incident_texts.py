"""The words of one incident: its head, its steps with their gates, one step in full, its timeline."""

from collections.abc import Collection
from datetime import datetime

from textual.content import Content

from shiftplan.domain.playbook import Playbook
from shiftplan.language import say
from shiftplan.operations import Entry, IncidentView, Standing, StepView
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.checklist_texts import timer_text
from shiftplan.tui.operations.live import Live
from shiftplan.tui.operations.live_texts import open_since, timer

KINDS = {
    "decision": ("◆ ", "$accent bold"),
    "update": ("» ", "$success"),
    "severity": ("! ", "$warning bold"),
    "seat": ("@ ", "$primary"),
    "absent": ("✗ ", "$error"),
    "edit": ("± ", "$muted"),
    "published": ("± ", "$muted"),
    "relief": ("± ", "$accent"),
}
"""The sign of a kind of entry; the others have none."""


def being_declared(card: Playbook, width: int) -> Content:
    """Until it is on the disk."""
    text = say("{code} {title} is being declared …", code=card.code, title=card.title)
    return marks.told("◌ ", text, "$accent bold", width)


def head(view: IncidentView, live: Live, width: int) -> Content:
    """Title, severity and timer; who sits where; then the next step."""
    title = Content.styled(str(say("{name} {title}", name=view.name, title=view.title)), "$error bold")
    level = marks.chip(say("{level} {name}", level=view.level.id, name=view.level.name), "$error")
    steps = Content(str(say("{progress} steps", progress=view.progress)))
    if view.closed_at is not None:
        text = say(
            "closed {time} by {who}, handed over to {name}",
            time=marks.hour(view.closed_at, live.now),
            who=view.closed_by,
            name=view.handed_to or "–",
        )
        return marks.flowed([title, Content.styled(str(text), "$muted"), steps], width)
    open_for = Content(str(open_since(view)))
    lines = [marks.flowed([level, title, open_for, steps, timer(view, live)], width)]
    if view.seats:
        lines.append(marks.flowed([_seat(seat.name, seat.holder) for seat in view.seats], width))
    return Content("\n").join([*lines, _next(view, width)])


def _seat(name: object, holder: str) -> Content:
    who = Content.styled(holder, "bold") if holder else Content.styled("–", "$warning")
    return Content.styled(f"{name} ", "$muted") + who


def _next(view: IncidentView, width: int) -> Content:
    if view.next_step is None:
        text = say("Every step is settled. Close the incident with x.")
        return marks.told("▶ ", text, "$success bold", width)
    step = say("{task} · {whose}", task=view.next_step.item.text, whose=view.next_step.whose)
    return marks.told("▶ ", step, "bold", width)


def rows(view: IncidentView, live: Live, being_written: Collection[str], width: int) -> list[Row]:
    """The stages of the card and their steps."""
    if view.card is None:
        text = say("The card {card} is no longer there; log and times are kept.", card=view.card_id)
        return [Row("", marks.told("", text, "$warning", width))]
    found: list[Row] = []
    for stage in view.stages:
        due = say("by {time}", time=marks.hour(stage.due, live.now))
        title = Content.assemble(
            ("─ ", "$muted"), (str(stage.chapter.title), "$primary bold"), f" {due} · {stage.progress}"
        )
        found.append(Row("", title.truncate(width, ellipsis=True)))
        found += [
            Row(step.item.id, _step(step, live.now, step.item.id in being_written, width))
            for step in stage.steps
        ]
    return found


def _step(step: StepView, now: datetime, written: bool, width: int) -> Content:  # noqa: FBT001 - one of two signs
    """What to do; whose it is while it may be done, else what it waits for."""
    text = Content.styled(str(step.item.text), "$muted" if step.settled or step.waits_for else "")
    if step.answer is not None:
        text += Content.styled(f"  {step.answer.text}", "$accent")
    if step.overdue and not step.waits_for:
        text += Content.styled(
            "  " + str(say("! overdue since {time}", time=f"{step.due:%H:%M}")), "$error bold"
        )
    if step.timer is not None:
        text += Content("  ") + timer_text(step, now)
    lines = [marks.hung(_sign(step, written) + " ", text, width)]
    if step.waits_for and not step.settled:
        waits = say("waits for: {items}", items="; ".join(map(str, step.waits_for)))
        lines.append(marks.told(marks.INDENT, waits, "$warning", width))
    elif not step.settled:
        lines.append(marks.told(marks.INDENT, step.whose, "$muted", width))
    return Content("\n").join(lines)


def _sign(step: StepView, written: bool) -> Content:  # noqa: FBT001 - see above
    if written:
        return Content.styled(*marks.BEING_WRITTEN)
    if step.waits_for and not step.settled:
        return Content.styled(*marks.WAITING)
    if step.standing is Standing.OPEN and step.item.options:
        return Content.styled("?", "$accent bold")
    return Content.styled(*marks.STANDINGS[step.standing])


def step_text(view: IncidentView, step: StepView, width: int) -> Content:
    """A step in full: what to say, whose it is, when it is done. A waiting step keeps its script back."""
    item, script = step.item, view.script(step)
    parts = [marks.told("", item.text, "bold", width)]
    if script is not None:
        parts.append(marks.told("» ", script, "$accent", width))
    elif item.script is not None:
        text = say("The script is held back until: {items}", items="; ".join(map(str, step.waits_for)))
        parts.append(marks.told("‖ ", text, "$warning", width))
    facts = (
        (say("mind"), item.warning),
        (say("answers"), " / ".join(str(option.text) for option in item.options)),
        (say("done when"), item.done_when),
        (say("whose"), step.whose),
        (say("seat"), _duty(view, step)),
        (say("escalate"), item.escalate),
        (say("state"), _stands(step)),
        *((say("evidence note"), f"{note.who} {note.at:%H:%M}: {note.text}") for note in step.notes),
    )
    parts += [marks.fact(label, text, width) for label, text in facts if text]
    return Content("\n").join(parts)


def _duty(view: IncidentView, step: StepView) -> str:
    seat = view.seat(step.seat.id) if step.seat else None
    if seat is None:
        return ""
    return str(say("{seat} {who}: {duty}", seat=seat.name, who=seat.holder or "–", duty=seat.duty))


def _stands(step: StepView) -> str:
    if step.standing is Standing.OPEN or step.at is None:
        return ""
    return marks.dotted(step.standing_name, step.who, f"{step.at:%H:%M:%S}", step.reason)


def log_text(view: IncidentView, width: int) -> Content:
    """Everything that happened, the oldest first: time, person, line."""
    return Content("\n").join([_line(entry, width) for entry in view.timeline])


def _line(entry: Entry, width: int) -> Content:
    head = Content.assemble((f"{entry.at:%H:%M:%S} ", "$muted"), (f"{entry.who} ", "$primary"))
    sign, style = KINDS.get(entry.kind, ("", ""))
    return marks.hung(head, Content.styled(f"{sign}{entry.text}", style), width)
