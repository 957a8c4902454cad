"""What stands behind a label, as it goes into a script; None when it is not fit to be sent."""

import re
from decimal import Decimal

from shiftplan.operations.order_labels import CARRIERS

LONGEST = 120
LONGEST_NAME = 24
MASK = re.compile(r"[*＊●•■×]{1,}|\.{3,}|…")
PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1\d{10}(?:-\d{1,6})?(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)")
ORDER = re.compile(r"(?<![0-9A-Za-z-])(?:\d{6}-\d{15}|\d{8,24})(?![0-9A-Za-z-])")
TRACKING = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{0,6}\d{8,20}[A-Za-z]{0,2}(?![0-9A-Za-z])")
NUMBER = re.compile(r"\d[\d,，]*(?:\.\d{1,2})?")
PARTS = re.compile(r"[,，;；]")
POSTCODE = re.compile(r"\d{6}")
SNAPSHOT = re.compile(r"[\[【](?:交易快照|snapshot)[\]】]", re.IGNORECASE)


def value_of(gap: str, text: str) -> str | None:
    """`text` as the value of a gap."""
    readers = {"order": _order, "tracking": _tracking, "amount": money, "address": _address, "name": _name}
    dated = gap in {"time", "deadline"}
    value = readers.get(gap, _plain)(text)
    if value is None or not value or len(value) > LONGEST or (dated and not re.search(r"\d", value)):
        return None
    return carrier(value) or value if gap == "carrier" else value


def money(text: str) -> str | None:
    """`￥1,299.00元` as `¥1,299`."""
    found = NUMBER.search(text)
    if found is None:
        return None
    amount = Decimal(found[0].replace(",", "").replace("，", ""))
    return f"¥{amount:,.0f}" if amount == amount.to_integral_value() else f"¥{amount:,.2f}"


def carrier(text: str) -> str | None:
    """The full name of the one carrier that is named; None for none or several."""
    named = [full for full, shorts in CARRIERS.items() if any(short in text for short in shorts)]
    return named[0] if len(named) == 1 else None


def _order(text: str) -> str | None:
    found = ORDER.search(text)
    return found[0] if found else None


def _tracking(text: str) -> str | None:
    found = TRACKING.search(text)
    return found[0].upper() if found else None


def _name(text: str) -> str | None:
    """The name alone: what follows behind a comma or a telephone number is left out."""
    name = PARTS.split(PHONE.sub(",", text))[0].strip(" -/")
    return None if MASK.search(name) or len(name) > LONGEST_NAME else name


def _address(text: str) -> str | None:
    """The place alone: name, telephone and postcode, which stand before and behind it, are left out."""
    parts = [part.strip() for part in PARTS.split(PHONE.sub(",", text))]
    place = max(parts, key=len, default="")
    return None if MASK.search(place) or POSTCODE.fullmatch(place) else place


def _plain(text: str) -> str | None:
    value = " ".join(SNAPSHOT.sub(" ", text).split())
    return None if MASK.search(value) else value
