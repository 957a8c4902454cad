"""What a shift is beyond its hours and queue: breaks and sessions, as words say them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.plan import Plan
from shiftplan.domain.session import Attended
from shiftplan.files.handback.names import squeezed
from shiftplan.files.moments import parse_clock
from shiftplan.language import in_every_language

BREAKS, SESSIONS = "breaks {times}", "sessions {times}"
"""As the grid of an export writes them."""
BETWEEN = re.compile(r"\s*[,，、;；]\s*")
AFTER_START = re.compile(r"\+\d{1,4}")


@dataclass(frozen=True)
class Inside:
    """Words for breaks and sessions; None where nothing is said, () where it is said that there are none.

    A break is a time of day or, as +240, the minutes after the start; a session its name and its time.
    `remark` is what says nothing of the shift.
    """

    breaks: tuple[str, ...] | None = None
    sessions: tuple[tuple[str, str], ...] | None = None
    remark: str = ""


NOTHING = Inside()


def inside_of(text: str) -> Inside:
    """What stands in the brackets behind a shift."""
    breaks: tuple[str, ...] | None = None
    sessions: tuple[tuple[str, str], ...] | None = None
    remarks = []
    for part in filter(None, (one.strip() for one in text.split(";"))):
        times, meetings = _behind(BREAKS, part), _behind(SESSIONS, part)
        if times is not None:
            breaks = parts_of(times)
        elif meetings is not None:
            sessions = tuple(_named(one) for one in parts_of(meetings))
        else:
            remarks.append(part)
    return Inside(breaks, sessions, "; ".join(remarks))


def parts_of(text: str) -> tuple[str, ...]:
    """The words between commas or semicolons."""
    return tuple(part for part in BETWEEN.split(text) if part)


def places(words: tuple[str, ...], start: int) -> tuple[int, ...]:
    """Where breaks begin, in minutes after `start`. Raises `ValueError`."""
    return tuple(
        int(word[1:]) if AFTER_START.fullmatch(word) else (minute(word) - start) % MINUTES_PER_DAY
        for word in words
    )


def attended(plan: Plan, said: tuple[tuple[str, str], ...], start: int) -> Iterator[Attended]:
    """The sessions by name or id, each at its next time after `start`. Raises `ValueError`."""
    sessions = plan.settings.sessions
    called = {squeezed(word): one for one in sessions for word in (one.id, one.name or one.id)}
    for name, at in said:
        if name not in called:
            raise ValueError(name)
        begin = start + (minute(at) - start) % MINUTES_PER_DAY
        yield Attended(session=called[name].id, minute=begin, minutes=called[name].minutes)


def minute(text: str) -> int:
    """The minute of the day; 24:00 is 0:00. Raises `ValueError`."""
    return parse_clock(text) % MINUTES_PER_DAY


def _named(words: str) -> tuple[str, str]:
    name, _, at = words.rpartition(" ")
    return name, at


def _behind(form: str, text: str) -> str | None:
    """What stands behind the word of a form in either language; None when it does not begin so."""
    for told in in_every_language(form):
        word = squeezed(told.partition("{")[0])
        if text.casefold().startswith(word.casefold()):
            return text[len(word) :].strip()
    return None
