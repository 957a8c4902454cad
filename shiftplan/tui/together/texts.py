"""What others do, in sentences and in the frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.language import Message, printable, say

if TYPE_CHECKING:
    from shiftplan.domain.plan import Plan
    from shiftplan.domain.presence import Sitting
    from shiftplan.planning.arrivals import Arrival, Arrivals

SHOWN, NAMED = 3, 2


def arrival_lines(arrivals: Arrivals, but_of: str | None = None) -> list[str]:
    """A line for each move of others, then one for each file that was changed otherwise.

    `but_of`: neither what this login did nor what nobody in the history did.
    """
    cells = [one for one in arrivals.cells if but_of is None or (one.touch and one.touch.who != but_of)]
    lines = [_arrival(arrivals.now.plan, one) for one in cells]
    return [*lines, *(str(say("{file} was changed", file=name)) for name in arrivals.files)]


def shortened(lines: Sequence[str]) -> str:
    """The first of the lines, and how many more there are."""
    more = len(lines) - SHOWN
    rest = [str(say("and {count} more", count=more))] if more > 0 else []
    return "\n".join([*lines[:SHOWN], *rest])


def _arrival(plan: Plan, arrival: Arrival) -> str:
    """`li: Lin Yi 11-10 off → early (and 3 more)`."""
    from shiftplan.domain.edit_history import Doing  # noqa: PLC0415 - values load after the first paint
    from shiftplan.domain.touch import cell_name, short_change_text  # noqa: PLC0415 - see above

    one, more = arrival.cells[0], len(arrival.cells) - 1
    what = f"{cell_name(plan, one.cell)} {short_change_text(plan, one.before, one.after)}"
    if more:
        what = str(say("{what} (and {count} more)", what=what, count=more))
    touch = arrival.touch
    if touch is None:
        return str(say("edited outside: {what}", what=what))
    who = printable(touch.who)
    texts = {
        Doing.DO: say("{who}: {what}", who=who, what=what),
        Doing.UNDO: say("{who} undid: {what}", who=who, what=what),
        Doing.REDO: say("{who} redid: {what}", who=who, what=what),
    }
    return str(texts[touch.what])


def published(version: int, who: str) -> str:
    return str(say("{who} published v{version}", who=printable(who), version=version))


def company_part(company: Sequence[Sitting]) -> Content:
    """Who else has the plan open, in a few words; nothing when nobody has."""
    names = list(dict.fromkeys(printable(one.login) for one in company))
    if not names:
        return Content("")
    more = len(names) - NAMED
    text = ", ".join(names[:NAMED]) + (f" +{more}" if more > 0 else "")
    return Content.styled(f"◉ {text}", "$accent bold")


def joined(sitting: Sitting, since: str, own_login: str) -> Message:
    """Somebody has opened the plan just now."""
    facts = {"host": printable(sitting.host), "since": since}
    if sitting.login == own_login:
        return say("you have opened this plan in another window, on {host}, {since}", **facts)
    return say("{who} has opened this plan, on {host}, {since}", who=printable(sitting.login), **facts)


def left(sitting: Sitting, own_login: str) -> Message:
    """Somebody has the plan open no longer."""
    host = printable(sitting.host)
    if sitting.login == own_login:
        return say("your other window on {host} has closed this plan", host=host)
    return say("{who} on {host} has closed this plan", who=printable(sitting.login), host=host)
