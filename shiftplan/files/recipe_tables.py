"""The tables that a recipe names: amounts in time, by queue."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from shiftplan.domain.derivation import Records
from shiftplan.domain.finding import Finding
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.errors import BadInput
from shiftplan.files.csv_text import csv_bytes, number
from shiftplan.files.faults import Faults
from shiftplan.files.moments import parse_day, parse_moment
from shiftplan.files.row import Row
from shiftplan.files.table import Column, Table, headings, matches, read_table
from shiftplan.files.tabular.archive import is_workbook
from shiftplan.files.tabular.words import WHEN, exact_field
from shiftplan.files.text import decode
from shiftplan.language import say

START = Column("start", ("开始", "时间", "开始时间", "时段", "日期时间", "date", "日期"), required=True)
QUEUE = Column("queue", ("队列", "技能组"))
SCENARIO = Column("scenario", ("场景", "情景", "方案"))
BASE = ("", "base", "基准")
CONTACTS = Column("contacts", ("咨询量", "咨询人数", "接待量"), required=True)
VISITORS = Column("visitors", ("访客", "访客数", "访客人数"), required=True)
MINUTES = Column("minutes", ("分钟", "分钟数"))
MOST = 1e11
MINUTE, DAY_MINUTES, HOUR_MINUTES = timedelta(minutes=1), 1440, 60


@dataclass(frozen=True)
class OwnTable:
    """A table in the plan's own form: its records, None with an error, what was odd, and its lines."""

    records: Records | None
    findings: tuple[Finding, ...]
    lines: int = 0


def read_own_table(content: bytes, file: str, *, visitors: bool) -> OwnTable | None:
    """A text with the columns start (a date, or date and time), contacts or visitors, queue when there are
    several, scenario, of which only base is read, and minutes where a line covers another time than lines
    are apart. None when it is of another form. Faults name the line.
    """
    columns = (START, QUEUE, VISITORS if visitors else CONTACTS, SCENARIO, MINUTES)
    text = _own_text(content, columns)
    if text is None:
        return None
    faults = Faults(file)
    table = read_table(text, columns, faults)
    if table is None:
        return OwnTable(None, tuple(faults.findings))
    records = _records(table, columns[2], faults)
    return OwnTable(None if faults.broken else records, tuple(faults.findings), len(table.lines))


def _own_text(content: bytes, columns: Sequence[Column]) -> str | None:
    """The text when its headings are those of the plan's own form, and no second one says when."""
    try:
        text = "" if is_workbook(content) else decode(content, "")
    except BadInput:
        return None
    names = headings(text)
    when = [name for name in names if exact_field(name) in WHEN]
    return text if matches(names, columns) and len(when) < 2 else None  # noqa: PLR2004 - a second one


def table_csv(records: Records, *, visitors: bool) -> bytes:
    """Records in the plan's own form, which read back as they are."""
    named = set(records.amounts) != {""}
    told = usual_minutes(records.amounts.values()) != records.minutes
    heading = (
        START.name,
        *((QUEUE.name,) if named else ()),
        (VISITORS if visitors else CONTACTS).name,
        *((MINUTES.name,) if told else ()),
    )
    rows = sorted(
        (start, queue, n) for queue, series in records.amounts.items() for start, n in series.items()
    )
    return csv_bytes(
        (
            heading,
            *(
                (
                    f"{start:%Y-%m-%d %H:%M}",
                    *((queue,) if named else ()),
                    number(amount),
                    *((str(records.minutes),) if told else ()),
                )
                for start, queue, amount in rows
            ),
        )
    )


def _records(table: Table, amount: Column, faults: Faults) -> Records | None:
    amounts: dict[str, dict[datetime, float]] = defaultdict(dict)
    told: set[float] = set()
    for line in table.lines:
        row = Row(line, faults)
        if row.text("scenario") not in BASE:
            continue
        start, value = _start(row), row.number(amount.name, 0, MOST)
        told |= {minutes for minutes in [_minutes(row, told)] if minutes}
        if value is None and not row.text(amount.name):
            row.error(
                "missing",
                amount.name,
                say("{column} is empty", column=row.heading(amount.name)),
                say("write the number, 0 if there was nobody, or remove the line"),
            )
        if start is None or value is None:
            continue
        if start in amounts[row.text("queue")]:
            row.error(
                "duplicate",
                "start",
                say("{read} is given twice for this queue", read=row.text("start")),
                say("remove one of the two lines"),
            )
        amounts[row.text("queue")][start] = value
    if not amounts:
        faults.error("empty", say("the table has no usable line"), say("add a line for each hour or day"))
        return None
    minutes = int(min(told)) if told else usual_minutes(amounts.values())
    return Records(minutes=minutes, amounts=dict(amounts))


def _minutes(row: Row, told: set[float]) -> float | None:
    """How long the line speaks for, the same on all lines; None when it does not tell."""
    if not row.text(MINUTES.name):
        return None
    minutes = row.number(MINUTES.name, STEP_MINUTES, DAY_MINUTES)
    if minutes is not None and (minutes % STEP_MINUTES or not told <= {minutes}):
        row.error(
            "minutes",
            MINUTES.name,
            say("{column} must be the same on all lines, in steps of 5", column=row.heading(MINUTES.name)),
        )
    return minutes


def _start(row: Row) -> datetime | None:
    read = row.text("start")
    for parse in (parse_moment, _midnight):
        try:
            moment = parse(read)
        except ValueError:
            continue
        if moment.minute % 5 == 0 and not moment.second:
            return moment
    row.error(
        "time",
        "start",
        say(
            "{column} must be a date, or a date and a time in steps of 5 minutes, such as 2026-11-11 20:00; "
            "read “{read}”",
            column=row.heading("start"),
            read=read[:60],
        ),
    )
    return None


def _midnight(text: str) -> datetime:
    return datetime.combine(parse_day(text), time())


def usual_minutes(series: Iterable[dict[datetime, float]]) -> int:
    """How long a row speaks for: the usual distance between neighbours, the shorter of two as usual.

    A day at most, and a day when every row starts at midnight; an hour for a lone row that does not.
    """
    rows = [sorted(starts) for starts in series]
    if all(start.time() == time() for starts in rows for start in starts):
        return DAY_MINUTES
    apart = Counter((b - a) // MINUTE for starts in rows for a, b in pairwise(starts))
    if not apart:
        return HOUR_MINUTES
    most = max(apart.values())
    return min(DAY_MINUTES, *(minutes for minutes, count in apart.items() if count == most))
