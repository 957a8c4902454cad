"""The words of one incident: its head, its steps with their gates, one step in full, its log."""

from collections.abc import Collection
from datetime import datetime

from textual.content import Content

from shiftplan.language import say
from shiftplan.operations import IncidentView, StepView
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.live import Live
from shiftplan.tui.operations.live_texts import timer


def head(view: IncidentView, live: Live, width: int) -> Content:
    """Title, state and timer; then the next step."""
    title = Content.styled(str(say("#{number} {title}", number=view.id, title=view.title)), "$error bold")
    steps = Content(str(say("{progress} steps", progress=view.progress)))
    if view.closed_at is not None:
        text = say("closed {time} by {who}", time=marks.hour(view.closed_at, live.now), who=view.closed_by)
        return marks.flowed([title, Content.styled(str(text), "$muted"), steps], width)
    open_for = Content(str(say("open {minutes} min", minutes=view.minutes_open)))
    first = marks.flowed([title, open_for, steps, timer(view, live)], width)
    return Content("\n").join([first, _next(view, width)])


def _next(view: IncidentView, width: int) -> Content:
    if view.next_step is None:
        text = say("Every step is done. Close the incident with x.")
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
            Row(step.item.id, _step(step, step.item.id in being_written, width)) for step in stage.steps
        ]
    return found


def _step(step: StepView, written: bool, width: int) -> Content:  # noqa: FBT001 - one of two signs
    """What to do; whose it is while it may be done, else what it waits for."""
    text = Content.styled(str(step.item.text), "$muted" if step.done or step.waits_for else "")
    if step.overdue and not step.waits_for:
        text += Content.styled(
            "  " + str(say("! overdue since {time}", time=f"{step.due:%H:%M}")), "$error bold"
        )
    lines = [marks.hung(_sign(step, written) + " ", text, width)]
    if step.waits_for and not step.done:
        waits = say("waits for: {items}", items="; ".join(map(str, step.waits_for)))
        lines.append(marks.told(marks.INDENT, waits, "$warning", width))
    elif not step.done:
        lines.append(marks.told(marks.INDENT, step.whose, "$muted", width))
    return Content("\n").join(lines)


def _sign(step: StepView, written: bool) -> Content:  # noqa: FBT001 - see above
    if written:
        return Content.styled(*marks.BEING_WRITTEN)
    if step.done:
        return Content.styled("✓", "$success bold")
    return Content.styled(*marks.WAITING) if step.waits_for else Content.styled("○", "$accent bold")


def step_text(step: StepView, width: int) -> Content:
    """A step in full: what to say, whose it is, when it is done. A waiting step keeps its script back."""
    item = step.item
    parts = [marks.told("", item.text, "bold", width)]
    if step.script is not None:
        parts.append(marks.told("» ", step.script, "$accent", width))
    elif item.script is not None:
        text = say("The script is held back until: {items}", items="; ".join(map(str, step.waits_for)))
        parts.append(marks.told("‖ ", text, "$warning", width))
    facts = (
        (say("mind"), item.warning),
        (say("done when"), item.done_when),
        (say("whose"), step.whose),
        (say("seat"), _seat(step)),
        (say("escalate"), item.escalate),
        (say("ticked"), _ticked(step)),
    )
    parts += [marks.fact(label, text, width) for label, text in facts if text]
    return Content("\n").join(parts)


def _seat(step: StepView) -> str:
    return str(say("{seat}: {duty}", seat=step.seat.name, duty=step.seat.duty)) if step.seat else ""


def _ticked(step: StepView) -> str:
    return f"{step.who} {step.at:%H:%M:%S}" if step.done and step.at else ""


def log_text(view: IncidentView, width: int) -> Content:
    """What was written, oldest first, between the opening and the closing: time, person, line."""
    lines = [_line(view.opened_at, view.opened_by, str(say("opened the incident")), width)]
    lines += [_line(line.at, line.who, line.text, width) for line in view.lines]
    if view.closed_at is not None:
        lines.append(_line(view.closed_at, view.closed_by, str(say("closed the incident")), width))
    return Content("\n").join(lines)


def _line(at: datetime, who: str, text: str, width: int) -> Content:
    head = Content.assemble((f"{at:%H:%M:%S} ", "$muted"), (f"{who} ", "$primary"))
    return marks.hung(head, Content(text), width)
