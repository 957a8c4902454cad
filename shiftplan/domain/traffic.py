"""Contacts per slot: as forecast, and as they reach people."""

from shiftplan.domain.base import Frozen
from shiftplan.domain.grid import TimeGrid

Series = tuple[float, ...]


class Forecast(Frozen):
    """Contacts before the bot, by scenario and queue, one value a slot; `base` is always there."""

    grid: TimeGrid
    contacts: dict[str, dict[str, Series]]


class Traffic(Frozen):
    """Contacts that people must serve: one scenario, after the bot. `contacts[queue][slot]`."""

    grid: TimeGrid
    scenario: str
    contacts: dict[str, Series]
