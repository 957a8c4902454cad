"""A person's day as a bar: for each column of a line what is done then, as a sign and a kind."""

from datetime import datetime, timedelta
from itertools import groupby
from math import ceil
from typing import NamedTuple

from shiftplan.domain.people import Agent
from shiftplan.domain.rota import Cell
from shiftplan.domain.spans import Activity, Span
from shiftplan.domain.words import KINDS
from shiftplan.language import printable, width
from shiftplan.tui.rota import words
from shiftplan.tui.rota.day_work import DAY, day_spans, midnight, worked_on
from shiftplan.tui.rota.table import RotaTable

FIRST_QUEUE, OTHER_QUEUE = "─", "═"
SIGNS = {
    Activity.MEAL: "░",
    Activity.REST: "·",
    Activity.GAP: " ",
    Activity.SESSION: "≡",
    Activity.STANDBY: words.STANDBY,
}
BEFORE, BEHIND = "«", "»"
NOTHING = ""
WIDE = 2
HALF = 0.5
"""A column shows what is done in its middle."""


class Column(NamedTuple):
    """`sign` is one column wide; a wide sign has the next column's sign empty. `what` is the queue served."""

    sign: str
    activity: Activity | None = None
    what: str = ""


def bar(table: RotaTable, agent: Agent, index: int, count: int) -> tuple[Column, ...]:
    """A day of `count` columns; a bar says shift and queues, « and » that it goes on beyond the day."""
    found = day_spans(table, agent, index)
    if not found:
        return _idle(table, agent, index, count)
    begin = midnight(table, index)
    columns = [Column(" ")] * count
    for span in found:
        first, last = (max(0, ceil((edge - begin) / DAY * count - HALF)) for edge in (span.begin, span.end))
        columns[first:last] = [_column(agent, span)] * (min(last, count) - first)
    _label(table, agent, index, columns)
    if found[0].begin < begin:
        columns[0] = columns[0]._replace(sign=BEFORE)
    if found[-1].end > begin + DAY:
        columns[-1] = columns[-1]._replace(sign=BEHIND)
    return _whole(columns)


def _at(found: tuple[Span, ...], moment: datetime) -> Span | None:
    return next((span for span in found if span.begin <= moment < span.end), None)


def _column(agent: Agent, span: Span) -> Column:
    if span.activity is Activity.SERVE:
        sign = FIRST_QUEUE if span.what == agent.queues[0] else OTHER_QUEUE
        return Column(sign, span.activity, span.what)
    return Column(SIGNS[span.activity], span.activity, span.what)


def _label(table: RotaTable, agent: Agent, index: int, columns: list[Column]) -> None:
    """Write into each piece of the bar, as far as it has room, the shift and the queue."""
    shorts = [table.plan.shift[one.shift].short for one in worked_on(table, agent, index)]
    at, before = 0, Column(" ")
    for here, group in groupby(columns.copy(), key=lambda one: (one.activity, one.what)):
        length = len(list(group))
        if here[0] in {Activity.SERVE, Activity.STANDBY} and here[1] != before.what:
            code = [shorts.pop(0)] if before.activity is None and shorts else []
            _write(columns, at + 1, at + length, [*code, _queue_name(table, here[1])])
        if here[0] not in {Activity.MEAL, Activity.REST, Activity.SESSION}:
            before = Column("", *here)
        at += length


def _queue_name(table: RotaTable, queue: str) -> str:
    return table.plan.queue[queue].name if queue in table.plan.queue else queue


def _write(columns: list[Column], begin: int, end: int, parts: list[str]) -> None:
    """Put as many of the words as fit over the columns from `begin` to `end`."""
    for part in map(printable, parts):
        if begin + width(part) > end:
            return
        for char in part:
            columns[begin] = columns[begin]._replace(sign=char)
            begin += 1
            if width(char) == WIDE:
                columns[begin] = columns[begin]._replace(sign=NOTHING)
                begin += 1
        begin += 1


def _idle(table: RotaTable, agent: Agent, index: int, count: int) -> tuple[Column, ...]:
    """A day without a shift: a day off, or why nobody can be asked."""
    day = table.days[index]
    blocked = table.plan.blocked.get(Cell(agent.id, day))
    text = words.DAY_OFF if blocked is None else str(KINDS[blocked.kind])
    columns = [Column(" ")] * count
    if agent.employed_on(day):
        _write(columns, 1, count, [text])
    return tuple(columns)


def _whole(columns: list[Column]) -> tuple[Column, ...]:
    """No wide sign is cut in half by a sign put over one of its columns."""
    for i, column in enumerate(columns):
        if column.sign and width(column.sign) == WIDE and (i + 1 == len(columns) or columns[i + 1].sign):
            columns[i] = column._replace(sign=" ")
        if not column.sign and width(columns[i - 1].sign) != WIDE:
            columns[i] = column._replace(sign=" ")
    return tuple(columns)


def doing(table: RotaTable, agent: Agent, index: int, minute: int) -> Span | None:
    """What somebody does at a minute of a day; None when nothing."""
    return _at(day_spans(table, agent, index), midnight(table, index) + timedelta(minutes=minute))
