"""Contacts per slot: as forecast, and as they reach people."""

from pydantic import Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.grid import TimeGrid

Series = tuple[float, ...]
STEP_MINUTES = 5
Fine = dict[int, Series]
"""Contacts inside a slot in steps of `STEP_MINUTES`, by slot; they add up to the slot's contacts."""


class Forecast(Frozen):
    """Contacts before the bot, by scenario and queue, one value a slot; `base` is always there.

    `fine[scenario][queue]` has the slots about which more is known than their sum.
    """

    grid: TimeGrid
    contacts: dict[str, dict[str, Series]]
    fine: dict[str, dict[str, Fine]] = Field(default_factory=dict)


class Traffic(Frozen):
    """Contacts that people must serve: one scenario, after the bot. `contacts[queue][slot]`.

    `fine[queue]` has the slots about which more is known than their sum; the slots right after an opening
    are always there.
    """

    grid: TimeGrid
    scenario: str
    contacts: dict[str, Series]
    fine: dict[str, Fine] = Field(default_factory=dict)

    def steps(self, queue: str, slot: int) -> Series:
        """The contacts of a slot in steps of `STEP_MINUTES`; spread evenly where only their sum is known."""
        known = self.fine.get(queue, {}).get(slot)
        if known is not None:
            return known
        count = self.grid.minutes // STEP_MINUTES
        return (self.contacts[queue][slot] / count,) * count
