"""Parcels that do not move, from a table as shops export it: CSV in any encoding, or a workbook."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple

from shiftplan.domain.parcel import MOST_CHARACTERS, Parcel
from shiftplan.domain.plan import Settings
from shiftplan.errors import BadInput
from shiftplan.files.csv_text import undefuse
from shiftplan.files.faults import BadPlan, Faults, cut
from shiftplan.files.tabular import Calendar, book_of, calendar_of
from shiftplan.files.tabular.clocks import parse_moment
from shiftplan.files.tabular.sheet import Record, Value
from shiftplan.language import Message, say

END_OF_DAY = timedelta(hours=18)
HEADINGS: dict[str, tuple[str, ...]] = {
    "order": ("订单号", "订单编号", "交易号", "order", "order no", "order number", "order id"),
    "carrier": ("快递公司", "物流公司", "承运商", "快递", "carrier", "courier"),
    "last_scan": (
        "最后扫描",
        "最后扫描时间",
        "最新物流时间",
        "最后更新",
        "物流更新时间",
        "last scan",
        "last update",
    ),
    "promised": (
        "承诺时间",
        "承诺日期",
        "承诺送达",
        "应送达时间",
        "预计送达",
        "promised",
        "promised date",
        "due",
    ),
}
"""The headings under which each field is found; letter case, spaces and underscores do not count."""
NEEDED = ("order", "last_scan")
NAMES: dict[str, Message] = {
    "order": say("order number"),
    "carrier": say("carrier"),
    "last_scan": say("last scan"),
    "promised": say("promised date"),
}


class _Table(NamedTuple):
    columns: dict[str, int]
    lines: Sequence[Record]


def read_parcels(content: bytes, file: str, settings: Settings) -> tuple[Parcel, ...]:
    """Every parcel, the last line of an order number counts. Raises BadInput when it is no such table,
    BadPlan with every line that cannot be read: then nothing is taken.
    """
    table = _table(content, file)
    faults, calendar = Faults(file), calendar_of(settings)
    found = {
        parcel.order: parcel
        for line in table.lines
        if (parcel := _parcel(line, table.columns, calendar, faults))
    }
    if faults.broken:
        raise BadPlan(faults.findings)
    if not found:
        raise BadInput(say("{file}: there is no parcel under the headings", file=file))
    return tuple(found.values())


def _table(content: bytes, file: str) -> _Table:
    for sheet in book_of(content, file).sheets:
        for place, record in enumerate(sheet.records[:20]):
            columns = _columns(record)
            if all(name in columns for name in NEEDED):
                return _Table(columns, sheet.records[place + 1 :])
    raise BadInput(
        say("{file}: no line has the headings order number and last scan", file=file),
        say(
            "name the columns {order} and {scan}; carrier and promised date may follow",
            order="订单号",
            scan="最后扫描",
        ),
    )


def _columns(record: Record) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, value in enumerate(record.cells):
        heading = _plain(value)
        for name, known in HEADINGS.items():
            if heading in {_plain(one) for one in known}:
                found.setdefault(name, column)
    return found


def _plain(value: Value) -> str:
    return "".join(str(value or "").casefold().replace("_", "").split())


def _parcel(line: Record, columns: dict[str, int], calendar: Calendar, faults: Faults) -> Parcel | None:
    if not any(_text(value) for value in line.cells):
        return None
    order = _text(line.at(columns["order"]))
    carrier = _text(line.at(columns["carrier"])) if "carrier" in columns else ""
    for name, text in (("order", order), ("carrier", carrier)):
        if len(text) > MOST_CHARACTERS:
            said = say(
                "{what} has {length} characters; read {read}",
                what=NAMES[name],
                length=len(text),
                read=cut(text),
            )
            faults.error("long", said, say("shorten it"), line.line, name)
            return None
    if not order:
        faults.error(
            "order",
            say("the order number is missing"),
            say("fill it in, or delete the line"),
            line.line,
            "order",
        )
        return None
    scan = _moment("last_scan", line, columns, calendar, faults)
    promised = _moment("promised", line, columns, calendar, faults) if "promised" in columns else None
    if scan is None:
        return None
    return Parcel(order=order, carrier=carrier, last_scan=scan, promised=promised)


def _text(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return undefuse(str(value if value is not None else "").strip()).strip()


def _moment(
    name: str, line: Record, columns: dict[str, int], calendar: Calendar, faults: Faults
) -> datetime | None:
    """A moment, or the end of the office day of a date alone."""
    value = line.at(columns[name])
    if not _text(value):
        if name in NEEDED:
            faults.error(
                name,
                say("{what} is missing", what=NAMES[name]),
                say("fill it in, or delete the line"),
                line.line,
                name,
            )
        return None
    with suppress(ValueError, OverflowError):  # a day alone is taken until its end
        return parse_moment(value, calendar).start
    try:
        return datetime.combine(calendar.day(value), datetime.min.time()) + END_OF_DAY
    except (ValueError, OverflowError):
        said = say("{what}: “{read}” is no time", what=NAMES[name], read=cut(_text(value)))
        faults.error(name, said, say("write it as 2027-11-12 09:30"), line.line, name)
        return None
