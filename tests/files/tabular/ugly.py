"""Ugly files of every kind, made from one truth: contacts by queue and moment."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl

Truth = dict[str, dict[datetime, float]]
Row = list[Any]
START = date(2027, 11, 1)
NAMES = {"presale": "售前", "aftersale": "售后"}


def moment(text: str) -> datetime:
    """A moment of wall time: 2027-11-01 20:00."""
    return datetime.fromisoformat(text)


def truth(days: int = 2, minutes: int = 60, start: date = START) -> Truth:
    """Different numbers for every queue and moment, all whole."""
    moments = [
        datetime.combine(start, time()) + timedelta(minutes=minutes * i)
        for i in range(days * 1440 // minutes)
    ]
    return {
        "presale": {at: 1000.0 + i for i, at in enumerate(moments)},
        "aftersale": {at: 7.0 + i for i, at in enumerate(moments)},
    }


def days_of(known: Truth) -> list[date]:
    return sorted({moment.date() for moment in known["presale"]})


def times_of(known: Truth) -> list[time]:
    return sorted({moment.time() for moment in known["presale"]})


def text(rows: Iterable[Sequence[Any]], separator: str = ",", encoding: str = "utf-8") -> bytes:
    """Rows as a text file, cells quoted where they must be."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode(encoding)


def workbook(rows: Iterable[Sequence[Any]], merges: Iterable[str] = (), title: str = "预测") -> bytes:
    """Rows as the only sheet of a workbook."""
    return workbook_of({title: list(rows)}, merges)


