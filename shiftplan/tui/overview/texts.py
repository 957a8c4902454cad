"""The words of the overview."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.language import printable, say
from shiftplan.tui import words
from shiftplan.tui.forecast.picture import queue_colour
from shiftplan.tui.frame.live import live_parts
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.overview.path import Next, Step
from shiftplan.tui.overview.shortages import Shortage
from shiftplan.tui.stages import STAGES
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.domain.plan import Plan
    from shiftplan.operations import StepView
    from shiftplan.planning.operations import Owed
    from shiftplan.tui.operations.live import Live

LABEL = 12
WORST = 3
DUE = 3
A_DAY = timedelta(days=1)


def countdown(plan: Plan, now: datetime) -> Content:
    """The sale and how far off its main day is."""
    event, days = plan.settings.event, (plan.settings.event.day - now.date()).days
    if days > 0:
        text = say("{days} {days:day|days} to the main day, {date}", days=days, date=words.day(event.day))
    elif days == 0:
        text = say("the main day is today")
    else:
        text = say("the main day was {days} {days:day|days} ago", days=-days)
    return Content.assemble((printable(event.name), "$primary bold"), "  ", str(text))


def live_text(live: Live | None) -> Content:
    """Surge level and open incidents; a click goes there."""
    if live is None:
        return Content("")
    return clickable(Content("   ") + Content("  ").join(live_parts(live)), "app.go('live')")


def path_text(found: tuple[Step, ...]) -> Content:
    """A line a step: its sign, its name, what it says, the key of its stage."""
    return Content("\n").join([_step(step) for step in found])


def _step(step: Step) -> Content:
    label = Content.styled(str(step.label), "bold").truncate(LABEL, pad=True)
    line = Content.assemble(step.state.value, " ", label, str(step.says), " ", (key_of(step.stage), "$key"))
    return clickable(line, f"app.go('{step.stage}')")


def key_of(stage: str) -> str:
    return next((known.key for known in STAGES if known.id == stage), "")


def worst_text(workspace: Workspace) -> Content:
    """The three worst short stretches."""
    title = Content.styled(str(say("Worst gaps of the rota")), "$primary bold")
    if workspace.judgement is None:
        return title + Content.styled("\n  " + str(say("known once there is a rota")), "$muted")
    if not workspace.shortages:
        return title + Content.styled("\n  ✓ " + str(say("the need is covered everywhere")), "$success")
    rows = [_shortage(workspace.plan, found) for found in workspace.shortages[:WORST]]
    return Content("\n").join([title, *rows])


def _shortage(plan: Plan, found: Shortage) -> Content:
    begin, end = plan.grid.moment(found.first), plan.grid.moment(found.end)
    name = printable(plan.queue[found.queue].name)
    text = say(
        "{hours} short, up to {deepest:.1f} agents",
        hours=words.agent_hours(found.agent_hours),
        deepest=found.deepest,
    )
    return Content.assemble(
        ("  ! ", "$warning bold"),
        f"{words.moment(begin)}–{_end(begin, end)}  ",
        (name, queue_colour(plan, found.queue)),
        f"  {text}",
    )


def _end(begin: datetime, end: datetime) -> str:
    """A time of day says when a gap ends, unless it lasts a day or more."""
    return f"{end:%H:%M}" if end - begin < A_DAY else words.moment(end)


def due_text(workspace: Workspace) -> Content:
    """What is late in any checklist or case and what is due today, whose it is; a click goes there."""
    view = workspace.checklist
    if view is None:
        return Content("")
    today = [step for step in view.due_today if not step.settled and not step.overdue]
    owed = workspace.owed
    title = say("Due today: {count}", count=len(today))
    head = Content.styled(str(title), "$primary bold")
    if owed:
        oldest = say(
            "overdue {count}, the oldest since {moment}", count=len(owed), moment=words.moment(owed[0].since)
        )
        head += Content.assemble(("  " + str(oldest), "$error bold"), (f"  {key_of('checklist')}", "$key"))
    rows = [_owed(one) for one in owed] + [_today(step) for step in today]
    if not rows and view.next_due is not None:
        rows = [_next_due(view.next_due)]
    return clickable(Content("\n").join([head, *rows[:DUE]]), "app.go('checklist')")


def _owed(one: Owed) -> Content:
    """Of another book than the checklist before the sale its name as well."""
    run = one.walk.run
    case = f"{run.name} " if run else ""
    return Content.assemble(
        ("  ! ", "$error bold"),
        f"{one.since:%m/%d}  {case}",
        str(one.step.item.text),
        (f"  {one.step.whose}", "$muted"),
    )


def _today(step: StepView) -> Content:
    return Content.assemble(
        ("  ○ ", "$accent"),
        f"{step.due:%m/%d}  ",
        str(step.item.text),
        (f"  {step.whose}", "$muted"),
    )


def _next_due(item: StepView) -> Content:
    text = say("next, due {moment}: {item}", moment=words.moment(item.due), item=item.item.text)
    return Content.assemble(("  ○ ", "$accent"), str(text), (f"  {item.whose}", "$muted"))


def next_text(found: Next) -> Content:
    """The sentence, and the key of its stage; a click goes there."""
    arrow = Content.styled("▶ ", "$accent bold")
    line = arrow + Content.styled(str(found.says), "bold")
    if not found.stage:
        return line
    return clickable(
        line + Content.styled(f"  {key_of(found.stage)}", "$key bold"), f"app.go('{found.stage}')"
    )
