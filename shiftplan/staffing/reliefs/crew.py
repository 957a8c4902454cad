"""The people of one moment as one server with all their windows, whose pace depends on how many are taken.

Contacts go to whoever holds fewest, so everybody holds one before anybody holds two. Somebody worth p with w
of the queue's k windows ends p·d_k·d_j/d_w a second while holding j (as in `simulation`: productivity counts
the whole person), d_j = j/aht_j. So pace and windows of people who differ are those of one curve R(m).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from shiftplan.queueing.transient import Line
from shiftplan.queueing.transient.line import Array
from shiftplan.service_times import LONGEST
from shiftplan.staffing.reliefs.situation import Head

KINDS = 256
"""Crews that are remembered: the same people come again in every relief that leaves them as they are."""


@dataclass(frozen=True)
class Change:
    """What reliefs make of a crew and of those who come: more standard agents online, more windows for those
    who have room, a share of the contacts, a share put off of those who would wait.
    """

    agents: float = 0.0
    windows: int = 0
    contacts: float = 1.0
    put_off: float = 0.0


NO_CHANGE = Change()
Kinds = tuple[tuple[tuple[int, float, int], int], ...]
"""Windows, worth and windows more, each with its number of people."""


@dataclass(frozen=True)
class Crew:
    """`windows` in all, all taken they end `full_rate` contacts a second; `worth` standard agents online."""

    aht_seconds: tuple[float, ...]
    worth: float

    @property
    def windows(self) -> int:
        return len(self.aht_seconds)

    def line(self, patience_seconds: float, put_off: float) -> Line:
        """The crew as one agent of `queueing.transient`."""
        return Line(self.aht_seconds or (LONGEST,), patience_seconds, 1 - put_off)

    @property
    def agents(self) -> int:
        return 1 if self.aht_seconds else 0


def crew(
    heads: Iterable[Head], online: float, aht_seconds: tuple[float, ...], change: Change, gain: float
) -> Crew:
    """Those of `heads`, of whom the share `online` serves, after a change."""
    people = Counter((head.windows, head.worth, min(head.room, change.windows)) for head in heads)
    return _crew(tuple(sorted(people.items())), online, aht_seconds, round(change.agents, 4), gain)


@lru_cache(maxsize=KINDS)
def _crew(
    kinds: Kinds,
    online: float,
    aht_seconds: tuple[float, ...],
    agents: float,
    gain: float,
) -> Crew:
    most = max((windows + more for (windows, _, more), _ in kinds), default=len(aht_seconds))
    rates = end_rates(aht_seconds, max(most, len(aht_seconds)), gain)
    full = rates[len(aht_seconds)]
    levels = np.arange(max(most, len(aht_seconds)) + 1)
    places, pace, worth = np.zeros(len(levels)), np.zeros(len(levels)), 0.0
    for (windows, each, more), count in kinds:
        held = np.minimum(levels, windows + more)
        places += count * held
        pace += count * each * full * rates[held] / rates[windows]
        worth += count * each
    places, pace, worth = places * online, pace * online, worth * online
    if worth > 0:
        share = max(0.0, 1 + agents / worth)
        return _as_one(places * share, pace * share, worth * share)
    held = np.minimum(levels, len(aht_seconds))
    return _as_one(max(0.0, agents) * held, max(0.0, agents) * rates[held], max(0.0, agents))


def _as_one(places: Array, pace: Array, worth: float) -> Crew:
    """R(m) along straight lines between the corners at which everybody holds as many.

    Where people with few windows are the quick ones, a chat may end sooner in a fuller crew; the pace when
    all is taken is kept then, and that of a less full crew is raised to it.
    """
    if worth <= 0:
        return Crew((), 0.0)
    windows = max(1, round(places[-1]))
    held = np.arange(1, windows + 1)
    rates = np.interp(held * places[-1] / windows, places, pace)
    return Crew(tuple(np.minimum.accumulate((held / rates)[::-1])[::-1].tolist()), worth)


def end_rates(aht_seconds: tuple[float, ...], windows: int, gain: float) -> Array:
    """d_0 … d_windows: contacts a second that a standard agent ends while holding so many.

    Beyond those that the queue tells of, each window brings `gain` times the least that one of those does:
    more chats at once than anybody was measured with are not taken to go as smoothly.
    """
    told = np.array([0.0, *(held / seconds for held, seconds in enumerate(aht_seconds, start=1))])
    least = max(0.0, float(np.diff(told).min()))
    beyond = gain * least * np.arange(1, windows - len(aht_seconds) + 1)
    return np.asarray(np.concatenate([told, told[-1] + beyond])[: windows + 1])
