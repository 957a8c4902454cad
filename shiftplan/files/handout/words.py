"""Words that several of the files handed out have in common."""

from collections.abc import Iterable
from datetime import datetime, time

from shiftplan.domain.clock import clock
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.spans import Activity, Span
from shiftplan.domain.words import day_name
from shiftplan.files.handout.handout import Handout
from shiftplan.language import _, say


def shift_words(plan: Plan, assignment: Assignment | None) -> str:
    """Name, hours and queue of somebody's day: `early 08:00–16:30 presale`; `off` for none."""
    if assignment is None:
        return _("off")
    if assignment.shift not in plan.shift:
        return f"{assignment.shift} {assignment.queue}"
    shift = plan.worked(assignment)
    hours = span_words(shift.start_minute, shift.end_minute)
    return " ".join([shift.name, hours, *([queue_words(plan, assignment)] if shift.serves else [])])


def span_words(begin: int, end: int) -> str:
    """Minutes of a day as `22:00–06:30`."""
    return f"{clock(begin)}–{clock(end)}"


def hours(begin: datetime, end: datetime) -> str:
    """Two moments as `22:00–06:30`; an end at midnight is 24:00."""
    return f"{begin:%H:%M}–{'24:00' if end.time() == time() else f'{end:%H:%M}'}"


def activity_words(handout: Handout, span: Span) -> str:
    """What is done: the queue served, the session's name, or the kind of break."""
    words = {
        Activity.STANDBY: _("on standby"),
        Activity.MEAL: _("meal"),
        Activity.REST: _("short rest"),
        Activity.GAP: _("hours off"),
        Activity.SESSION: session_names(handout.plan).get(span.what, span.what),
    }
    return words.get(span.activity) or queue_name(handout.plan, span.what)


def queue_words(plan: Plan, assignment: Assignment) -> str:
    """The queue, or both when it changes at the meal; then those of the day itself, with their times."""
    own = "→".join(queue_name(plan, one) for one in (assignment.queue, assignment.then) if one)
    made = assignment.on_the_day
    lent = (f"{queue_name(plan, one.queue)} {span_words(one.begin, one.end)}" for one in made.lent)
    called = (say("called in {hours}", hours=span_words(*made.called_in)),) if made.called_in else ()
    return " ".join(map(str, (own, *called, *lent)))


def queue_name(plan: Plan, queue: str) -> str:
    """Its name; its id when the plan has it no more."""
    return plan.queue[queue].name if queue in plan.queue else queue


def session_names(plan: Plan) -> dict[str, str]:
    """The names of training and briefings by id."""
    return {one.id: one.name or one.id for one in plan.settings.sessions}


def team_name(team: str) -> str:
    return team or _("no team")


def title(handout: Handout) -> str:
    """Plan and days, and since when when it is only what changed."""
    whole = f"{handout.plan.settings.name} · {day_name(handout.days[0])}"
    if len(handout.days) > 1:
        whole += f" – {day_name(handout.days[-1])}"
    if handout.since is None:
        return whole
    return str(say("{title} · changes since {version}", title=whole, version=handout.since.name))


def joined(words: Iterable[str]) -> str:
    """Words one after another, with the comma of the language."""
    return _(", ").join(words)
