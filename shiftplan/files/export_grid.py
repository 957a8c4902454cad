"""The rota as a sheet of people and days, in the reader's language, with the hours of each day under it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shiftplan.domain.clock import clock
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.need import Need
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.words import KINDS, day_name
from shiftplan.domain.work import supply
from shiftplan.files import particulars
from shiftplan.language import _


def grid_rows(plan: Plan, need: Need | None, rota: Rota) -> Iterator[list[str]]:
    """Heading, a row for each person, then hours needed and rostered by queue, then the shifts explained."""
    yield [_("id"), _("name"), _("team"), *(day_name(day) for day in plan.grid.dates), _("hours")]
    hours = _worked(plan, rota)
    for agent in plan.agents:
        cells = [cell_text(plan, rota, agent, day) for day in plan.grid.dates]
        yield [agent.id, agent.name, agent.team, *cells, f"{hours[agent.id]:.1f}"]
    yield []
    if need is not None:
        yield from _hours(plan, need, rota)
        yield []
    yield [_("shift"), _("shift name"), _("starts at"), _("ends at"), _("hours")]
    for shift in plan.shifts:
        yield legend_row(shift)


def _worked(plan: Plan, rota: Rota) -> dict[str, float]:
    """Working hours by person."""
    hours: dict[str, float] = defaultdict(float)
    for assignment in rota.assignments:
        hours[assignment.agent] += plan.worked(assignment).hours if assignment.shift in plan.shift else 0
    return hours


def cell_text(plan: Plan, rota: Rota, agent: Agent, day: date) -> str:
    """What the sheet says of a person's day; empty for a day off."""
    assignment = rota.at(agent.id, day)
    if assignment is not None:
        return _short(plan, agent, assignment)
    away = plan.blocked.get(Cell(agent.id, day))
    return str(KINDS[away.kind]) if away else ""


def _short(plan: Plan, agent: Agent, assignment: Assignment) -> str:
    """What `brief` says, and what is the shift's own."""
    more = "; ".join(_inside(plan, assignment))
    return brief(plan, agent, assignment) + (f" ({more})" if more else "")


def brief(plan: Plan, agent: Agent, assignment: Assignment) -> str:
    """The short name of the shift, its hours where they are open, the queue for those who serve several."""
    shift = plan.shift.get(assignment.shift)
    words = [shift.short if shift else assignment.shift, *_span(plan, assignment)]
    if (len(agent.queues) > 1 or assignment.then) and (shift is None or shift.serves):
        words.append(_queues(plan, assignment))
    return " ".join(words)


def _span(plan: Plan, assignment: Assignment) -> Iterator[str]:
    """The hours, where the template leaves them open or the day made them others."""
    if _hours_open(assignment) and assignment.shift in plan.shift:
        shift = plan.worked(assignment)
        yield f"{clock(shift.start_minute)}–{clock(shift.end_minute)}"


def _hours_open(assignment: Assignment) -> bool:
    made = assignment.on_the_day
    return assignment.start is not None or bool(made.earlier or made.longer or made.left)


def _queues(plan: Plan, assignment: Assignment) -> str:
    ids = [assignment.queue, *([assignment.then] if assignment.then else [])]
    return "→".join(plan.queue[one].name if one in plan.queue else one for one in ids)


def _inside(plan: Plan, assignment: Assignment) -> Iterator[str]:
    """Breaks and sessions with their times, where the template leaves them open."""
    cells = particulars.written(assignment, plan.shift.get(assignment.shift))
    if cells["breaks"]:
        yield _("breaks {times}").format(times=cells["breaks"].replace(";", ", "))
    if assignment.sessions:
        names = {one.id: one.name for one in plan.settings.sessions if one.name}
        told = (
            f"{names.get(one.session, one.session)} {clock(one.minute % MINUTES_PER_DAY)}"
            for one in assignment.sessions
        )
        yield _("sessions {times}").format(times=", ".join(told))


def _hours(plan: Plan, need: Need, rota: Rota) -> Iterator[list[str]]:
    present = supply(plan, rota)
    for queue in need.queues:
        name = plan.queue[queue.queue].name
        yield [
            _("needed, standard agent-hours"),
            name,
            "",
            *_by_day(plan, queue.need),
            _total(plan, queue.need),
        ]
        there = tuple(present[queue.queue])
        yield [_("rostered, standard agent-hours"), name, "", *_by_day(plan, there), _total(plan, there)]


def _by_day(plan: Plan, series: tuple[float, ...]) -> list[str]:
    return [_total(plan, series[plan.grid.of_day(i)]) for i in range(plan.grid.days)]


def _total(plan: Plan, series: tuple[float, ...]) -> str:
    return f"{sum(series) * plan.grid.hours:.1f}"


def legend_row(shift: ShiftTemplate) -> list[str]:
    """A shift that may begin in a window shows it, and that in which it ends."""
    starts = {shift.starts[0], shift.starts[-1]}
    begins, ends = (
        "–".join(clock(minute) for minute in sorted(edge)) for edge in (starts, _ends(shift, starts))
    )
    return [shift.short, shift.name, begins, ends, f"{shift.hours:.1f}"]


def _ends(shift: ShiftTemplate, starts: set[int]) -> set[int]:
    return {start + shift.length_minutes for start in starts}
