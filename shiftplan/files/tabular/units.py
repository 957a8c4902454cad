"""How much time an amount covers, and whether its time is the start or the end of that."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from shiftplan.domain.mapping import MINUTES_PER_DAY, ColumnField, Label, Layout, Sureness
from shiftplan.domain.plan import Settings
from shiftplan.files.tabular.clocks import Span, parse_moment, parse_span
from shiftplan.files.tabular.days import Calendar
from shiftplan.files.tabular.heading import Headed, hour_columns
from shiftplan.files.tabular.sheet import Value

USUAL = (5, 10, 15, 20, 30, 60)
LONGEST_SPACING = 240
SAMPLE = 4_000


def spans_of(
    headed: Headed, layout: Layout, columns: dict[ColumnField, int], calendar: Calendar
) -> list[Span]:
    """The times of the day in a table, from its headings or its lines; unreadable ones left out."""
    if layout is Layout.HOURS_ACROSS:
        cells: Iterable[Value] = (headed.heading(column) for column in hour_columns(headed.headings))
        return [span for cell in cells if (span := _span(cell))]
    if ColumnField.TIME in columns:
        times = headed.values(columns[ColumnField.TIME], SAMPLE)
        return [span for cell in dict.fromkeys(times) if (span := _span(cell))]
    if ColumnField.START in columns:
        starts = headed.values(columns[ColumnField.START], SAMPLE)
        return [span for cell in dict.fromkeys(starts) if (span := _of_moment(cell, calendar))]
    return []


def _span(cell: Value) -> Span | None:
    try:
        return parse_span(cell)
    except ValueError:
        return None


def _of_moment(cell: Value, calendar: Calendar) -> Span | None:
    try:
        found = parse_moment(cell, calendar)
    except ValueError:
        return None
    start = found.start.hour * 60 + found.start.minute
    return Span(start, None if found.minutes is None else start + found.minutes)


def guess_minutes(spans: Sequence[Span], settings: Settings) -> tuple[int, Sureness]:
    """Minutes an amount covers: as its ranges say, else the commonest step between times; none: a day."""
    if not spans:
        return MINUTES_PER_DAY, Sureness.SURE
    told = Counter(span.end - span.start for span in spans if span.end is not None)
    if told:
        minutes = told.most_common(1)[0][0]
        return (
            (minutes, Sureness.SURE)
            if 0 < minutes <= MINUTES_PER_DAY
            else (settings.grid.minutes, Sureness.UNSURE)
        )
    starts = sorted({span.start for span in spans})
    if starts == [0]:
        return MINUTES_PER_DAY, Sureness.LIKELY
    steps = Counter(later - earlier for earlier, later in pairwise(starts))
    step = min(steps, key=lambda one: (-steps[one], one), default=0)
    if not 0 < step <= LONGEST_SPACING or MINUTES_PER_DAY % step:
        return settings.grid.minutes, Sureness.UNSURE
    return step, Sureness.SURE if step in USUAL else Sureness.LIKELY


def guess_label(spans: Sequence[Span], minutes: int) -> tuple[Label, Sureness]:
    """Times that run from the end of the first step to 24:00, all of them, are ends; that must be asked."""
    if any(span.end is not None for span in spans):
        return Label.START, Sureness.SURE
    starts = {span.start for span in spans}
    ends = set(range(minutes, MINUTES_PER_DAY + 1, minutes))
    if starts == ends and 0 not in starts:
        return Label.END, Sureness.UNSURE
    return Label.START, Sureness.SURE
