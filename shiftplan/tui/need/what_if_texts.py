"""The words of the what-if window: the day as planned beside the day as asked."""

from textual.content import Content

from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.plan import Plan
from shiftplan.language import printable, say
from shiftplan.tui import words
from shiftplan.tui.need.table import QUEUE, Column
from shiftplan.tui.place import Place

HEADS = (
    Column(say("agent-hours"), 12),
    Column(say("what if"), 9),
    Column(say("most online"), 12),
    Column(say("what if"), 9),
    Column(say("now"), 7),
    Column(say("what if"), 9),
)


def answer(plan: Plan, need: Need, found: Need | None, place: Place) -> Content:
    """For each queue the day's hours, the most online, and those at the cursor; planned and asked."""
    title = say(
        "{day}, cursor at {moment:%H:%M}",
        day=words.day(plan.grid.dates[place.day]),
        moment=plan.grid.moment(place.index(plan.grid)),
    )
    heads = [QUEUE.cell(str(QUEUE.heading), "$muted")]
    heads += [column.cell(str(column.heading), "$muted") for column in HEADS]
    rows = [
        _row(plan, need.of(queue.id), None if found is None else (found, found.of(queue.id)), place)
        for queue in plan.settings.queues
        if not queue.deferred
    ]
    return Content("\n").join([Content.styled(str(title), "$primary bold"), Content("").join(heads), *rows])


def _row(plan: Plan, one: QueueNeed, asked: tuple[Need, QueueNeed] | None, place: Place) -> Content:
    planned = _figures(plan, one, place.day * plan.grid.per_day, place.slot)
    changed = None
    if asked is not None:
        window, other = asked
        changed = _figures(plan, other, window.grid.slots - plan.grid.per_day, place.slot)
    cells = [QUEUE.cell(printable(plan.queue[one.queue].name))]
    for index, before in enumerate(planned):
        after = "" if changed is None else f"{changed[index]:,.{_digits(index)}f}"
        style = "" if changed is None else _style(before, changed[index])
        cells.append(HEADS[2 * index].cell(f"{before:,.{_digits(index)}f}"))
        cells.append(HEADS[2 * index + 1].cell(after, style))
    return Content("").join(cells)


def _digits(index: int) -> int:
    return 1 if index == 0 else 0


def _style(before: float, after: float) -> str:
    return "$warning bold" if after > before else "$success bold" if after < before else "bold"


def _figures(plan: Plan, one: QueueNeed, first: int, slot: int) -> tuple[float, float, float]:
    """Agent-hours on shift, most online at once, online at the slot; of the day from slot `first`."""
    day = slice(first, first + plan.grid.per_day)
    return sum(one.need[day]) * plan.grid.hours, float(max(one.online[day])), float(one.online[first + slot])
