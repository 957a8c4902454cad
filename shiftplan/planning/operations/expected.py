"""How many contacts are expected in the next hours, as factors on the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from shiftplan.domain.actuals import BySlot
from shiftplan.domain.traffic import Traffic

SLOTS = 4
"""The newest slots read by which the plan is scaled."""
LEAST, MOST = 0.2, 5.0
SPREAD = 0.15
"""How far the level may be off either way when only the last slots tell of it: our default."""


@dataclass(frozen=True)
class Expected:
    """Times the plan, by queue: `level` everywhere, unless `by_slot` says otherwise; and how far the whole
    may be off, (low, high).
    """

    level: Mapping[str, float] = field(default_factory=dict)
    by_slot: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    spreads: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def factor(self, queue: str, slot: int) -> float:
        return self.by_slot.get(queue, {}).get(slot, self.level.get(queue, 1.0))

    def spread(self, queue: str) -> tuple[float, float]:
        return self.spreads.get(queue, (1 - SPREAD, 1 + SPREAD))


def by_last_slots(traffic: Traffic, known: BySlot, now: datetime) -> Expected:
    """The plan times what came of it in the newest whole slots before `now` (local wall time)."""
    levels = {}
    for queue, slots in known.items():
        whole = [
            one
            for _, one in sorted(slots.items(), reverse=True)
            if one.whole and one.contacts is not None and one.start < now
        ][:SLOTS]
        planned = sum(traffic.contacts[queue][one.slot] for one in whole)
        if planned > 0:
            came = sum(one.contacts or 0.0 for one in whole)
            levels[queue] = min(max(came / planned, LEAST), MOST)
    return Expected(level=levels)
