"""Contacts by queue at half-hours: daily peaks, quiet nights, weekends, the opening and the main day."""

from random import Random

from tests.benchmarks.synthetic.calendar import Day, Sale
from tests.benchmarks.synthetic.people import queues_of
from tests.samples.shapes import after_sale_totals, day_series

NIGHT_SERVED_FROM = 24
"""People from which somebody serves pre-sale all night; smaller teams open in the morning."""
ALL_SERVED_FROM = 90
"""People from which after-sale is served all night too; else the bot takes messages."""
USUAL = 1000.0
Series = dict[str, list[float]]


def contacts(sale: Sale, size: int) -> Series:
    """One series a queue; how high they are is for the calibration to say."""
    dice = Random(f"demand {size} {sale.length} {sale.seed}")
    usual = [USUAL * day.times_usual for day in sale.days]
    totals = {"presale": usual, "aftersale": after_sale_totals(usual, USUAL * 0.3, 0.25), "phone": usual}
    shapes = {"presale": "", "aftersale": "after_sale", "phone": "daily"}
    return {
        queue: [
            value
            for day, total in zip(sale.days, totals[queue], strict=True)
            for value in _day(day, total, shapes[queue], served(queue, size, day), dice)
        ]
        for queue in queues_of(size)
    }


def served(queue: str, size: int, day: Day) -> tuple[int, int]:
    """The hours (from, until) in which the queue is served; else the bot takes messages."""
    if size >= ALL_SERVED_FROM and queue != "phone":
        return 0, 24
    if size < NIGHT_SERVED_FROM:
        return (10, 24 if day.opening_hour else 22) if queue == "presale" else (13, 17)
    return (0, 24) if queue == "presale" else (9, 22)


def _day(day: Day, total: float, shape: str, hours: tuple[int, int], dice: Random) -> list[float]:
    """A day of its own shape, or of the sale's."""
    named, opening = (shape, None) if shape else (day.shape, day.opening_hour)
    series = day_series(total, named, opening, dice)
    since, until = 2 * hours[0], 2 * hours[1]
    return [value if since <= slot < until else 0.0 for slot, value in enumerate(series)]
