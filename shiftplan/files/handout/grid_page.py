"""The coloured sheet of people and days, with hours and nights summed both ways and a legend under it."""

from collections.abc import Iterator
from datetime import date

from shiftplan.domain.people import Agent
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.words import KINDS, day_name
from shiftplan.domain.work import is_weekend
from shiftplan.files.export_grid import brief, legend_row
from shiftplan.files.handout.colours import AWAY, OFF, shift_looks
from shiftplan.files.handout.handout import Handout, Sum
from shiftplan.files.handout.pages import AMOUNT, BARE, COUNT, HEAD, TITLE, Look, Page, Square
from shiftplan.files.handout.safe_text import visible
from shiftplan.files.handout.words import title
from shiftplan.language import _

WEEKEND = HEAD._replace(fill="#F2D9C9")
FROZEN_ROWS, FROZEN_COLUMNS = 2, 3
Row = tuple[Square, ...]


def grid_page(handout: Handout, name: str, people: tuple[Agent, ...]) -> Page:
    """The sheet of some people: title, days, a row for each, sums by day, legend."""
    looks = shift_looks(handout.plan)
    rows = [
        (Square(visible(f"{title(handout)} · {name}"), TITLE),),
        _heading(handout),
        *(_person(handout, looks, agent) for agent in people),
        *_sums(handout, people),
        (),
        *_legend(handout, looks),
    ]
    return Page(name, tuple(rows), _widths(handout), (FROZEN_ROWS, FROZEN_COLUMNS))


def _widths(handout: Handout) -> tuple[int, ...]:
    return (8, 14, 12, *(12 for _day in handout.plan.grid.dates), 9, 9)


def _heading(handout: Handout) -> Row:
    days = (Square(day_name(day), WEEKEND if is_weekend(day) else HEAD) for day in handout.plan.grid.dates)
    names = (Square(name, HEAD) for name in (_("id"), _("name"), _("team")))
    return (*names, *days, Square(_("hours"), HEAD), Square(_("nights"), HEAD))


def _person(handout: Handout, looks: dict[str, Look], agent: Agent) -> Row:
    total = handout.sum_by_agent(agent)
    days = (_cell(handout, looks, agent, day) for day in handout.plan.grid.dates)
    names = (Square(visible(text)) for text in (agent.id, agent.name, agent.team))
    return (*names, *days, Square(total.hours, AMOUNT), Square(float(total.nights), COUNT))


def _cell(handout: Handout, looks: dict[str, Look], agent: Agent, day: date) -> Square:
    work = handout.at.get(Cell(agent.id, day), ())
    if work:
        return Square(cell_words(handout, agent, work), looks[work[0].shift])
    away = handout.plan.blocked.get(Cell(agent.id, day))
    return Square(str(KINDS[away.kind]), AWAY) if away else Square("", OFF)


def cell_words(handout: Handout, agent: Agent, work: tuple[Assignment, ...]) -> str:
    """What a square of the grid says; nearly always of one shift."""
    return " + ".join(visible(brief(handout.plan, agent, one)) for one in work)


def _sums(handout: Handout, people: tuple[Agent, ...]) -> Iterator[Row]:
    """Shifts, hours and nights by day, and altogether."""
    dates = handout.plan.grid.dates
    days = [sum((handout.sum_of(Cell(agent.id, day)) for agent in people), Sum()) for day in dates]
    every = sum(days, Sum())
    yield _sum(_("shifts"), [float(day.shifts) for day in days], COUNT, "", "")
    yield _sum(_("hours"), [day.hours for day in days], AMOUNT, every.hours, "")
    yield _sum(_("nights"), [float(day.nights) for day in days], COUNT, "", float(every.nights))


def _sum(name: str, days: list[float], look: Look, hours: float | str, nights: float | str) -> Row:
    heads = (Square(name, HEAD), Square("", HEAD), Square("", HEAD))
    bold = look._replace(bold=True)
    return (*heads, *(Square(amount, bold) for amount in days), Square(hours, bold), Square(nights, bold))


def _legend(handout: Handout, looks: dict[str, Look]) -> Iterator[Row]:
    heads = (_("shift"), _("shift name"), _("starts at"), _("ends at"), _("hours"))
    yield tuple(Square(name, HEAD) for name in heads)
    for shift in sorted(handout.plan.shifts, key=_order):
        short, *rest = legend_row(shift)
        yield (Square(visible(short), looks[shift.id]), *(Square(visible(text), BARE) for text in rest))


def _order(shift: ShiftTemplate) -> tuple[int, str]:
    return shift.start_minute, shift.id
