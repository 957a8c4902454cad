"""Days of a sale as they might come: a plan, and what comes of it when the plan is off by chance."""

from datetime import datetime, timedelta

import numpy as np

from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.outlook import Counted
from shiftplan.domain.traffic import Traffic
from tests.builders import grid

SLOTS = 48
OPENING_SLOT = 40


def planned_day(level: float = 100.0) -> np.ndarray:
    """Contacts of a day in steps of five minutes, with an opening at 20:00."""
    hours = np.arange(288) / 12
    usual = 0.15 + np.exp(-((hours - 14) ** 2) / 30)
    rush = np.where(hours >= 20, 5 * np.exp(-(hours - 20) / 0.6), 0.0)
    return np.asarray((usual + rush) * level / 6)


def traffic(steps: np.ndarray, days: int = 1) -> Traffic:
    """The same steps on each day of a plan."""
    the_grid: TimeGrid = grid(days)
    whole = np.tile(steps, days).reshape(-1, 6)
    return Traffic(
        grid=the_grid,
        scenario="base",
        contacts={"presale": tuple(whole.sum(axis=1).tolist())},
        fine={"presale": {slot: tuple(row) for slot, row in enumerate(whole.tolist())}},
    )


def counted(the_grid: TimeGrid, counts: np.ndarray, until: int) -> list[Counted]:
    """The first slots of a day as they were counted, of contacts in steps of five minutes."""
    by_slot = counts.reshape(-1, 6).sum(axis=1)
    half = timedelta(minutes=30)
    return [
        Counted(begin=the_grid.moment(slot), end=the_grid.moment(slot) + half, contacts=by_slot[slot])
        for slot in range(until)
    ]


def opening(the_grid: TimeGrid) -> datetime:
    return the_grid.moment(OPENING_SLOT)


def real_day(random: np.random.Generator, steps: np.ndarray, dispersion: float = 1.6) -> np.ndarray:
    """What may come: a level, a slow drift, and counts more scattered than chance alone makes them."""
    level = random.normal(0, 0.2)
    drift = np.zeros(48)
    for slot in range(1, 48):
        drift[slot] = 0.85 * drift[slot - 1] + random.normal(0, 0.14 * np.sqrt(1 - 0.85**2))
    means = steps * np.exp(level + np.repeat(drift, 6))
    means = random.gamma(np.maximum(means / (dispersion - 1), 1e-9)) * (dispersion - 1)
    return random.poisson(means).astype(float)
