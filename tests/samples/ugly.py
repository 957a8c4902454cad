"""Files as shops really send them, made from the forecast of the double11 sample.

`python -m tests.samples.ugly` writes the workbook anew: its bytes carry the time of writing, not its cells.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl

from tests.samples.demand import DOUBLE11

WORKBOOK = "ugly_merged.xlsx"
PER_DAY, HOURS, FIRST_LINE = 48, 24, 4
NAMES = {"presale": "售前", "aftersale": "售后"}
Row = list[Any]


def ugly_samples() -> dict[str, bytes]:
    """Name of the text file to its bytes."""
    return {
        "ugly_days_across.csv": _text(_days_across(), ",").encode("gb18030"),
        "ugly_daily.csv": _text(_daily(), ";").encode("utf-16"),
    }


def workbook_sheets() -> dict[str, list[Row]]:
    """The sheets of the workbook: hours down with the day only where it begins, queues across, totals."""
    return {"说明": [["由市场部提供，口径：人工咨询"]], "预测": [*_merged()]}


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in workbook_sheets().items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    for first in _first_lines():
        book["预测"].merge_cells(f"A{first}:A{first + HOURS - 1}")
    book["预测"].merge_cells("A1:E1")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def whole_contacts() -> dict[str, list[int]]:
    """Whole contacts of each half-hour, as in double11.csv."""
    return {queue: [round(value) for value in series] for queue, series in DOUBLE11.contacts().items()}


def _days() -> list[datetime]:
    count = len(whole_contacts()["presale"]) // PER_DAY
    return [DOUBLE11.start + timedelta(days=i) for i in range(count)]


def _days_across() -> Iterable[Row]:
    days = _days()
    yield ["双11 咨询量预测（半小时）", *[""] * (len(days) + 2)]
    yield ["客服组", "时段", *(f"{day.month}月{day.day}日" for day in days), "合计"]
    for queue, series in whole_contacts().items():
        for slot in range(PER_DAY):
            row = series[slot::PER_DAY]
            yield [NAMES[queue] if not slot else "", _spoken(slot), *map(_comma, row), _comma(sum(row))]
    yield ["总计", "", *("" for _ in days), _comma(sum(map(sum, whole_contacts().values())))]
    yield ["数据来源：店铺后台，仅供参考"]


def _daily() -> Iterable[Row]:
    yield ["Date", "Skill group", "Call volume"]
    for i, day in enumerate(_days()):
        for queue, series in whole_contacts().items():
            total = sum(series[i * PER_DAY : (i + 1) * PER_DAY])
            yield [f"{day:%d.%m.%Y}", NAMES[queue], f"{total:,.1f}".translate(str.maketrans(",.", ".,"))]
    yield ["Total", "", ""]


def _merged() -> Iterable[Row]:
    yield ["双11 人工咨询预测"]
    yield []
    yield ["日期", "小时", "售前组", "售后组", "小计"]
    known = whole_contacts()
    for i, day in enumerate(_days()):
        for hour in range(HOURS):
            at = i * PER_DAY + 2 * hour
            both = [sum(known[queue][at : at + 2]) for queue in NAMES]
            yield [day if not hour else None, time(hour), *both, sum(both)]
        yield ["小计", None, *(sum(known[queue][i * PER_DAY : (i + 1) * PER_DAY]) for queue in NAMES)]


def _first_lines() -> Sequence[int]:
    return [FIRST_LINE + i * (HOURS + 1) for i in range(len(_days()))]


def _spoken(slot: int) -> str:
    hour, half = divmod(slot, 2)
    return f"{'上午' if hour < 12 else '下午'}{hour if hour <= 12 else hour - 12}:{30 * half:02}"


def _comma(value: float) -> str:
    return f"{value:,.0f}"


def _text(rows: Iterable[Row], separator: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


if __name__ == "__main__":
    (Path(__file__).parents[2] / "sample_forecasts" / WORKBOOK).write_bytes(workbook())
