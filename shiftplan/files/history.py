"""history.csv: what people have behind them when the plan begins; a plan may do without it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.history import History
from shiftplan.files.csv_text import csv_bytes, number
from shiftplan.files.faults import Faults, cut
from shiftplan.files.row import Row
from shiftplan.files.shared import refuse_people_gone
from shiftplan.files.table import Column, read_table
from shiftplan.language import Message, say

FILE = "history.csv"
ONE_DAY = timedelta(days=1)
MOST_DAYS_IN_ROW, WEEK_HOURS, MONTH_HOURS, MOST = 31, 168, 744, 100_000
COLUMNS = (
    Column("agent", ("工号", "编号", "id", "员工编号"), required=True),
    Column("last_end", ("上次下班", "最近下班")),
    Column("days_in_row", ("连上天数", "连续上班天数")),
    Column("nights_in_row", ("连上夜班", "连续夜班")),
    Column("week_days", ("本周天数", "本周上班天数")),
    Column("week_hours", ("本周工时",)),
    Column("week_overtime", ("本周加班",)),
    Column("month_hours", ("本月工时",)),
    Column("month_overtime", ("本月加班",)),
    Column("nights", ("夜班数", "累计夜班")),
    Column("weekends", ("周末数", "累计周末")),
    Column("peaks", ("高峰数", "累计高峰")),
    Column("hours", ("工时数", "累计工时")),
)
TELLING = (COLUMNS[0], replace(COLUMNS[1], required=True), *COLUMNS[2:])
"""The headings by which a file to import is known to be such a one."""
SUMS = ("nights", "weekends", "peaks", "hours")


def read_history(
    text: str, file: str, grid: TimeGrid, agents: Iterable[str]
) -> tuple[tuple[History, ...], Faults]:
    """The past in the text of a history.csv; cells left empty say nothing."""
    faults = Faults(file)
    table = read_table(text, COLUMNS, faults)
    people = frozenset(agents)
    found: dict[str, History] = {}
    lines: dict[str, int] = {}
    gone: dict[int, str] = {}
    for line in table.lines if table else ():
        row = Row(line, faults)
        past = _past(row, grid)
        name = row.text("agent")
        if name in lines:
            _refuse_second(row, name, lines[name])
        lines.setdefault(name, row.line)
        if past is not None and past.agent not in people:
            gone[line.line] = past.agent
        elif past is not None:
            found.setdefault(past.agent, past)
    refuse_people_gone(gone, people, _gone, faults)
    return tuple(found.values()), faults


def _gone(names: str, lines: str) -> Message:
    return say(
        "people are named who are not in agents.csv: {names} (lines {lines})", names=names, lines=lines
    )


def _refuse_second(row: Row, name: str, line: int) -> None:
    row.error(
        "duplicate_agent",
        "agent",
        say("{agent} has a line already, line {line}", agent=cut(name), line=line),
        say("keep one line for each person"),
    )


def _past(row: Row, grid: TimeGrid) -> History | None:
    earlier = grid.start.weekday()
    values = {
        "agent": row.id("agent"),
        "last_end": row.moment("last_end") if row.text("last_end") else None,
        "days_in_row": row.whole("days_in_row", 0, MOST_DAYS_IN_ROW),
        "nights_in_row": row.whole("nights_in_row", 0, MOST_DAYS_IN_ROW),
        "week_days": row.whole("week_days", 0, earlier),
        "week_hours": row.number("week_hours", 0, WEEK_HOURS if earlier else 0),
        "week_overtime": row.number("week_overtime", 0, WEEK_HOURS if earlier else 0),
        "month_hours": row.number("month_hours", 0, MONTH_HOURS),
        "month_overtime": row.number("month_overtime", 0, MONTH_HOURS),
        **{name: row.number(name, 0, MOST) for name in SUMS},
    }
    given = {name: value for name, value in values.items() if value is not None}
    past = History.model_validate(given) if row.sound else None
    return past if past is None or _agrees(row, grid, past) else None


def _agrees(row: Row, grid: TimeGrid, past: History) -> bool:
    _ended_before(row, grid, past.last_end)
    _no_more(row, "nights_in_row", past.nights_in_row, "days_in_row", past.days_in_row)
    if past.week_hours is not None:
        _no_more(row, "week_overtime", past.week_overtime, "week_hours", past.week_hours)
    if past.month_hours is not None:
        _no_more(row, "month_overtime", past.month_overtime, "month_hours", past.month_hours)
    if past.week_days is not None:
        run = min(past.days_in_row, grid.start.weekday())
        _no_more(row, "days_in_row", run, "week_days", past.week_days)
    return row.sound


def _ended_before(row: Row, grid: TimeGrid, ended: datetime | None) -> None:
    """A night before the plan may end on its first day; a day later nothing of before can."""
    if ended is not None and ended >= grid.begin + ONE_DAY:
        row.error(
            "not_before",
            "last_end",
            say(
                "{column} is {read}, but the plan begins on {start}",
                column=row.heading("last_end"),
                read=f"{ended:%Y-%m-%d %H:%M}",
                start=grid.start,
            ),
            say("write when the last shift before the plan ended"),
        )


def _no_more(row: Row, low: str, least: float, high: str, most: float) -> None:
    if least > most:
        row.error(
            "contradiction",
            low,
            say(
                "{low} shows {least}, more than {high} with {most}",
                low=row.heading(low),
                least=number(least),
                high=row.heading(high),
                most=number(most),
            ),
            say("mend one of the two"),
        )


def history_csv(past: Iterable[History]) -> bytes:
    """The past as a history.csv; columns of which nobody says anything are left out."""
    rows = [_cells(one) for one in past]
    used = {name for row in rows for name, cell in row.items() if cell} | {"agent", "last_end"}
    names = [column.name for column in COLUMNS if column.name in used]
    return csv_bytes([names, *([row[name] for name in names] for row in rows)])


def _cells(past: History) -> dict[str, str]:
    cells = {"agent": past.agent, "last_end": f"{past.last_end:%Y-%m-%d %H:%M}" if past.last_end else ""}
    for column in COLUMNS[2:]:
        value = getattr(past, column.name)
        told = value is not None and value != History.model_fields[column.name].default
        cells[column.name] = number(value) if told else ""
    return cells
