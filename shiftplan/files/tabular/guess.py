"""A mapping for a file nobody has described: every field with how sure it is, and why."""

from dataclasses import dataclass

from shiftplan.domain.mapping import (
    ColumnField,
    DayOrder,
    Guess,
    Label,
    Layout,
    Mapping,
    Sureness,
)
from shiftplan.domain.plan import Settings
from shiftplan.errors import BadInput
from shiftplan.files.faults import cut, nearest
from shiftplan.files.tabular.choice import Choice, choose
from shiftplan.files.tabular.columns import AMOUNTS, Found
from shiftplan.files.tabular.days import Calendar, calendar_of, order_of
from shiftplan.files.tabular.guess_queues import check_names, queues_of
from shiftplan.files.tabular.guesses import Guesses
from shiftplan.files.tabular.heading import Headed
from shiftplan.files.tabular.layouts import guess_layout
from shiftplan.files.tabular.numbers import decimal_of
from shiftplan.files.tabular.sheet import Book, Value
from shiftplan.files.tabular.told import Told, check_told
from shiftplan.files.tabular.units import guess_label, guess_minutes, spans_of
from shiftplan.language import say

NOT_WITH: dict[Layout, tuple[ColumnField, ...]] = {
    Layout.LONG: (),
    Layout.DAYS_ACROSS: (ColumnField.DATE, ColumnField.START, *AMOUNTS),
    Layout.HOURS_ACROSS: (ColumnField.TIME, *AMOUNTS),
    Layout.QUEUES_ACROSS: (ColumnField.QUEUE, *AMOUNTS),
    Layout.SCENARIOS_ACROSS: (ColumnField.SCENARIO, *AMOUNTS),
}


@dataclass(frozen=True)
class Guessed:
    """A mapping, and what to say about each part of it."""

    mapping: Mapping
    guesses: tuple[Guess, ...]
    headed: Headed


def guess_mapping(
    book: Book, settings: Settings, told: Told, calendar: Calendar | None = None
) -> Guessed | None:
    """The likeliest mapping of a file, keeping to what was told; None when nothing in it is like a forecast.

    `calendar` gives days without a year theirs, that of the plan unless told. Raises `BadInput` when
    something told does not fit the file or the plan.
    """
    check_told(told, settings)
    calendar = calendar or calendar_of(settings)
    choice = choose(book, settings, calendar, told)
    if choice is None:
        return None
    lines = Guesses(told)
    layout = _layout(choice, settings, calendar, lines)
    columns = _columns(choice, layout, settings, lines)
    order = _order(choice.headed, columns, layout, calendar, lines)
    minutes, label = _times(choice.headed, columns, layout, calendar.ordered(order), lines, settings)
    decimal = _decimal(choice.headed, columns, lines)
    queue, queues = queues_of(book, choice, columns, layout, settings, lines)
    check_names(queues, told)
    mapping = Mapping(
        layout=layout,
        columns={name: choice.headed.reference(found.column) for name, found in columns.items()},
        header=choice.headed.line,
        sheets=choice.sheets,
        queue=queue,
        scenario=told.scenario(settings) or "base",
        queues=queues,
        minutes=minutes,
        order=order,
        label=label,
        decimal=decimal,
    )
    return Guessed(mapping, (*choice.guesses, *lines.lines), choice.headed)


def _layout(choice: Choice, settings: Settings, calendar: Calendar, lines: Guesses) -> Layout:
    read = lines.told.one_of("layout", Layout)
    layout, sureness = guess_layout(choice.headed, choice.columns, settings, calendar)
    if read is not None:
        layout = Layout(read)
    lines.add("layout", layout.value, sureness)
    return layout


def _columns(choice: Choice, layout: Layout, settings: Settings, lines: Guesses) -> dict[ColumnField, Found]:
    """The columns that go with the layout, those told first."""
    found = {name: one for name, one in choice.columns.items() if name not in NOT_WITH[layout]}
    if layout is Layout.HOURS_ACROSS and ColumnField.START in found:
        found[ColumnField.DATE] = found.pop(ColumnField.START)
    for name in ColumnField:
        read = lines.told.column(name)
        if read is not None:
            found.pop(name, None)
        if read and not lines.told.is_for_all(name, settings):
            found[name] = Found(_told_column(choice.headed, name, read), Sureness.SURE)
    _without_clash(found, lines.told)
    for name in ColumnField:
        if name in found:
            one = found[name]
            lines.add(name.value, choice.headed.reference(one.column), one.sureness, one.why)
    return found


