"""What of a rota is to be seen, and how: it outlives the tables that are shown."""

from enum import IntEnum
from typing import NamedTuple

from shiftplan.tui.rota.arranging import Arrangement, Grouping, Sorting
from shiftplan.tui.rota.filtering import Filter


class Zoom(IntEnum):
    """From near to far: one day by half-hours, days as wide as there is room, the whole month."""

    DAY = 0
    WEEK = 1
    MONTH = 2

    def by(self, steps: int) -> "Zoom":
        """Nearer (below 0) or farther, as far as it goes."""
        return Zoom(max(Zoom.DAY, min(self + steps, Zoom.MONTH)))

    @property
    def next(self) -> "Zoom":
        """One nearer; from the nearest to the farthest."""
        return Zoom((self - 1) % len(Zoom))


class Sight(NamedTuple):
    """`of_days` arranges the people over several days, `of_day` those of one day by half-hours."""

    zoom: Zoom = Zoom.WEEK
    of_days: Arrangement = Arrangement()
    of_day: Arrangement = Arrangement(Grouping.DUTY, Sorting.START)
    filter: Filter = Filter()
    folded: frozenset[str] = frozenset()

    @property
    def arrangement(self) -> Arrangement:
        """The one in sight."""
        return self.of_day if self.zoom is Zoom.DAY else self.of_days

    def arranged(self, arrangement: Arrangement) -> "Sight":
        """With another arrangement of what is in sight."""
        if self.zoom is Zoom.DAY:
            return self._replace(of_day=arrangement)
        return self._replace(of_days=arrangement)
