"""How far a forecast was from what came: WAPE, bias, peak, coverage."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from shiftplan.domain.accuracy import Accuracy, Band
from shiftplan.domain.counted import Row, errors, portions
from shiftplan.domain.derivation import Records
from shiftplan.domain.finding import Finding
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import Forecast
from shiftplan.errors import BadInput
from shiftplan.forecast.compared import Compared, band_of, compared
from shiftplan.forecast.recipes.findings import doubt
from shiftplan.forecast.recipes.ground import Ground
from shiftplan.forecast.recipes.tables import by_queue, queue_findings
from shiftplan.forecast.shapes import shapes_of
from shiftplan.language import say


def accuracy(settings: Settings, forecast: Forecast, actuals: Records, file: str) -> Accuracy:
    """The base forecast against `actuals` (read from `file`), both before the bot; slots without actual
    contacts are left out.

    Raises BadInput when no line is of a queue of the plan, or inside it.
    """
    ground = Ground(settings, shapes_of(settings.event), {file: actuals})
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
        queues=portions(found.rows, lambda row: row.queue, "queue"),
        phases=portions(found.rows, lambda row: row.phase, "phase"),
        days=portions(found.rows, lambda row: row.day, "day"),
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
