"""How many contacts are expected in the next hours: the outlook where there is one, else the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from shiftplan.domain.actuals import BySlot
from shiftplan.domain.outlook import QueueOutlook
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.outlook import courses_at

SPREAD = 0.15
"""How far the level may be off either way where there is no outlook: our default."""


@dataclass(frozen=True)
class Expected:
    """Contacts by queue and slot where the outlook tells them, `level` times the plan elsewhere; and how far
    all of it may be off, (low, high) times.
    """

    contacts: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    level: Mapping[str, float] = field(default_factory=dict)
    spreads: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def of(self, queue: str, slot: int, planned: float) -> float:
        """Contacts of a slot for which so many were planned."""
        return self.contacts.get(queue, {}).get(slot, self.level.get(queue, 1.0) * planned)

    def spread(self, queue: str) -> tuple[float, float]:
        return self.spreads.get(queue, (1 - SPREAD, 1 + SPREAD))


def expected(opened: OpenPlan, known: BySlot, now: datetime) -> Expected:
    """By the outlook at `now` (local wall time, to five minutes); outside the plan there is none."""
    outlook = courses_at(opened, known, now)
    if outlook is None:
        return Expected()
    contacts, levels, spreads = {}, {}, {}
    for one in outlook.queues:
        contacts[one.queue] = {outlook.first_slot + i: come for i, come in enumerate(one.expected)}
        levels[one.queue] = one.made.level.mid
        spreads[one.queue] = _spread(one)
    return Expected(contacts, levels, spreads)


def _spread(outlook: QueueOutlook) -> tuple[float, float]:
    """The brisk course by the expected one; the level is as likely so many times lower."""
    whole = sum(outlook.expected)
    high = max(1.0, sum(outlook.brisk) / whole) if whole > 0 else 1 + SPREAD
    return 1 / high, high
