"""What is done while a stretch is played, and what there is when it begins."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """What is done on a queue from second `begins` to `ends`.

    Each person of `wider` gets a window more, and with that full load ends contacts `pace` times as fast as
    with the full load before. `contacts` is the share of those who come that still reaches people. Of those
    who wait or would have to, `put_off` come again within `back` seconds after the end.
    """

    queue: str
    begins: float
    ends: float
    wider: frozenset[str] = frozenset()
    pace: float = 1.0
    contacts: float = 1.0
    put_off: float = 0.0
    back: float = 3600.0


@dataclass(frozen=True)
class Start:
    """Contacts by queue at second 0: `waiting` while all windows are taken; where nobody waits, `served`."""

    waiting: Mapping[str, int]
    served: Mapping[str, int]


NOBODY = Start({}, {})
