"""The words of one incident: its head, its steps with their gates, one step in full, its log."""

from collections.abc import Collection

from textual.content import Content

from shiftplan.language import say
from shiftplan.operations import IncidentView, StepView
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.live import Live
from shiftplan.tui.operations.live_texts import timer


def head(view: IncidentView, live: Live) -> Content:
    """Title and state; then timer and next step."""
    title = Content.styled(str(say("#{number} {title}", number=view.id, title=view.title)), "$error bold")
    steps = Content(str(say("{progress} steps", progress=view.progress)))
    if view.closed_at is not None:
        text = say("closed {time} by {who}", time=marks.hour(view.closed_at, live.now), who=view.closed_by)
        return Content("  ").join([title, Content.styled(str(text), "$muted"), steps])
    state = say(
        "open {minutes} min, by {who} at {time}",
        minutes=view.minutes_open,
        who=view.opened_by,
        time=marks.hour(view.opened_at, live.now),
    )
    first = Content("  ").join([title, Content(str(state)), steps, timer(view, live)])
    return Content("\n").join([first, _next(view)])


def _next(view: IncidentView) -> Content:
    if view.next_step is None:
        text = say("Every step is done. Close the incident with x.")
        return Content.styled(f"▶ {text}", "$success bold")
    step = say("{task} · {whose}", task=view.next_step.item.text, whose=view.next_step.whose)
    return Content.styled(f"▶ {step}", "bold")


def rows(view: IncidentView, being_written: Collection[str], width: int) -> list[Row]:
    """The stages of the card and their steps."""
    if view.card is None:
        text = say("The card {card} is no longer there; log and times are kept.", card=view.card_id)
        return [Row("", Content.styled(str(text), "$warning"))]
    found: list[Row] = []
    for stage in view.stages:
        title = Content.assemble(
            ("─ ", "$muted"), (str(stage.chapter.title), "$primary bold"), f" {stage.progress}"
        )
        found.append(Row("", title.truncate(width, ellipsis=True)))
        found += [
            Row(step.item.id, _step(step, step.item.id in being_written, width)) for step in stage.steps
        ]
    return found


def _step(step: StepView, written: bool, width: int) -> Content:  # noqa: FBT001 - one of two signs
    style = "$muted" if step.done or step.waits_for else ""
    lines = [marks.hung(_sign(step, written) + " ", Content.styled(str(step.item.text), style), width)]
    if step.waits_for and not step.done:
        waits = say("waits for: {items}", items="; ".join(map(str, step.waits_for)))
        lines.append(marks.hung(Content(marks.INDENT), Content.styled(str(waits), "$warning"), width))
    return Content("\n").join(lines)


def _sign(step: StepView, written: bool) -> Content:  # noqa: FBT001 - see above
    if written:
        return Content.styled(*marks.BEING_WRITTEN)
    if step.done:
        return Content.styled("✓", "$success bold")
    return Content.styled(*marks.WAITING) if step.waits_for else Content.styled("○", "$accent bold")


def step_text(step: StepView) -> Content:
    """A step in full: what to say, whose it is, when it is done. A waiting step keeps its script back."""
    item = step.item
    parts = [Content.styled(str(item.text), "bold")]
    if step.script is not None:
        parts.append(Content.styled(f"» {step.script}", "$accent"))
    elif item.script is not None:
        text = say("The script is held back until: {items}", items="; ".join(map(str, step.waits_for)))
        parts.append(Content.styled(f"‖ {text}", "$warning"))
    facts = (
        (say("mind"), item.warning),
        (say("done when"), item.done_when),
        (say("whose"), step.whose),
        (say("seat"), f"{step.seat.name}: {step.seat.duty}" if step.seat else ""),
        (say("escalate"), item.escalate),
        (say("ticked"), _ticked(step)),
    )
    parts += [marks.fact(label, text) for label, text in facts if text]
    return Content("\n").join(parts)


def _ticked(step: StepView) -> str:
    return f"{step.who} {step.at:%H:%M:%S}" if step.done and step.at else ""


def log_text(view: IncidentView) -> Content:
    """The log, oldest first: time, person, line."""
    if not view.lines:
        return Content.styled(str(say("Nothing in the log yet; l writes a line.")), "$muted")
    return Content("\n").join(
        [
            Content.assemble((f"{line.at:%H:%M:%S} ", "$muted"), (f"{line.who} ", "$primary"), line.text)
            for line in view.lines
        ]
    )
