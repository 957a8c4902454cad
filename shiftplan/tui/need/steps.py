"""The minutes after an opening, five by five: what each step alone would need, and what its slot gives it."""

from textual.content import Content

from shiftplan.domain.need import Need, OpeningStep
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, printable, say
from shiftplan.tui import words
from shiftplan.tui.forecast.picture import queue_colour, queues_of
from shiftplan.tui.need.table import QUEUE, TIME, Column
from shiftplan.tui.place import Place

NUMBERS = (
    Column(say("contacts"), 9),
    Column(say("alone"), 7),
    Column(say("online"), 7),
    Column(say("in time"), 8),
    Column(say("waiting"), 8),
)


def steps_table(plan: Plan, need: Need, place: Place, size: tuple[int, int]) -> Content:
    """The steps of the day around the cursor, as many lines as `size` (width, height) holds."""
    rows = [(step, queue) for queue in queues_of(plan, place) for step in _of_day(plan, need, place, queue)]
    if not rows:
        return Content.styled(str(_nothing(plan, place)), "$muted")
    rows.sort(key=lambda row: row[0].start)
    cursor = plan.grid.moment(place.index(plan.grid))
    near = next((at for at, (step, _) in enumerate(rows) if step.start >= cursor), len(rows))
    first = max(0, min(near, len(rows) - max(1, size[1] - 1)))
    cells = (column.cell(str(column.heading), "$muted") for column in (TIME, QUEUE, *NUMBERS))
    lines = [_row(plan, need, step, queue) for step, queue in rows[first : first + size[1] - 1]]
    return Content("\n").join([Content("").join([*cells]), *lines])


def _nothing(plan: Plan, place: Place) -> Message:
    """Why there are no steps to show."""
    if place.queue is not None and plan.queue[place.queue].deferred:
        return say("Work with a deadline can wait through an opening; it has no steps of 5 minutes.")
    return say("No sale opens on this day; o goes to the next opening.")


def _of_day(plan: Plan, need: Need, place: Place, queue: str) -> list[OpeningStep]:
    day = plan.grid.dates[place.day]
    return [step for step in need.of(queue).steps if step.start.date() == day]


def _row(plan: Plan, need: Need, step: OpeningStep, queue: str) -> Content:
    slot = plan.grid.slot_at(step.start) or 0
    online = need.of(queue).online[slot]
    texts = (
        f"{step.contacts:,.0f}",
        f"{step.online}",
        f"{online}",
        words.percent(step.service_level, 1),
        f"{step.waiting:,.1f}",
    )
    numbers = [column.cell(text) for column, text in zip(NUMBERS, texts, strict=True)]
    name = QUEUE.cell(printable(plan.queue[queue].name), queue_colour(plan, queue))
    line = Content("").join([TIME.cell(f"{step.start:%H:%M}"), name, *numbers])
    return line.stylize("$warning") if step.online > online else line
