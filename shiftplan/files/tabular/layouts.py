"""Whether amounts stand in one column, or under headings that are days, hours, queues or scenarios."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shiftplan.domain.mapping import ColumnField, Layout, Mapping, Sureness
from shiftplan.domain.plan import Settings
from shiftplan.files.tabular.clocks import Span, parse_span
from shiftplan.files.tabular.columns import AMOUNTS, MOST, Found, share
from shiftplan.files.tabular.days import Calendar
from shiftplan.files.tabular.heading import Headed, hour_columns, is_day_heading
from shiftplan.files.tabular.numbers import is_number
from shiftplan.files.tabular.queues import queue_of
from shiftplan.files.tabular.sheet import text_of
from shiftplan.files.tabular.words import exact_field, is_total, likely_field, scenario_of

Columns = dict[ColumnField, Found]


@dataclass(frozen=True)
class Across:
    """A column of amounts in a wide table, and what its heading says."""

    column: int
    day: date | None = None
    span: Span | None = None
    queue: str = ""
    scenario: str = ""


def guess_layout(
    headed: Headed, columns: Columns, settings: Settings, calendar: Calendar
) -> tuple[Layout, Sureness]:
    """The layout that the headings speak for."""
    free = _free(headed, columns)
    named = _named_amount(headed, columns)
    days = [column for column in free if is_day_heading(headed.heading(column), calendar)]
    dated = ColumnField.DATE in columns or ColumnField.START in columns
    if (len(days) > 1 or (days and not named)) and not dated:
        return Layout.DAYS_ACROSS, Sureness.SURE
    timed = ColumnField.TIME in columns or ColumnField.START in columns
    if hour_columns(headed.headings) and not (named and timed):
        return Layout.HOURS_ACROSS, Sureness.SURE
    return _by_names(headed, columns, settings, named=named)


def _by_names(
    headed: Headed, columns: Columns, settings: Settings, *, named: bool
) -> tuple[Layout, Sureness]:
    free = _free(headed, columns)
    queues = [column for column in free if _is_queue(headed, column, settings)]
    if ColumnField.QUEUE not in columns and (len(queues) > 1 or (queues and not named)):
        return Layout.QUEUES_ACROSS, Sureness.SURE
    scenarios = {scenario_of(headed.heading(column), settings.scenarios) for column in free} - {None}
    if ColumnField.SCENARIO not in columns and len(scenarios) > 1:
        return Layout.SCENARIOS_ACROSS, Sureness.SURE
    unnamed = [column for column in _numeric(headed, free) if headed.heading(column) != ""]
    if not named and ColumnField.QUEUE not in columns and len(unnamed) > 1:
        return Layout.QUEUES_ACROSS, Sureness.LIKELY
    return Layout.LONG, Sureness.SURE


def _named_amount(headed: Headed, columns: Columns) -> bool:
    """Whether a heading names contacts or visitors outright."""
    found = (columns[field] for field in AMOUNTS if field in columns)
    return any(exact_field(headed.heading(one.column)) in AMOUNTS for one in found)


def _free(headed: Headed, columns: Columns) -> list[int]:
    """Columns that may hold amounts."""
    taken = {found.column for field, found in columns.items() if field not in AMOUNTS}
    return [
        column
        for column in range(headed.width)
        if column not in taken and not is_total(headed.heading(column))
    ]


def _is_queue(headed: Headed, column: int, settings: Settings) -> bool:
    heading = headed.heading(column)
    other = likely_field(heading)
    if other in {ColumnField.VISITORS, ColumnField.INQUIRY_RATE}:
        return False
    return queue_of(heading, settings.queues) is not None and bool(_numeric(headed, [column]))


def _numeric(headed: Headed, columns: Sequence[int]) -> list[int]:
    return [column for column in columns if share(headed.values(column), is_number) > MOST]


def names_across(headed: Headed, columns: Columns) -> tuple[str, ...]:
    """Headings over numbers that may be names of queues."""
    free = _numeric(headed, _free(headed, columns))
    texts = (
        text_of(headed.heading(column))
        for column in free
        if likely_field(headed.heading(column)) not in {ColumnField.VISITORS, ColumnField.INQUIRY_RATE}
    )
    return tuple(dict.fromkeys(text for text in texts if text))


def across(headed: Headed, mapping: Mapping, settings: Settings, calendar: Calendar) -> tuple[Across, ...]:
    """The columns of amounts of a wide table under this mapping; totals are none."""
    taken = {headed.column(reference) for reference in mapping.columns.values()}
    free = [column for column in range(len(headed.headings)) if column not in taken]
    free = [column for column in free if not is_total(headed.heading(column))]
    if mapping.layout is Layout.DAYS_ACROSS:
        dated = [(column, calendar.read(headed.heading(column))) for column in free]
        return tuple(Across(column, day=day) for column, day in dated if day)
    if mapping.layout is Layout.HOURS_ACROSS:
        timed = [column for column in hour_columns(headed.headings) if column in free]
        return tuple(Across(column, span=parse_span(headed.heading(column))) for column in timed)
    if mapping.layout is Layout.QUEUES_ACROSS:
        named = [(column, mapping.queues.get(text_of(headed.heading(column)), "")) for column in free]
        return tuple(Across(column, queue=queue) for column, queue in named if queue)
    if mapping.layout is Layout.SCENARIOS_ACROSS:
        cases = [(column, scenario_of(headed.heading(column), settings.scenarios)) for column in free]
        return tuple(Across(column, scenario=case) for column, case in cases if case)
    return ()
