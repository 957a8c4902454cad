"""Shapes of a day and of a sale. The 24 hourly weights are the defaults of the trade, renormalised here."""

from random import Random

HOURS = 24
FIRST_HALF_OF_OPENING = 0.60  # 0.40 of the hour in its first 15 minutes, a third of the rest in the next 15
DECAY_AFTER_MAIN_DAY = 0.17 ** (1 / 3)  # contacts fall by 83 % in three days
NOISE = 0.04

_DAILY = "20 10 10 10 10 10 10 20 31 51 61 61 51 51 61 61 61 51 41 51 71 85 71 41"
_DEPOSIT = "38 19 10 10 10 10 10 19 29 48 57 57 48 38 48 48 48 38 38 57 110 95 67 48"
_OPEN_20 = "58 29 19 10 10 10 10 10 19 29 38 38 38 29 38 38 38 38 48 67 155 106 67 58"
_OPEN_0 = "130 98 71 27 9 9 9 9 18 36 54 45 36 36 36 45 45 36 27 27 45 45 45 62"
_AFTER_SALE = "10 10 5 5 5 5 10 20 40 79 87 79 50 50 79 79 69 50 40 50 59 59 40 20"


def _shares(text: str) -> tuple[float, ...]:
    weights = [float(part) for part in text.split()]
    return tuple(weight / sum(weights) for weight in weights)


def _joined(night: str, day: str, until_hour: int = 6) -> str:
    """The hours before `until_hour` of one row, the later ones of another."""
    return " ".join(night.split()[:until_hour] + day.split()[until_hour:])


SHAPES = {
    "daily": _shares(_DAILY),
    "deposit": _shares(_DEPOSIT),
    "opening_day": _shares(_joined(_DAILY, _OPEN_20)),  # the rush is still to come: a usual night before it
    "day_after_opening": _shares(_joined(_OPEN_20, _DEPOSIT)),  # the rush runs past midnight
    "open_0": _shares(_OPEN_0),
    "after_sale": _shares(_AFTER_SALE),
}


def half_hours(shape: str, opening_hour: int | None = None) -> list[float]:
    """48 shares of a day: each hour leans towards its neighbours, an opening hour towards its start."""
    weights = SHAPES[shape]
    padded = [weights[0], *weights, weights[-1]]
    shares: list[float] = []
    for hour, weight in enumerate(weights):
        lean = (padded[hour + 2] - padded[hour]) / 16
        first = weight / 2 - max(-weight / 4, min(weight / 4, lean))
        if hour == opening_hour:
            first = weight * FIRST_HALF_OF_OPENING
        shares += [first, weight - first]
    return shares


def day_series(total: float, shape: str, opening_hour: int | None, dice: Random) -> list[float]:
    """48 contacts of a day, with a little of the unevenness that real counts have."""
    return [
        total * share * (1 + NOISE * (2 * dice.random() - 1)) for share in half_hours(shape, opening_hour)
    ]


def after_sale_totals(presale: list[float], usual: float, per_contact: float) -> list[float]:
    """Contacts about orders: some of them a day, two and three days after the contacts that sold them."""
    before = [presale[0]] * 3 + presale
    lags = zip(before[2:], before[1:], before, strict=False)
    followed = [per_contact * (0.5 * one + 0.3 * two + 0.2 * three) for one, two, three in lags]
    return [usual + value for value in followed[: len(presale)]]
