"""A file under a mapping, or in the plan's own form, as a forecast, with everything odd about it."""

from collections import defaultdict
from dataclasses import dataclass

from shiftplan import forecast as stage
from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.domain.mapping import DayChange, Mapping
from shiftplan.domain.plan import Settings
from shiftplan.domain.traffic import Forecast
from shiftplan.files import intake, tabular
from shiftplan.files.faults import Faults, is_error
from shiftplan.files.forecast_gaps import check_gaps
from shiftplan.language import Message, say
from shiftplan.planning.keeping import kept_queues, with_kept
from shiftplan.planning.splitting import BASE, Split, as_forecast


@dataclass(frozen=True)
class Read:
    """A forecast, or the findings that say why there is none."""

    forecast: Forecast | None
    findings: tuple[Finding, ...]
    rows_read: int = 0
    rows_left_out: int = 0


def read_canonical(source: intake.Source) -> Read:
    """The file in the plan's own form."""
    found = intake.canonical_forecast(source)
    if found is None:
        message = say("the file is not in the form of forecast.csv; it needs a mapping")
        return Read(None, (told_of(source, "not_canonical", Severity.ERROR, message),))
    forecast, faults = found
    counts = (
        (len(rows) * source.settings.grid.slots for rows in forecast.contacts.values()) if forecast else ()
    )
    return Read(forecast, (*faults.findings, *inspected(source.settings, forecast)), sum(counts))


def read_mapped(source: intake.Source, mapping: Mapping) -> Read:
    """The file under a mapping: read, put on the grid, totals split by shape, looked over."""
    settings = source.settings
    book = source.book
    reading = tabular.read_amounts(book, mapping, settings)
    placing = tabular.Placing(reading.amounts, settings.grid, book.file, sheets=len(book.sheets))
    findings = (*reading.findings, *placing.findings)
    outside = len({(id(one.cell[0]), one.cell[1]) for one in placing.outside})
    rows = (reading.rows_read - outside, reading.rows_left_out + outside)
    if any(map(is_error, findings)):
        return Read(None, findings, *rows)
    split = Split(placing.inside, settings)
    kept = kept_queues(split, source)
    faults = Faults(book.file)
    check_gaps(_given(split, kept, settings), settings, faults)
    findings = (*findings, *faults.findings, *_about(split, source, mapping), *_about_kept(kept, source))
    if faults.broken:
        return Read(None, findings, *rows)
    forecast = with_kept(as_forecast(split, settings), kept, source)
    return Read(forecast, (*findings, *inspected(settings, forecast)), *rows)


def _given(split: Split, kept: tuple[str, ...], settings: Settings) -> dict[tuple[str, str, int], float]:
    """The slots about which something is known, those of kept queues all of them."""
    given = {(*series, slot): 0.0 for series, slots in split.slots.items() for slot in slots}
    scenarios = {scenario for scenario, _ in split.slots}
    for queue in kept:
        for scenario in scenarios:
            given.update({(scenario, queue, slot): 0.0 for slot in range(settings.grid.slots)})
    return given


def _about_kept(kept: tuple[str, ...], source: intake.Source) -> list[Finding]:
    if not kept:
        return []
    message = say(
        "the file says nothing of {queues}; the present forecast of it stays", queues=", ".join(kept)
    )
    hint = say("to have no contacts there, give it lines with 0")
    return [told_of(source, "queue_kept", Severity.WARNING, message, hint)]


def inspected(settings: Settings, forecast: Forecast | None) -> tuple[Finding, ...]:
    """Zeros at an opening, jumps, absurd values."""
    return () if forecast is None else stage.inspect(settings, forecast)


def _about(split: Split, source: intake.Source, mapping: Mapping) -> list[Finding]:
    """That totals were split, and slots of which only a part is given."""
    found: list[Finding] = []
    if split.split:
        message = say(
            "{count} {count:total|totals} of {minutes} minutes {count:is|are} split over slots of {slot} "
            "minutes by the usual shape of such days",
            count=split.split,
            minutes=mapping.minutes,
            slot=source.settings.grid.minutes,
        )
        found.append(told_of(source, "split_by_shape", Severity.NOTE, message))
    for scenario, queue in split.slots:
        half = split.half_covered((scenario, queue))
        if half:
            message = say(
                "{count} {count:slot|slots} of {queue} ({scenario}) {count:is|are} given in part, from "
                "{first}; the rest counts as 0",
                count=len(half),
                queue=queue,
                scenario=scenario,
                first=f"{source.settings.grid.moment(half[0]):%Y-%m-%d %H:%M}",
            )
            found.append(told_of(source, "part_gaps", Severity.WARNING, message))
    return found


def told_of(
    source: intake.Source, code: str, severity: Severity, message: Message, hint: Message | None = None
) -> Finding:
    """A finding about the file as a whole."""
    return Finding(
        code=code, severity=severity, message=message, hint=hint, place=Place(file=str(source.path))
    )


def changes(source: intake.Source, new: Forecast | None) -> tuple[DayChange, ...]:
    """Contacts of every day and queue before and after; none when there is no new forecast."""
    if new is None:
        return ()
    before = _totals(source.forecast)
    return tuple(
        DayChange(
            day=new.grid.dates[day],
            queue=queue,
            scenario=scenario,
            before=before.get((scenario, queue, day)) if source.forecast else None,
            after=total,
        )
        for (scenario, queue, day), total in sorted(_totals(new).items(), key=lambda one: one[0][0] != BASE)
    )


def _totals(forecast: Forecast | None) -> dict[tuple[str, str, int], float]:
    """Contacts by (scenario, queue, day)."""
    totals: dict[tuple[str, str, int], float] = defaultdict(float)
    if forecast is not None:
        for scenario, queues in forecast.contacts.items():
            for queue, series in queues.items():
                for day, total in enumerate(stage.day_totals(forecast.grid, series)):
                    totals[scenario, queue, day] = total
    return totals
