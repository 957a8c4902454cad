"""Forecast and what came, slot by slot, and how far apart they lie: WAPE, bias, peak, coverage."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import sqrt
from statistics import NormalDist

from shiftplan.domain.accuracy import Errors, PeakError, Portion

Z = NormalDist().inv_cdf(0.9)
"""Low and high are quantiles at 10 % and 90 %: so many standard deviations from the middle."""


@dataclass(frozen=True)
class Row:
    """A slot of a queue: forecast, its level from `low` to `high`, and what came. `phase` is an id."""

    queue: str
    start: datetime
    phase: str | None
    forecast: float
    actual: float
    low: float | None
    high: float | None
    dispersion: float

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def inside(self) -> bool | None:
        """Whether the count lies in its interval: the band of the level, widened by the noise of counting.

        Variances add up: (distance of low or high)² + Z² · dispersion · forecast.
        """
        if self.low is None or self.high is None:
            return None
        noise = Z * Z * self.dispersion * self.forecast
        below = sqrt((self.forecast - self.low) ** 2 + noise)
        above = sqrt((self.high - self.forecast) ** 2 + noise)
        return self.forecast - below <= self.actual <= self.forecast + above


def errors(rows: Sequence[Row]) -> Errors:
    """The errors over some rows, of which there is at least one."""
    forecast, actual = sum(row.forecast for row in rows), sum(row.actual for row in rows)
    inside = [row.inside for row in rows if row.inside is not None]
    wrong = sum(abs(row.forecast - row.actual) for row in rows)
    return Errors(
        slots=len(rows),
        forecast=forecast,
        actual=actual,
        wape=wrong / actual if actual else None,
        bias=forecast / actual - 1 if actual else None,
        coverage=sum(inside) / len(inside) if inside else None,
    )


def peak(rows: Iterable[Row]) -> PeakError:
    """The largest slot of all queues together, forecast and actual; the first of equals."""
    forecast: dict[datetime, float] = defaultdict(float)
    actual: dict[datetime, float] = defaultdict(float)
    for row in rows:
        forecast[row.start] += row.forecast
        actual[row.start] += row.actual
    forecast_at = max(sorted(forecast), key=forecast.__getitem__)
    actual_at = max(sorted(actual), key=actual.__getitem__)
    return PeakError(
        forecast_at=forecast_at,
        forecast=forecast[forecast_at],
        actual_at=actual_at,
        actual=actual[actual_at],
    )


def portions(rows: Iterable[Row], key: Callable[[Row], Hashable], field: str) -> tuple[Portion, ...]:
    """The errors by queue, phase or day (`field`), in the order in which they first appear."""
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return tuple(
        Portion.model_validate({"errors": errors(own), "peak": peak(own), field: name})
        for name, own in groups.items()
    )
