"""The forecast of one day as a picture: queues on each other, what higher scenarios add, the bot's share."""

from shiftplan.domain.plan import Plan
from shiftplan.domain.traffic import Traffic
from shiftplan.tui.drawing.chart import Area, Curve, Picture
from shiftplan.tui.drawing.day_chart import DayPicture
from shiftplan.tui.drawing.heat_strip import Days
from shiftplan.tui.drawing.phases import day_bands, shades
from shiftplan.tui.place import Place

QUEUE_COLOURS = 6
Series = tuple[float, ...]


def queue_colour(plan: Plan, queue: str) -> str:
    """The theme's colour of a queue."""
    place = [known.id for known in plan.settings.queues].index(queue)
    return f"$queue-{place % QUEUE_COLOURS + 1}"


def queues_of(plan: Plan, place: Place) -> tuple[str, ...]:
    """The queues shown: the one chosen, or all."""
    return (place.queue,) if place.queue else tuple(queue.id for queue in plan.settings.queues)


def total(traffic: Traffic, queues: tuple[str, ...]) -> Series:
    """Contacts that reach people, over these queues together."""
    return tuple(map(sum, zip(*(traffic.contacts[queue] for queue in queues), strict=True)))


def before_bot(plan: Plan, traffic: Traffic, queues: tuple[str, ...]) -> Series:
    """Contacts that come in, over these queues together, before the bot takes its share."""
    known = [(traffic.contacts[queue], 1 - plan.queue[queue].bot_share) for queue in queues]
    return tuple(sum(row[i] / left for row, left in known) for i in range(plan.grid.slots))


def day_picture(plan: Plan, traffic: dict[str, Traffic], place: Place) -> DayPicture:
    """The chosen scenario by queue as areas, up to the highest scenario as a band, the lowest as a line."""
    grid, queues = plan.grid, queues_of(plan, place)
    chosen, day = traffic[plan.settings.scenario], grid.of_day(place.day)
    totals = [total(each, queues)[day] for each in traffic.values()]
    here = total(chosen, queues)[day]
    highest, lowest = tuple(map(max, zip(*totals, strict=True))), tuple(map(min, zip(*totals, strict=True)))
    areas = [Area(chosen.contacts[queue][day], queue_colour(plan, queue)) for queue in queues]
    band = Area(tuple(max(0.0, high - base) for high, base in zip(highest, here, strict=True)), "$band")
    curves = [Curve(before_bot(plan, chosen, queues)[day], "$muted"), Curve(lowest, "$low-line")]
    picture = Picture((*areas, band), tuple(curves), shades(plan, place.day), place.slot)
    return DayPicture(grid, grid.dates[place.day], picture, day_bands(plan, place.day))


def days_of(plan: Plan, series: Series, place: Place) -> Days:
    """A total for each day."""
    amounts = tuple(sum(series[plan.grid.of_day(day)]) for day in range(plan.grid.days))
    return Days(plan.grid.dates, amounts, place.day)
