"""How far a forecast was from what came: WAPE, bias, peak, coverage."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from shiftplan.domain.accuracy import Accuracy, Band, Errors, PeakError, Portion
from shiftplan.domain.derivation import Records
from shiftplan.domain.finding import Finding
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import Forecast
from shiftplan.errors import BadInput
from shiftplan.forecast.compared import Compared, Row, band_of, compared
from shiftplan.forecast.recipes.findings import doubt
from shiftplan.forecast.recipes.ground import Ground
from shiftplan.forecast.recipes.tables import by_queue, queue_findings
from shiftplan.forecast.shapes import shipped_shapes
from shiftplan.language import say


def accuracy(settings: Settings, forecast: Forecast, actuals: Records, file: str) -> Accuracy:
    """The base forecast against `actuals` (read from `file`), both before the bot; slots without actual
    contacts are left out.

    Raises BadInput when no line is of a queue of the plan, or inside it.
    """
    ground = Ground(settings, shipped_shapes(), {file: actuals})
    names = by_queue(ground, actuals, file)
    found = compared(settings, forecast, actuals, names)
    if not found.rows:
        raise BadInput(
            say("no line of {file} lies inside the plan", file=file),
            say(
                "the plan runs from {first} to {last}",
                first=settings.grid.dates[0],
                last=settings.grid.dates[-1],
            ),
        )
    band = band_of(settings, forecast)
    return Accuracy(
        minutes=found.minutes,
        whole=errors(found.rows),
        queues=_by(found.rows, lambda row: row.queue, "queue"),
        phases=_by(found.rows, lambda row: row.phase, "phase"),
        days=_by(found.rows, lambda row: row.day, "day"),
        band=band,
        days_inside=None if band is Band.NONE else _days_inside(found),
        left_out=found.left_out,
        beyond=found.beyond,
        findings=tuple(_findings(ground, file, names, actuals)),
    )


def _findings(ground: Ground, file: str, names: Mapping[str, str], actuals: Records) -> Iterator[Finding]:
    """Queues of which only one side has contacts."""
    for queue in ground.settings.queues:
        if queue.id not in names:
            yield doubt(
                "actuals_without_queue",
                say("no actual contacts of {queue}: it is not compared", queue=queue.name),
                None,
                file,
            )
    unused = queue_findings(ground, file, names, actuals)
    yield from (finding for finding in unused if finding.code == "table_unknown_queue")


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
    sums: dict[object, list[float]] = {}
    starts = {}
    for row in rows:
        total = sums.setdefault(row.start, [0.0, 0.0])
        total[0] += row.forecast
        total[1] += row.actual
        starts[row.start] = row.start
    forecast_at = max(sorted(starts), key=lambda start: sums[start][0])
    actual_at = max(sorted(starts), key=lambda start: sums[start][1])
    return PeakError(
        forecast_at=forecast_at,
        forecast=sums[forecast_at][0],
        actual_at=actual_at,
        actual=sums[actual_at][1],
    )


def _by(rows: Iterable[Row], key: Callable[[Row], Hashable], field: str) -> tuple[Portion, ...]:
    """The portions in the order in which they first appear."""
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return tuple(
        Portion.model_validate({"errors": errors(own), "peak": peak(own), field: name})
        for name, own in groups.items()
    )


def _days_inside(found: Compared) -> float | None:
    """The share of days of a queue, counted from 0 to 24 h, whose total lay from low to high."""
    days: dict[tuple[str, date], list[Row]] = defaultdict(list)
    for row in found.rows:
        days[row.queue, row.day].append(row)
    whole = [rows for rows in days.values() if len(rows) == MINUTES_PER_DAY // found.minutes]
    inside = [
        sum(row.low or 0.0 for row in rows)
        <= sum(row.actual for row in rows)
        <= sum(row.high or 0.0 for row in rows)
        for rows in whole
    ]
    return sum(inside) / len(inside) if inside else None
