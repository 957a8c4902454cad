"""After-sale contacts follow orders: a share in the first 24 hours, in the next, and so on."""

from collections.abc import Sequence
from itertools import accumulate

from shiftplan.domain.derivation import Figure, Step, Unit
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.recipe import AfterSale
from shiftplan.forecast.recipes.figures import by, contacts, first, share, times
from shiftplan.forecast.recipes.ground import STEPS_PER_DAY, Ground
from shiftplan.forecast.shapes.curves import Curves
from shiftplan.language import say


def add_after_sale(
    ground: Ground, after: AfterSale, orders: Sequence[float], series: dict[str, list[float]]
) -> Step:
    """Adds the contacts that `orders` (by step) cause to the queue's series; the step that tells it."""
    lag = _lag(ground, after)
    caused = after_sale_contacts(orders, after.contacts_per_order, lag, _clock(ground))
    before = series.get(after.queue, [0.0] * ground.steps)
    series[after.queue] = [one + other for one, other in zip(before, caused, strict=True)]
    placed = Figure(value=sum(orders), unit=Unit.ORDERS)
    rate = times(after.contacts_per_order, say("after-sale contacts per order"))
    every = contacts(placed.value * after.contacts_per_order)
    return Step(
        what=say("after-sale contacts of {queue}", queue=ground.queue_name(after.queue)),
        operands=(first(placed), by(rate)),
        result=every,
        queue=after.queue,
        note=say("{count:,.0f} of them come before the plan ends", count=sum(caused)),
        parts=tuple(_lag_part(every, day, part, ours=not after.lag) for day, part in enumerate(lag)),
    )


def after_sale_contacts(
    orders: Sequence[float], per_order: float, lag: Sequence[float], clock: Sequence[float]
) -> list[float]:
    """Contacts by step: an order at step t causes per_order × lag[d] contacts in the 288 steps from
    t + 288·d on, spread over them by `clock` (288 weights by the clock that add up to 1; step 0 is at 0:00).

    None comes before its order, and over all time they add up to orders × per_order × Σ lag.
    """
    sums = [0.0, *accumulate(orders)]

    def placed(begin: int, end: int) -> float:
        return sums[max(0, min(end, len(orders)))] - sums[max(0, min(begin, len(orders)))]

    return [
        per_order
        * clock[step % STEPS_PER_DAY]
        * sum(
            part * placed(step + 1 - STEPS_PER_DAY * (day + 1), step + 1 - STEPS_PER_DAY * day)
            for day, part in enumerate(lag)
        )
        for step in range(len(orders))
    ]


def _lag(ground: Ground, after: AfterSale) -> tuple[float, ...]:
    lag = after.lag or ground.shapes.lag
    return tuple(part / (sum(lag) or 1) for part in lag)


def _clock(ground: Ground) -> tuple[float, ...]:
    return Curves(ground.shapes).quiet(PhaseKind.AFTER_SALE)


def _lag_part(every: Figure, day: int, part: float, *, ours: bool) -> Step:
    return Step(
        what=say("{begin}–{end} h after the order", begin=day * 24, end=day * 24 + 24),
        operands=(first(every), by(share(part, say("share of the lag"), ours=ours))),
        result=contacts(every.value * part),
    )
