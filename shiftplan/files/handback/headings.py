"""The words over the columns of sheets that come back, and columns that are known by what stands in them."""

from collections.abc import Callable, Iterable, Sequence

from shiftplan.files.export_csv import ALL_COLUMNS
from shiftplan.files.handout.list_page import OWN
from shiftplan.files.tabular.sheet import Record, Value, text_of
from shiftplan.files.tabular.words import key
from shiftplan.language import in_every_language

WITHIN = 30
"""Lines among which the headings are looked for."""
SAMPLE = 200
ENOUGH = 0.6
MORE = {
    "agent": ("agent id", "staff id", "employee id", "员工号", "员工工号", "客服工号"),
    "name": ("名字", "花名", "员工", "员工姓名", "客服", "客服姓名", "人员"),
    "team": ("小组", "团队", "班组"),
    "date": ("day", "日", "天", "排班日期", "上班日期"),
    "shift": ("shift code", "班", "班次代码", "排班"),
    "shift_name": ("班次名", "班次全称"),
    "queue": ("技能", "技能组", "组别"),
    "locked": ("lock", "锁"),
    "end": ("ends", "结束", "下班时间"),
    "start": ("starts", "starts at", "上班"),
    "hours": ("小时", "小时数"),
}


def _words() -> dict[str, frozenset[str]]:
    said = {one.name: [one.name, *one.aliases, *MORE.get(one.name, ())] for one in ALL_COLUMNS}
    for name, message in OWN.items():
        said[name] += in_every_language(message.template)
    said["agent"] += in_every_language("id")
    return {name: frozenset(map(key, words)) for name, words in said.items()}


COLUMNS = _words()
"""The words for each column of a list, as `key` has them."""
IDS, NAMES, TEAMS = COLUMNS["agent"], COLUMNS["name"], COLUMNS["team"]
LEGEND = frozenset(in_every_language("shift name"))


def column_called(record: Record, words: frozenset[str], taken: Iterable[int] = ()) -> int | None:
    """The first column whose heading is one of the words."""
    cells = enumerate(record.cells)
    return next((i for i, cell in cells if i not in taken and cell != "" and key(cell) in words), None)


def column_holding(
    records: Sequence[Record], fits: Callable[[Value], bool], taken: Iterable[int] = ()
) -> int | None:
    """The first column most of whose cells fit."""
    wide = max((len(record.cells) for record in records), default=0)
    for column in range(wide):
        filled = [cell for record in records[:SAMPLE] if (cell := record.at(column)) != ""]
        if column not in taken and filled and sum(map(fits, filled)) >= ENOUGH * len(filled):
            return column
    return None


def titled(record: Record, column: int) -> str:
    """What stands over a column; "" when nothing does."""
    return text_of(record.at(column)).strip()
