"""The five service levels, from what each number met in the system promises."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from shiftplan.queueing.checked import check_replies_fit
from shiftplan.queueing.levels import DEFINITIONS
from shiftplan.queueing.transient.laws import TABLES, Outlook
from shiftplan.queueing.transient.line import Array


@dataclass(frozen=True)
class Clocked:
    """What one definition needs to know of a service clock."""

    within_seconds: float
    replies: tuple[float, ...] = ()


@lru_cache(maxsize=TABLES)
def parts(outlook: Outlook, clock: Clocked) -> Array:
    """Shares by state met, shape (5, states): answered in time; in time for somebody who never gives up;
    answered in time but for the reply; still waiting at that time; leaves.

    With replies the clock stops D_j after an agent took the contact as his j-th; see `queueing.levels`.
    """
    within = clock.within_seconds
    waited, ready = outlook.answered(within), outlook.stays - outlook.waits_longer(within)
    answered, virtual = waited, ready
    if clock.replies:
        check_replies_fit(clock.replies, outlook.line.windows)
        in_time = [float(delay <= within) for delay in clock.replies]
        at_once, left = (1 - outlook.full) * outlook.by_level(in_time), within - clock.replies[-1]
        late = outlook.full if left >= 0 else np.zeros_like(outlook.full)
        answered = at_once + late * outlook.answered(max(left, 0.0))
        virtual = at_once + late * (outlook.stays - outlook.waits_longer(max(left, 0.0)))
    stays = math.exp(-within * outlook.line.leave_rate)
    return np.array((answered, virtual, waited, (outlook.stays - ready) * stays, outlook.leaves))


def levels(shares: Array, definition: str) -> Array:
    """The level by one definition, shape (…), from means of the five `parts`, shape (5, …).

    As `queueing.levels.levels_of`: a share whose whole is empty (nobody was answered) counts as 0.
    KeyError for any other name.
    """
    return np.asarray(np.clip(_LEVELS[definition](*shares), 0.0, 1.0))


def _share(part: Array, whole: Array) -> Array:
    return np.asarray(np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), 0.0))


_LEVELS: dict[str, Callable[[Array, Array, Array, Array, Array], Array]] = dict(
    zip(
        DEFINITIONS,
        (
            lambda answered, _virtual, _waited, _late, _leaves: answered,
            lambda _answered, virtual, _waited, _late, _leaves: virtual,
            lambda answered, _virtual, waited, late, _leaves: 1 - late - (waited - answered),
            lambda answered, _virtual, waited, late, _leaves: _share(answered, waited + late),
            lambda answered, _virtual, _waited, _late, leaves: _share(answered, 1 - leaves),
        ),
        strict=True,
    )
)
