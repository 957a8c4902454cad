"""Numbers that say by their shape what they are, wherever they stand in a text."""

import re
from collections.abc import Iterator

from shiftplan.operations.order_labels import TRACKING
from shiftplan.operations.order_values import carrier, money

ORDER = re.compile(r"(?<![0-9A-Za-z-])(?:(?!62)\d{19}|\d{6}-\d{15})(?![0-9A-Za-z-])")
"""Taobao's nineteen digits, Pinduoduo's six and fifteen. Eighteen may be an identity card, 62… a bank's."""
MONEY = re.compile(r"[¥￥]\s*\d[\d,，]*(?:\.\d{1,2})?")


def by_shape(text: str) -> Iterator[tuple[str, str]]:
    """(gap, value) of what needs no label: order and parcel numbers, sums with a ¥, the carrier's name."""
    for found in ORDER.finditer(text):
        yield "order", found[0]
    for sender, shape in TRACKING.items():
        for found in shape.finditer(text):
            yield "tracking", found[0].upper()
            yield "carrier", sender
    for found in MONEY.finditer(text):
        yield "amount", money(found[0]) or ""
    named = carrier(text)
    if named is not None:
        yield "carrier", named
