"""Which shifts of one person lie too near to each other: index pairs (days, duties), the same for everybody.

`begins` and `ends` of each duty on each day, (days, duties), in minutes from the plan's first midnight.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Group = tuple[Ints, Ints]
MINUTES_PER_DAY = 1440


def cliques(begins: Ints, ends: Ints, rest: float) -> list[Group]:
    """Each largest set of which a person can work one, when `rest` minutes must lie between two.

    A shift holds its person from its start to its end plus the rest: intervals on a line, of which the
    largest sets that exclude each other are those that hold one start.
    """
    until = ends + round(rest)
    points = np.unique(begins)
    following = np.append(points, until.max(initial=0) + 1)[1:]
    found = []
    for point, after in zip(points, following, strict=True):
        held = (begins <= point) & (until > point)
        if held.sum() > 1 and np.any(until[held] <= after):
            found.append(np.nonzero(held))
    return [(days, duties) for days, duties in found]


def crowded(begins: Ints, ends: Ints, minutes: float) -> tuple[list[Group], ...]:
    """For each day the sets before and after it of which each pair leaves less than `minutes` between."""
    reach, last = int(minutes // MINUTES_PER_DAY) + 2, len(begins) - 1
    between = {
        (before, after): list(_near(begins, ends, (before, after), minutes))
        for before in range(last + 1)
        for after in range(before + 2, min(last, before + 2 * reach) + 1)
    }
    return tuple(
        [
            near
            for before in range(max(0, day - reach), day)
            for after in range(day + 1, min(last, day + reach) + 1)
            for near in between[before, after]
        ]
        for day in range(last + 1)
    )


def _near(begins: Ints, ends: Ints, days: tuple[int, int], minutes: float) -> Iterator[Group]:
    before, after = days
    for end in np.unique(ends[before]):
        late = np.nonzero(ends[before] >= end)[0]
        soon = np.nonzero(begins[after] < end + minutes)[0]
        if len(soon):
            yield np.repeat(days, (len(late), len(soon))), np.concatenate([late, soon])
