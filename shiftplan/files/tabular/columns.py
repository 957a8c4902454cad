"""Which column holds what, by its heading and by what stands under it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from shiftplan.domain.mapping import ColumnField, Sureness
from shiftplan.domain.plan import Settings
from shiftplan.files.tabular.clocks import parse_moment, parse_span
from shiftplan.files.tabular.days import Calendar, is_day
from shiftplan.files.tabular.heading import Headed
from shiftplan.files.tabular.numbers import is_number, missing
from shiftplan.files.tabular.queues import queue_of
from shiftplan.files.tabular.sheet import Value
from shiftplan.files.tabular.words import (
    EXACT,
    WHEN,
    exact_field,
    is_total,
    key,
    likely_field,
    scenario_of,
)
from shiftplan.language import Message, say

MOST = 0.6
AMOUNTS = (ColumnField.CONTACTS, ColumnField.VISITORS, ColumnField.INQUIRY_RATE)


@dataclass(frozen=True)
class Found:
    """A column (from 0) for a field."""

    column: int
    sureness: Sureness
    why: Message | None = None


def find_columns(headed: Headed, settings: Settings, calendar: Calendar) -> dict[ColumnField, Found]:
    """The columns of a table for each field that it seems to have."""
    found = _when(headed, calendar)
    taken = {one.column for one in found.values()}
    for field, value in _named(headed, settings, taken):
        found[field] = value
        taken.add(value.column)
    if ColumnField.CONTACTS not in found and ColumnField.VISITORS not in found:
        found.update(_unnamed_amounts(headed, calendar, taken))
    return found


def share(values: Sequence[Value], test: Callable[[Value], object]) -> float:
    """How many of the values pass a test, totals and missing ones not counted."""
    asked = [value for value in values if not missing(value) and not is_total(value)]
    return sum(bool(test(value)) for value in asked) / len(asked) if asked else 0.0


def _when(headed: Headed, calendar: Calendar) -> dict[ColumnField, Found]:
    """Date and time, or both in one column."""
    best: dict[ColumnField, Found] = {}
    for column in range(headed.width):
        heading = headed.heading(column)
        said = exact_field(heading) or likely_field(heading)
        if said and said not in WHEN:
            continue
        kind = _kind(headed.values(column), said, calendar)
        if kind is None:
            continue
        sureness = Sureness.SURE if said == exact_field(heading) and said else Sureness.LIKELY
        if kind not in best or (sureness is Sureness.SURE and best[kind].sureness is not Sureness.SURE):
            best[kind] = Found(column, sureness)
    return _without_doubles(best)


def _without_doubles(best: dict[ColumnField, Found]) -> dict[ColumnField, Found]:
    """Date with time in two columns, or one column with both."""
    if ColumnField.START not in best:
        return best
    return {ColumnField.START: best[ColumnField.START]}


def _kind(values: Sequence[Value], said: ColumnField | None, calendar: Calendar) -> ColumnField | None:
    """What the cells of a column are by their looks; mere numbers need a heading that says so."""
    if not values or (said is None and share(values, is_number) > MOST):
        return None
    if share(values, lambda value: has_time(value, calendar)) > MOST:
        return ColumnField.START
    days = share(values, lambda value: is_day(value, calendar))
    clocks = share(values, is_clock)
    if max(days, clocks) <= MOST:
        return None
    if min(days, clocks) > MOST and said in {ColumnField.DATE, ColumnField.TIME}:
        return said
    if days >= clocks and _some_moments(values, calendar):
        return ColumnField.START
    return ColumnField.DATE if days >= clocks else ColumnField.TIME


def _some_moments(values: Sequence[Value], calendar: Calendar) -> bool:
    return share(values, lambda value: has_time(value, calendar)) > 0


def has_time(value: Value, calendar: Calendar) -> bool:
    """Whether a cell is a day with a time, not a day alone."""
    if isinstance(value, datetime) and value.time() == time():
        return False
    if isinstance(value, float) and value == int(value):
        return False
    try:
        parse_moment(value, calendar)
    except ValueError:
        return False
    return True


def is_clock(value: Value) -> bool:
    """Whether a cell can be read as a time of the day or a range of times."""
    try:
        parse_span(value)
    except ValueError:
        return False
    return True


def _named(headed: Headed, settings: Settings, taken: set[int]) -> Iterable[tuple[ColumnField, Found]]:
    """Columns by their headings; the queue and the scenario also by the names under them."""
    free = [column for column in range(headed.width) if column not in taken]
    for field in AMOUNTS:
        found = _by_heading(headed, field, free)
        if found:
            yield field, found
    for field, known in (
        (ColumnField.QUEUE, lambda value: queue_of(value, settings.queues)),
        (ColumnField.SCENARIO, lambda value: scenario_of(value, settings.scenarios)),
    ):
        found = _by_names(headed, field, free, known)
        if found:
            yield field, found


def _by_heading(headed: Headed, field: ColumnField, free: Sequence[int]) -> Found | None:
    order = EXACT[field]
    exact = [column for column in free if exact_field(headed.heading(column)) is field]
    exact.sort(key=lambda column: order.index(key(headed.heading(column))))
    if exact:
        return _chosen(headed, exact)
    likely = [
        column
        for column in free
        if exact_field(headed.heading(column)) is None and likely_field(headed.heading(column)) is field
    ]
    if not likely:
        return None
    if len(likely) == 1:
        return Found(likely[0], Sureness.LIKELY)
    return Found(likely[0], Sureness.UNSURE, _several(headed, likely))


def _chosen(headed: Headed, exact: Sequence[int]) -> Found:
    first = exact[0]
    twins = [column for column in exact if key(headed.heading(column)) == key(headed.heading(first))]
    if len(twins) > 1:
        return Found(first, Sureness.UNSURE, _several(headed, twins))
    if len(exact) > 1:
        return Found(first, Sureness.LIKELY, _several(headed, exact))
    return Found(first, Sureness.SURE)


def _several(headed: Headed, columns: Sequence[int]) -> Message:
    return say(
        "the columns {columns} could be meant",
        columns=", ".join(headed.reference(column) for column in columns[:5]),
    )


def _by_names(
    headed: Headed, field: ColumnField, free: Sequence[int], known: Callable[[Value], object]
) -> Found | None:
    """The column whose cells are most often names that are known; a heading decides between equals."""
    shares = {column: share(headed.values(column), known) for column in free}
    said = {column: _says(headed.heading(column), field) for column in free}
    texts = [column for column in free if share(headed.values(column), is_number) < MOST]
    ranked = sorted(texts, key=lambda column: -shares[column] - 0.5 * said[column])
    if not ranked or (shares[ranked[0]] <= MOST and not said[ranked[0]]):
        return None
    return Found(ranked[0], Sureness.SURE if said[ranked[0]] else Sureness.LIKELY)


def _says(heading: Value, field: ColumnField) -> bool:
    return field in {exact_field(heading), likely_field(heading)}


def _unnamed_amounts(headed: Headed, calendar: Calendar, taken: set[int]) -> dict[ColumnField, Found]:
    """The one column of numbers that is left must be the contacts; of several the first, to be asked."""
    numbers = [
        column
        for column in range(headed.width)
        if column not in taken
        and share(headed.values(column), is_number) > MOST
        and not _is_other(headed.heading(column), calendar)
    ]
    if not numbers:
        return {}
    sureness = Sureness.LIKELY if len(numbers) == 1 else Sureness.UNSURE
    return {ColumnField.CONTACTS: Found(numbers[0], sureness, _several(headed, numbers))}


def _is_other(heading: Value, calendar: Calendar) -> bool:
    return is_total(heading) or is_day(heading, calendar)
