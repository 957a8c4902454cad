"""The words of the live screen: what is next, what to do now, which incidents are open."""

from collections.abc import Mapping

from textual.content import Content

from shiftplan.language import Message, say
from shiftplan.operations import ActionView, IncidentView, colour_name
from shiftplan.operations.relief_words import filled_script
from shiftplan.tui.commands import sign
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.live import Live

INCIDENT = "incident-"
ACTION = "action-"
HOUR = 60
HOURS_TOLD = 2
"""From how many hours on an incident is told in hours."""


def next_line(live: Live, width: int) -> Content:
    """The next thing to do with its key in front; a click begins it."""
    found = live.next
    key = (
        Content.styled(f" {sign(found.key)} ", "$background on $key bold") + " " if found.key else Content("")
    )
    style = "$error bold" if found.urgent else "bold"
    text = Content.styled(str(found.says), style if found.urgent else "")
    return clickable(marks.hung(Content.styled("▶ ", style), key + text, width), "screen.next")


def title_row(text: str, width: int) -> Row:
    """A heading that the cursor steps over."""
    line = Content.styled("─ ", "$muted") + marks.heading(text) + " "
    return Row(
        "",
        (line + Content.styled("─" * max(0, width - line.cell_length), "$muted")).truncate(
            width, ellipsis=True
        ),
    )


def incident_row(view: IncidentView, live: Live, width: int) -> Content:
    """Title, minutes open and steps; then the timer and the step that is next."""
    if view.closed_at is not None:
        text = say(
            "{name} {title}  closed {time} by {who}",
            name=view.name,
            title=view.title,
            time=marks.hour(view.closed_at, live.now),
            who=view.closed_by,
        )
        return Content.styled(str(text), "$muted").truncate(width, ellipsis=True)
    head = say("{name} {level} {title}", name=view.name, level=view.level.id, title=view.title)
    open_for = say("{open}, {progress} steps", open=open_since(view), progress=view.progress)
    title = Content.styled(f"! {head}", "$error bold")
    lines = [marks.flowed([title, timer(view, live), Content(str(open_for))], width)]
    if view.next_step is not None:
        step = say("next: {item}", item=view.next_step.item.text)
        lines.append(marks.told(marks.INDENT, step, "", width))
    return Content("\n").join(lines)


def open_since(view: IncidentView) -> Message:
    """How long it is open: minutes, later hours and minutes."""
    hours, minutes = divmod(view.minutes_open, HOUR)
    if hours < HOURS_TOLD:
        return say("open {minutes} min", minutes=view.minutes_open)
    return say("open {hours} h {minutes} min", hours=hours, minutes=minutes)


def timer(view: IncidentView, live: Live) -> Content:
    """When the next update is owed."""
    if view.update_due is None:
        return Content("")
    minutes = int((view.update_due - live.now).total_seconds() // 60)
    if view.update_overdue:
        text = say("update overdue since {time}", time=marks.hour(view.update_due, live.now))
        return Content.styled(f"! {text}", "$error bold")
    return Content.styled(str(say("next update in {minutes} min", minutes=max(0, minutes))), "$warning")


def action_row(number: int, view: ActionView, width: int) -> Content:
    """What to do on its rung; whose, and how soon it works."""
    mark = Content.styled(f"{number}. ", f"{marks.LEVELS[view.level]} bold")
    text = Content.styled(str(view.action.text), "bold")
    price = marks.dotted(view.whose, _delay(view))
    more = marks.hung(Content(" " * mark.cell_length), Content.styled(price, "$muted"), width)
    return marks.hung(mark, text, width) + "\n" + more


def _delay(view: ActionView) -> str:
    return (
        str(say("works in {minutes} min", minutes=view.action.takes_minutes))
        if view.action.takes_minutes
        else ""
    )


def action_details(view: ActionView, known: Mapping[str, str], width: int) -> Content:
    """Everything about an action, with its script and the facts that are known for it."""
    action = view.action
    facts = (
        (say("level"), colour_name(view.level)),
        (say("whose"), view.whose),
        (say("costs"), action.cost),
        (say("buys"), action.buys),
        (say("works"), _delay(view)),
        (say("script"), filled_script(action, known)),
    )
    parts = [marks.told("", action.text, "bold", width)]
    parts += [marks.fact(label, text, width) for label, text in facts if text]
    return Content("\n").join(parts)
