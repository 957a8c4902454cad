"""What is typed into the fields of a recipe, understood as people write it, or refused with a sentence."""

from datetime import datetime
from enum import StrEnum
from math import isfinite

from shiftplan.errors import BadInput
from shiftplan.language import Message, say

PERCENT = "%％"
TIMES = {"万": 1e4, "亿": 1e8, "w": 1e4, "k": 1e3, "m": 1e6}
"""Chinese large numbers, and the letters that people type for them."""
IGNORED = str.maketrans("", "", ",，_¥￥元 \u3000")
MOMENT = "%Y-%m-%d %H:%M"


class Sort(StrEnum):
    """What a field holds."""

    AMOUNT = "amount"
    SHARE = "share"
    FACTOR = "factor"
    MOMENT = "moment"


EXAMPLES = {
    Sort.AMOUNT: "500,000 / 50万",
    Sort.SHARE: "20%",
    Sort.FACTOR: "1.3",
    Sort.MOMENT: "2026-11-10 20:00",
}


def read(text: str, sort: Sort, name: Message) -> float | datetime:
    """The value of a field. Raises `BadInput` that names the field, what was read and an example."""
    if sort is Sort.MOMENT:
        return _moment(text, name)
    return _number(text, sort, name)


def _number(text: str, sort: Sort, name: Message) -> float:
    typed = text.translate(IGNORED)
    factor = 1.0
    if typed and typed[-1] in PERCENT:
        typed, factor = typed[:-1], 0.01
    elif typed and typed[-1].casefold() in TIMES:
        typed, factor = typed[:-1], TIMES[typed[-1].casefold()]
    try:
        value = float(typed) * factor
    except ValueError as error:
        raise _refused(text, sort, name) from error
    if not isfinite(value):
        raise _refused(text, sort, name)
    return value


def _moment(text: str, name: Message) -> datetime:
    typed = " ".join(text.replace("：", ":").replace("/", "-").replace("T", " ").split())
    for shape in (MOMENT, "%Y-%m-%d %H:%M:%S", "%Y-%m-%d"):
        try:
            return datetime.strptime(typed, shape)  # noqa: DTZ007 - wall time of the last event
        except ValueError:
            continue
    raise _refused(text, Sort.MOMENT, name)


def _refused(text: str, sort: Sort, name: Message) -> BadInput:
    hint = say("write it such as {example}", example=EXAMPLES[sort])
    if not text.strip():
        return BadInput(say("{name} is still empty", name=name), hint)
    if sort is Sort.MOMENT:
        return BadInput(say("{name}: {read} is no date and time", name=name, read=text.strip()), hint)
    return BadInput(say("{name}: {read} is no number", name=name, read=text.strip()), hint)


def written(value: object, sort: Sort) -> str:
    """A value as it stands in a field."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime(MOMENT)
    number = float(str(value))
    if sort is Sort.SHARE:
        return f"{number * 100:.6g}%"
    return f"{number:,.0f}" if number == int(number) and abs(number) >= 1000 else f"{number:.6g}"  # noqa: PLR2004 - with commas from a thousand on
