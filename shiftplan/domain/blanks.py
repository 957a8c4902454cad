"""Texts with gaps: a name in braces, `{order}`, filled with what is known.

What is not known stays visible as `【order number】`, so that whoever sends it sees what to write there;
nothing is left out silently. Words that no list has, such as `{人数}`, stand for themselves.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from shiftplan.language import Message, printable, say

GAP = re.compile(r"\{([^{}]*)\}")
BLANK = re.compile(r"【([^【】]*)】")

GAPS: Mapping[str, Message] = {
    "order": say("order number"),
    "name": say("customer's name"),
    "product": say("product"),
    "size": say("size or variant"),
    "amount": say("sum of money"),
    "carrier": say("carrier"),
    "tracking": say("tracking number"),
    "address": say("address"),
    "time": say("time promised"),
    "deadline": say("last moment for it"),
    "offer": say("what you may offer"),
    "rule": say("rule of the offer"),
    "reason": say("what was found out"),
    "shop": say("shop"),
    "agent": say("your name"),
}
"""Every gap a script may have and what stands in it."""
INCIDENT_GAPS: Mapping[str, Message] = {
    "code": say("the card's code"),
    "severity": say("severity"),
    "title": say("what has happened"),
    "now": say("time now"),
    "since": say("since when"),
    "commander": say("who commands"),
    "owed": say("time of the first update"),
    "next_update": say("time of the next update"),
    "waiting": say("chats waiting"),
    "first_reply": say("seconds to the first reply"),
    "present": say("people on shift"),
    "planned": say("people planned"),
    "count": say("how many"),
    "colleague": say("colleague's name"),
}
"""What stands in those gaps of incidents, ladder and parcels that have an English name in both languages."""
NAMES = {**GAPS, **INCIDENT_GAPS}
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Filled:
    """A script's text with what is known in it; `missing` are the names of the gaps still open, in order."""

    text: str
    missing: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return not self.missing


def fill(text: str, details: Mapping[str, str]) -> Filled:
    """`text` with `details` in its gaps, safe on any terminal."""
    known = {name: value.strip() for name, value in details.items() if value.strip()}

    def put(found: re.Match[str]) -> str:
        name = found[1]
        return printable(known[name]) if name in known else f"【{NAMES.get(name, name)}】"

    missing = tuple(name for name in gaps_of(text) if name not in known)
    return Filled(GAP.sub(put, text), missing)


def blanks(text: object, details: Mapping[str, str] = NOTHING) -> str:
    """A text (`Words` in the current language) to read or send; what is not known is a blank to fill in."""
    return fill(str(text), details).text


def left_open(text: str) -> tuple[str, ...]:
    """What is still to be written into a filled text, each once, in order."""
    return tuple(dict.fromkeys(BLANK.findall(text)))


def gaps_of(text: str) -> tuple[str, ...]:
    """The names in braces in a text, each once, in order."""
    return tuple(dict.fromkeys(GAP.findall(text)))
