"""Tallies of many replications, gathered into figures by slot, by day and over the whole."""

from collections.abc import Callable

import numpy as np

from shiftplan.domain.estimate import Figures, Measured
from shiftplan.domain.queue import Queue
from shiftplan.domain.service import ServiceDefinition
from shiftplan.simulation.draws import Floats
from shiftplan.simulation.ratio import Ratio
from shiftplan.simulation.tally import Tally, Within

Counts = tuple[Floats, Floats]
LEVELS: dict[ServiceDefinition, Callable[[Tally, Within], Counts]] = {
    ServiceDefinition.ANSWERED_OF_OFFERED: lambda all_, within: (within.answered, all_.offered),
    ServiceDefinition.VIRTUAL_WAIT: lambda all_, within: (within.ready, all_.offered),
    ServiceDefinition.ANSWERED_OR_GONE_OF_OFFERED: lambda all_, within: (
        within.answered + within.gone,
        all_.offered,
    ),
    ServiceDefinition.ANSWERED_OF_OFFERED_LESS_GONE_WITHIN: lambda all_, within: (
        within.answered,
        all_.offered - within.gone,
    ),
    ServiceDefinition.ANSWERED_OF_ANSWERED: lambda all_, within: (within.answered, all_.answered),
}
"""Part and whole of each definition."""


class Score:
    """The figures of one queue; a replication's slots are counted one by one, by day, and together."""

    def __init__(self, queue: Queue, slots: int, per_day: int, slot_seconds: float) -> None:
        self._queue, self._slots, self._per_day, self._slot_seconds = queue, slots, per_day, slot_seconds
        self.days = slots // per_day
        periods = slots + self.days + 1
        self._targets = [Ratio(periods, share=True) for _ in queue.targets]
        self._levels = {definition: Ratio(periods, share=True) for definition in LEVELS}
        self._abandon = Ratio(periods, share=True)
        self._plain = {
            name: Ratio(periods) for name in ("offered", "wait", "reply", "busy", "waiting", "online")
        }

    def add(self, tally: Tally) -> None:
        for ratio, target, within in zip(self._targets, self._queue.targets, tally.within, strict=True):
            self._add(ratio, *LEVELS[target.definition](tally, within))
        for definition, ratio in self._levels.items():
            self._add(ratio, *LEVELS[definition](tally, tally.within[0]))
        self._add(self._abandon, tally.gone, tally.offered)
        resolved, one = tally.answered + tally.gone, np.ones(self._slots)
        self._add(self._plain["wait"], tally.wait_seconds, resolved)
        self._add(self._plain["reply"], self._first_reply(tally), resolved)
        self._add(
            self._plain["busy"], np.minimum(tally.busy_seconds, tally.window_seconds), tally.window_seconds
        )
        self._add(self._plain["waiting"], tally.waiting, one)
        self._add(self._plain["online"], tally.online_seconds, one * self._slot_seconds)
        self._plain["offered"].add(self._periods(tally.offered), np.ones(len(self._periods(one))))

    @staticmethod
    def _first_reply(tally: Tally) -> Floats:
        """Wait of all plus the mean typing time of those answered, summed over all."""
        mean = tally.reply_seconds / np.maximum(tally.answered, 1)
        return tally.wait_seconds + mean * (tally.answered + tally.gone)

    def _add(self, ratio: Ratio, part: Floats, whole: Floats) -> None:
        ratio.add(self._periods(part), self._periods(whole))

    def _periods(self, values: Floats) -> Floats:
        days = values.reshape(self.days, self._per_day).sum(axis=1)
        return np.concatenate((values, days, [values.sum()]))

    def worst_day(self) -> float:
        """The widest half-width of a day's service level; 0 when nobody came on any day, infinite after one
        replication.
        """
        halves = self._targets[0].half_widths[self._slots : self._slots + self.days]
        came = [
            half
            for half, mean in zip(halves, self.by_day.service_level.mean, strict=True)
            if mean is not None
        ]
        return max((half if np.isfinite(half) else np.inf for half in came), default=0.0)

    @property
    def by_slot(self) -> Figures:
        return self._figures(slice(0, self._slots))

    @property
    def by_day(self) -> Figures:
        return self._figures(slice(self._slots, self._slots + self.days))

    @property
    def whole(self) -> Figures:
        return self._figures(slice(self._slots + self.days, None))

    def _figures(self, periods: slice) -> Figures:
        def plain(name: str) -> Measured:
            return self._plain[name].measured(periods)

        targets = tuple(ratio.measured(periods) for ratio in self._targets)
        return Figures(
            offered=plain("offered"),
            service_level=targets[0],
            targets=targets,
            levels={definition: ratio.measured(periods) for definition, ratio in self._levels.items()},
            mean_wait_seconds=plain("wait"),
            first_reply_seconds=plain("reply"),
            abandon=self._abandon.measured(periods),
            occupancy=plain("busy"),
            waiting=plain("waiting"),
            online=plain("online"),
        )
