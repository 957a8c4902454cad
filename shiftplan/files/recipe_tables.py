"""The tables that a recipe names: amounts in time, by queue."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

from shiftplan.domain.derivation import Records
from shiftplan.domain.finding import Finding
from shiftplan.domain.recipe import Recipe, VisitorsRecipe, files_of
from shiftplan.files.faults import BadPlan, Faults
from shiftplan.files.moments import parse_day, parse_moment
from shiftplan.files.row import Row
from shiftplan.files.table import Column, Table, read_table
from shiftplan.files.text import read_text
from shiftplan.language import say

START = Column("start", ("开始", "时间", "开始时间", "时段", "日期时间", "date", "日期"), required=True)
QUEUE = Column("queue", ("队列", "技能组"))
SCENARIO = Column("scenario", ("场景", "情景", "方案"))
BASE = ("", "base", "基准")
CONTACTS = Column("contacts", ("咨询量", "咨询人数", "接待量"), required=True)
VISITORS = Column("visitors", ("访客", "访客数", "访客人数"), required=True)
MOST = 1e11
MINUTE, DAY_MINUTES, HOUR_MINUTES = timedelta(minutes=1), 1440, 60


@dataclass(frozen=True)
class TablesRead:
    """The tables by the names that the recipe gives them, and what was odd in them."""

    records: dict[str, Records]
    findings: tuple[Finding, ...]


def read_tables(folder: Path, recipe: Recipe) -> TablesRead:
    """The tables of a recipe, looked for in the plan folder.

    Columns: start (a date, or date and time), contacts or visitors, queue when there are several, and
    scenario, of which only base is read. Raises `BadPlan` with every fault by line, `MissingFile` when there
    is no such file.
    """
    amount = VISITORS if isinstance(recipe, VisitorsRecipe) else CONTACTS
    records, findings = {}, []
    for name in files_of(recipe):
        faults = Faults(Path(name).name)
        records[name] = _read(folder / name, amount, faults)
        findings += faults.findings
    return TablesRead(records, tuple(findings))


def _read(path: Path, amount: Column, faults: Faults) -> Records:
    table = read_table(read_text(path), (START, QUEUE, amount, SCENARIO), faults)
    records = _records(table, amount, faults) if table is not None else None
    if records is None or faults.broken:
        raise BadPlan(faults.findings)
    return records


def _records(table: Table, amount: Column, faults: Faults) -> Records | None:
    amounts: dict[str, dict[datetime, float]] = defaultdict(dict)
    for line in table.lines:
        row = Row(line, faults)
        if row.text("scenario") not in BASE:
            continue
        start, value = _start(row), row.number(amount.name, 0, MOST)
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
    return Records(minutes=usual_minutes(amounts.values()), amounts=dict(amounts))


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
