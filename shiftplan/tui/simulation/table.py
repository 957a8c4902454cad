"""The slots of a day: contacts, people, expected service with its error, the formula's, the difference."""

from dataclasses import replace

from textual.content import Content

from shiftplan.domain.estimate import Difference, Measured, ServiceEstimate
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.language import say
from shiftplan.tui import words
from shiftplan.tui.need.table import NOBODY, TIME, Column
from shiftplan.tui.place import Place
from shiftplan.tui.simulation.state import Simulation, formula_level, shown_queue

COLUMNS = (
    Column(say("contacts"), 10),
    Column(say("online"), 8),
    Column(say("in time"), 9),
    Column(say("±"), 7),
    Column(say("formula"), 9),
    Column(say("differs"), 9),
    Column(say("gone"), 8),
    Column(say("reply"), 8),
)


def table(plan: Plan, need: Need, simulation: Simulation, place: Place, size: tuple[int, int]) -> Content:
    """The slots around the cursor, as many as `size` (width, height) holds; what matters most stands left."""
    width, height = size
    room = max(1, height - 1)
    first = max(0, min(place.slot - room // 2, plan.grid.per_day - room))
    shown = range(first, min(first + room, plan.grid.per_day))
    heads = Content("").join([column.cell(str(column.heading), "$muted") for column in (TIME, *COLUMNS)])
    rows = [_row(plan, need, simulation, replace(place, slot=slot)) for slot in shown]
    lit = [
        row.stylize("on $cursor-shade bold") if slot == place.slot else row
        for slot, row in zip(shown, rows, strict=True)
    ]
    return Content("\n").join(line.truncate(width) for line in (heads, *lit))


def _row(plan: Plan, need: Need, simulation: Simulation, place: Place) -> Content:
    slot, queue = place.index(plan.grid), shown_queue(plan, place)
    formula = formula_level(need, queue, slot)
    known = _known(simulation.estimate, slot)
    texts = [f"{need.of(queue).contacts[slot]:,.0f}", *_found(simulation, queue, slot, formula)]
    differs = known.get(queue)
    styles = ["", "", "bold", "$muted", "", "$warning bold" if differs else "$muted", "", ""]
    cells = [column.cell(*pair) for column, *pair in zip(COLUMNS, texts, styles, strict=True)]
    return Content("").join([TIME.cell(f"{plan.grid.moment(slot):%H:%M}"), *cells])


def _found(simulation: Simulation, queue: str, slot: int, formula: float | None) -> list[str]:
    """What the simulation says of a slot, and the formula beside it."""
    said = NOBODY if formula is None else words.percent(formula, 1)
    one, estimate = simulation.of(queue), simulation.estimate
    if one is None or estimate is None or not estimate.first_slot <= slot < estimate.end_slot:
        return [NOBODY, NOBODY, NOBODY, said, NOBODY, NOBODY, NOBODY]
    at, found = slot - estimate.first_slot, one.by_slot
    level, error = found.service_level.at(at)
    return [
        _number(found.online, at),
        NOBODY if level is None else words.percent(level, 1),
        NOBODY if error is None else f"{error * 100:.1f}",
        said,
        NOBODY if level is None or formula is None else f"{(level - formula) * 100:+.1f}",
        _share(found.abandon, at),
        _seconds(found.first_reply_seconds, at),
    ]


def _number(series: Measured, at: int) -> str:
    value = series.mean[at]
    return NOBODY if value is None else f"{value:,.1f}"


def _share(series: Measured, at: int) -> str:
    value = series.mean[at]
    return NOBODY if value is None else words.percent(value, 1)


def _seconds(series: Measured, at: int) -> str:
    value = series.mean[at]
    return NOBODY if value is None else words.seconds(value)


def _known(estimate: ServiceEstimate | None, slot: int) -> dict[str, Difference]:
    """The differences of a slot that are more than chance, by queue."""
    found = estimate.differences if estimate else ()
    return {each.queue: each for each in found if slot in each.slots}
