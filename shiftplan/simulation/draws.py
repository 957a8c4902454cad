"""Chance: streams that belong to a replication and a purpose, shapes of times, contacts over a day."""

import math
from collections.abc import Sequence
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from shiftplan.domain.queue import Shape

Floats = npt.NDArray[np.float64]
QUICK, SLOW = 1 - math.sqrt(0.5), 1 + math.sqrt(0.5)
"""Means of the two halves of a hyper-exponential time of mean 1 and variance 2: their product is ½."""


class Purpose(IntEnum):
    CONTACTS = 0
    PATIENCE = 1
    HANDLING = 2
    ROUTING = 3
    AWAY = 4
    THERE = 5
    MEASURES = 6
    CALLS = 7
    MISSING = 8


def stream(seed: int, replication: int, purpose: Purpose, queue: int = 0) -> np.random.Generator:
    """The same numbers for the same four values, whatever else is drawn and in whichever order."""
    key = (replication, int(purpose), queue)
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key)))


def times(random: np.random.Generator, shape: Shape, count: int) -> Floats:
    """`count` times of mean 1."""
    match shape:
        case Shape.EXPONENTIAL:
            return random.standard_exponential(count)
        case Shape.DETERMINISTIC:
            return np.ones(count)
        case Shape.LOGNORMAL:
            variance = math.log(2)  # of the logarithm, when mean and standard deviation are both 1
            return random.lognormal(-variance / 2, math.sqrt(variance), count)
        case Shape.HYPEREXPONENTIAL:
            means = np.where(random.random(count) < 0.5, QUICK, SLOW)  # noqa: PLR2004 - half and half
            return np.asarray(random.standard_exponential(count) * means, dtype=np.float64)


def swings(random: np.random.Generator, contacts: Floats, dispersion: float, groups: Sequence[int]) -> Floats:
    """Factors of mean 1, one a slot, that make Poisson counts of variance dispersion × mean.

    A gamma factor of variance v makes counts of variance m + v·m², so v = (dispersion − 1)/m. Slots with
    the same number in `groups` swing together, by the v of the group's mean slot.
    """
    if dispersion <= 1:
        return np.ones(len(contacts))
    index = np.asarray(groups)
    sizes = np.bincount(index)
    means = np.bincount(index, contacts) / np.maximum(sizes, 1)
    variances = (dispersion - 1) / np.maximum(means, 1e-12)
    factors = np.where(means > 0, random.gamma(1 / variances) * variances, 1.0)
    return np.asarray(factors[index], dtype=np.float64)


def moments(random: np.random.Generator, steps: Floats, step_seconds: float, factors: Floats) -> Floats:
    """Sorted seconds at which contacts come; `steps[slot][step]` are means, `factors` one a slot."""
    counts = random.poisson((steps * factors[:, None]).ravel())
    begins = np.repeat(np.arange(len(counts)) * step_seconds, counts)
    found: Floats = np.sort(begins + random.random(len(begins)) * step_seconds)
    return found