def _without_clash(found: dict[ColumnField, Found], told: Told) -> None:
    """A guess gives way to what was told of its column, and date and time to a told start."""
    own = {one.column for name, one in found.items() if told.column(name)}
    for name, one in [*found.items()]:
        if one.column in own and not told.column(name):
            del found[name]
    if told.column(ColumnField.START):
        found.pop(ColumnField.DATE, None)
        found.pop(ColumnField.TIME, None)
    elif told.column(ColumnField.DATE) or told.column(ColumnField.TIME):
        found.pop(ColumnField.START, None)


def _told_column(headed: Headed, name: ColumnField, read: str) -> int:
    column = headed.column(read)
    if column is not None:
        return column
    known = [headed.reference(column) for column in range(headed.width)]
    raise BadInput(
        say("there is no column “{read}” for {field}", read=cut(read), field=name.value),
        say(
            "the nearest is {nearest}; a letter as in a spreadsheet will do, too: {field}=#C",
            nearest=cut(nearest(read, known)),
            field=name.value,
        ),
    )


def _order(
    headed: Headed, columns: dict[ColumnField, Found], layout: Layout, calendar: Calendar, lines: Guesses
) -> DayOrder:
    """Whether day or month comes first, asked only where the dates leave it open."""
    cells: list[Value] = list(headed.headings) if layout is Layout.DAYS_ACROSS else []
    for name in (ColumnField.DATE, ColumnField.START):
        if name in columns:
            cells += [_first_word(value) for value in headed.values(columns[name].column, 4_000)]
    order, matters, sure = order_of(cells, calendar)
    read = lines.told.one_of("order", DayOrder)
    if read is not None:
        order = DayOrder(read)
    if matters:
        why = None if sure else say("the dates can be read either way, and lie in the plan either way")
        lines.add("order", order.value, Sureness.LIKELY if sure else Sureness.UNSURE, why)
    return order


def _first_word(value: Value) -> Value:
    return value.split(" ")[0].split("T")[0] if isinstance(value, str) else value


def _times(
    headed: Headed,
    columns: dict[ColumnField, Found],
    layout: Layout,
    calendar: Calendar,
    lines: Guesses,
    settings: Settings,
) -> tuple[int, Label]:
    plain = {name: found.column for name, found in columns.items()}
    spans = spans_of(headed, layout, plain, calendar)
    minutes, sureness = guess_minutes(spans, settings)
    minutes = lines.told.minutes(settings) or minutes
    why = None if sureness is not Sureness.UNSURE else say("no step between the times repeats")
    lines.add("unit", str(minutes), sureness, why)
    label, doubt = guess_label(spans, minutes)
    read = lines.told.one_of("label", Label)
    if read is not None:
        label = Label(read)
    if doubt is Sureness.UNSURE or read is not None:
        why = say("the times run up to 24:00 and none is 0:00; are they ends, or starts?")
        lines.add("label", label.value, doubt, why)
    return minutes, label


def _decimal(headed: Headed, columns: dict[ColumnField, Found], lines: Guesses) -> str:
    """The sign before decimals; asked only where 1.234 may be either."""
    wide = not any(name in columns for name in AMOUNTS)
    amounts = [found.column for name, found in columns.items() if name in AMOUNTS]
    taken = {found.column for found in columns.values()}
    amounts = amounts or [column for column in range(headed.width) if wide and column not in taken]
    cells = [value for column in amounts for value in headed.values(column, 4_000)]
    decimal, sure = decimal_of(cells)
    decimal = lines.told.fields.get("decimal", decimal)
    if not sure or decimal != ".":
        why = (
            None if sure else say("a number such as 1.234 may be more than a thousand, or little more than 1")
        )
        lines.add("decimal", decimal, Sureness.LIKELY if sure else Sureness.UNSURE, why)
    return decimal
