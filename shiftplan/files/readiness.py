"""readiness.csv: who has passed, signed or been asked what before the sale; a plan may do without it."""

from functools import lru_cache
from pathlib import Path

from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Plan
from shiftplan.domain.readiness import Readiness, ReadyFor
from shiftplan.errors import ShiftplanError
from shiftplan.files.faults import Faults
from shiftplan.files.row import Row
from shiftplan.files.shared import queue_names, refuse_people_gone
from shiftplan.files.table import Column, read_table
from shiftplan.files.text import decode, read_bytes
from shiftplan.language import Message, say

FILE = "readiness.csv"
COLUMNS = (
    Column("agent", ("工号", "编号", "id", "员工编号"), required=True),
    Column("item", ("项目", "事项"), required=True),
    Column("passed", ("通过", "完成", "结果"), required=True),
    Column("queue", ("队列", "技能")),
    Column("date", ("日期",)),
    Column("note", ("备注", "说明")),
)
ITEMS = {item.value: item.value for item in ReadyFor} | {
    "培训": "training",
    "考试": "exam",
    "考核": "exam",
    "对练": "role_play",
    "演练": "role_play",
    "账号": "account",
    "登录": "account",
    "合同": "contract",
    "签约": "contract",
    "加班": "overtime",
    "加班意愿": "overtime",
}
Read = tuple[tuple[Readiness, ...], tuple[Finding, ...]]


def read_readiness(folder: Path, plan: Plan) -> Read | None:
    """The lines of the plan's readiness.csv and the faults in it; None when there is no such file.

    It is parsed again only when it has changed: screens ask every second.
    """
    path = folder / FILE
    try:
        seen = path.stat()
    except FileNotFoundError:
        return None
    except OSError:
        return _read(path, plan)
    return _remembered(path, _Known(plan), (seen.st_mtime_ns, seen.st_size, seen.st_ino))


class _Known:
    """A plan as a key: the same one, not an equal one, so that nothing is compared cell by cell."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.plan is self.plan

    def __hash__(self) -> int:
        return id(self.plan)


@lru_cache(maxsize=4)
def _remembered(path: Path, known: _Known, stamp: tuple[int, int, int]) -> Read:  # noqa: ARG001 - the key
    return _read(path, known.plan)


def _read(path: Path, plan: Plan) -> Read:
    try:
        text = decode(read_bytes(path), FILE)
    except ShiftplanError as error:
        faults = Faults(FILE)
        faults.error("unreadable", error.message, error.hint)
        return (), tuple(faults.findings)
    return parse_readiness(text, FILE, plan)


def parse_readiness(text: str, file: str, plan: Plan) -> Read:
    """The entries in the text of a readiness.csv, and its faults."""
    faults = Faults(file)
    table = read_table(text, COLUMNS, faults)
    entries: list[Readiness] = []
    gone: dict[int, str] = {}
    for line in table.lines if table else ():
        entry = _entry(Row(line, faults), plan)
        if entry is not None and entry.agent not in plan.agent:
            gone[line.line] = entry.agent
        elif entry is not None:
            entries.append(entry)
    refuse_people_gone(gone, plan.agent, _gone, faults)
    return tuple(entries), tuple(faults.findings)


def _gone(names: str, lines: str) -> Message:
    return say(
        "people are named who are not in agents.csv: {names} (lines {lines})", names=names, lines=lines
    )


def _entry(row: Row, plan: Plan) -> Readiness | None:
    agent, item = row.id("agent"), row.choice("item", ITEMS)
    if not row.text("passed"):
        row.error(
            "missing",
            "passed",
            say("{column} is empty", column=row.heading("passed")),
            say("write yes or no"),
        )
    passed, day = row.flag("passed", default=False), row.day("date")
    queue = None
    if row.text("queue"):
        queue = row.known("queue", plan.queue, "unknown_queue", queue_names(plan.settings.queues))
    if not row.sound or item is None:
        return None
    return Readiness(
        agent=agent, item=ReadyFor(item), queue=queue, passed=passed, day=day, note=row.text("note")
    )