def workbook_of(sheets: dict[str, list[Row]], merges: Iterable[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
        for merge in merges:
            page.merge_cells(merge)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def spoken(moment: time) -> str:
    """上午8:00, 下午8:30."""
    half = "上午" if moment.hour < 12 else "下午"
    return f"{half}{moment.hour if moment.hour <= 12 else moment.hour - 12}:{moment.minute:02}"


def comma(value: float) -> str:
    return f"{value:,.0f}"


def full_width(value: float) -> str:
    return f"{value:.0f}".translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def spaced(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ")


def continental(value: float) -> str:
    return f"{value:,.1f}".translate(str.maketrans(",.", ".,"))


Show = Callable[[Any], Any]


def chinese_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def cells(known: Truth, show: Show = comma) -> list[tuple[date, time, str, Any]]:
    """(day, time, queue, contacts as shown), moment after moment."""
    return [
        (moment.date(), moment.time(), queue, show(series[moment]))
        for moment in sorted(known["presale"])
        for queue, series in known.items()
    ]


def long(known: Truth, show: Show = comma, day: Show = str, at: Show = str) -> list[Row]:
    head = ["日期", "时段", "技能组", "咨询量"]
    return [head, *([day(d), at(t), NAMES[queue], shown] for d, t, queue, shown in cells(known, show))]


def shuffled(known: Truth) -> list[Row]:
    """Unknown columns between, an empty one in front, another order."""
    head = ["", "备注", "Call Volume", "Queue", "序号", "Date/Time"]
    rows = (
        ["", "x", shown, queue, i, f"{d:%Y/%m/%d} {t:%H:%M}"]
        for i, (d, t, queue, shown) in enumerate(cells(known))
    )
    return [["双11 咨询预测", "", "", "", "", ""], [], head, *rows]


def merged(known: Truth, end: str = "合计") -> list[Row]:
    """The day only where it begins, queues across, totals at the side and the end."""
    rows: list[Row] = [["日期", "时间", "售前组", "售后组", "小计"]]
    for day in days_of(known):
        for i, at in enumerate(times_of(known)):
            both = [known[queue][datetime.combine(day, at)] for queue in NAMES]
            rows.append([chinese_day(day) if not i else "", spoken(at), *map(comma, both), comma(sum(both))])
        rows.append(["", end, "1", "2", "3"])
    return rows


def hours_across(known: Truth, heading: Show, show: Show = comma) -> list[Row]:
    head = ["队列", "日期", *map(heading, times_of(known)), "全天合计"]
    rows = [
        [
            NAMES[queue],
            f"{day:%Y%m%d}",
            *(show(series[datetime.combine(day, at)]) for at in times_of(known)),
            "9",
        ]
        for queue, series in known.items()
        for day in days_of(known)
    ]
    return [head, *rows, ["Total", "", *("1" for _ in times_of(known)), "9"]]


def days_across(known: Truth, day: Show, show: Show = comma) -> list[Row]:
    head = ["客服组", "时段", *map(day, days_of(known)), "合计"]
    rows = [
        [
            NAMES[queue] if not i else "",
            f"{at:%H:%M}",
            *(show(series[datetime.combine(d, at)]) for d in days_of(known)),
            1,
        ]
        for queue, series in known.items()
        for i, at in enumerate(times_of(known))
    ]
    return [["预测表", *[""] * (len(head) - 1)], head, *rows, ["数据来源：店铺后台"]]


def rates(known: Truth) -> list[Row]:
    """Visitors and the share that asks, 12.5 %."""
    head = ["start", "UV", "inquiry rate", "skill group"]
    return [
        head,
        *([f"{d} {t:%H:%M}", f"{8 * n:,.0f}", "12.5%", q] for d, t, q, n in cells(known, float)),
    ]


def ranges(known: Truth) -> list[Row]:
    """2027-11-01 08:00-09:00 in one cell; 24:00 at the end of the day."""
    head = ["时间", "业务线", "进线量"]
    return [
        head,
        *([f"{d} {t:%H:%M}-{t.hour + 1:02}:00", queue, shown] for d, t, queue, shown in cells(known)),
    ]


def next_day_at_24(known: Truth) -> list[Row]:
    """0:00 of all days but the first written as 24:00 of the day before."""
    first = days_of(known)[0]
    rows: list[Row] = [["日期", "时间", "队列", "咨询人数"]]
    for d, t, queue, shown in cells(known):
        late = t == time() and d != first
        rows.append([d - timedelta(days=1) if late else d, "24:00" if late else f"{t:%H:%M}", queue, shown])
    return rows


def typed(known: Truth) -> list[Row]:
    """Real dates, times and numbers, queues across."""
    head = ["日期", "时刻", "presale", "aftersale"]
    return [
        head,
        *(
            [
                datetime.combine(day, time()) if at == time() else None,
                at,
                *(known[queue][datetime.combine(day, at)] for queue in NAMES),
            ]
            for day in days_of(known)
            for at in times_of(known)
        ),
    ]


def typed_days(known: Truth) -> list[Row]:
    """Real dates as headings."""
    head = ["队列", "时间", *(datetime.combine(day, time()) for day in days_of(known))]
    return [
        head,
        *(
            [queue, at, *(series[datetime.combine(d, at)] for d in days_of(known))]
            for queue, series in known.items()
            for at in times_of(known)
        ),
    ]


def by_sheet(known: Truth) -> dict[str, list[Row]]:
    """A sheet for each queue, and one with remarks."""
    sheets: dict[str, list[Row]] = {"说明": [["由市场部提供"]]}
    for queue, name in NAMES.items():
        sheets[name] = [["开始时间", "咨询量"], *([moment, value] for moment, value in known[queue].items())]
    return sheets


UGLY: dict[str, Callable[[Truth], tuple[str, bytes]]] = {
    "long, thousands": lambda known: ("f.csv", text(long(known))),
    "long, GB18030, 上午": lambda known: (
        "f.csv",
        text(long(known, comma, chinese_day, spoken), ",", "gb18030"),
    ),
    "long, full width, UTF-16": lambda known: ("f.csv", text(long(known, full_width), "\t", "utf-16")),
    "long, UTF-16 without a mark": lambda known: ("f.txt", text(long(known, spaced), "\t", "utf-16-le")),
    "long, 1.234,0 with ;": lambda known: (
        "f.csv",
        text(long(known, continental, "{:%d.%m.%Y}".format), ";"),
    ),
    "shuffled": lambda known: ("f.csv", text(shuffled(known), ";", "utf-8-sig")),
    "merged, totals": lambda known: ("f.csv", text(merged(known), ",", "gb18030")),
    "merged, Subtotal": lambda known: ("f.csv", text(merged(known, "Subtotal"), "|")),
    "hours across": lambda known: ("f.csv", text(hours_across(known, lambda at: f"{at.hour}时"))),
    "bare hours across": lambda known: ("f.csv", text(hours_across(known, lambda at: at.hour, full_width))),
    "days across": lambda known: ("f.csv", text(days_across(known, chinese_day), "\t", "gb18030")),
    "days across, 11/1": lambda known: ("f.csv", text(days_across(known, lambda d: f"{d.month}/{d.day}"))),
    "visitors": lambda known: ("f.csv", text(rates(known), ";")),
    "ranges": lambda known: ("f.csv", text(ranges(known))),
    "24:00": lambda known: ("f.csv", text(next_day_at_24(known))),
    "workbook": lambda known: ("f.xlsx", workbook(typed(known))),
    "workbook, merged days": lambda known: ("f.xlsx", workbook(typed(known), merges_of_days(known))),
    "workbook, days across": lambda known: ("f.xlsx", workbook(typed_days(known))),
    "workbook, text": lambda known: ("f.xlsx", workbook(long(known, comma, chinese_day, spoken))),
    "workbook, a sheet a queue": lambda known: ("f.xlsx", workbook_of(by_sheet(known))),
}
"""Files that must be understood without asking; the truth is hourly, of whole numbers."""


def merges_of_days(known: Truth) -> list[str]:
    hours = len(times_of(known))
    return [f"A{2 + i * hours}:A{1 + (i + 1) * hours}" for i in range(len(days_of(known)))]
