"""Those who come just before the number of agents changes, and wait across the change.

Somebody who comes s seconds before it and meets m in the system has the outlook of the old agents for s
seconds. Is the wait not over then (and patience, which is independent of the place in the queue, not at its
end), the contacts still ahead count: the place in the queue is a pure death process with rates R + jθ. What
is left of the time is met with the outlook of the new agents, who hold or let wait whatever is ahead.
"""

import math
from dataclasses import dataclass

import numpy as np

from shiftplan.queueing.transient.laws import Outlook
from shiftplan.queueing.transient.line import Array
from shiftplan.queueing.transient.rational import Chain
from shiftplan.queueing.transient.stretch import Stretch

LOOKS = 6
"""Moments before the change at which those who come are followed (Gauss and Legendre's)."""
PLACES_A_STEP = 4.0


@dataclass(frozen=True, eq=False)
class Handover:
    """The end of the last of `stretches`, which some `outlook` held, and the agents that follow."""

    outlook: Outlook
    stretches: tuple[Stretch, ...]
    then: int

    def change(self, within: float) -> Array:
        """What it changes in the contacts that are answered within the time; reached by then, if they never
        gave up; still wait then; leave at last. Shape (4,), in contacts.
        """
        if self.outlook.high <= self.outlook.slots:  # nobody waits
            return np.zeros(4)
        reach = min(within, math.fsum(stretch.seconds for stretch in self.stretches))
        places, weights = np.polynomial.legendre.leggauss(LOOKS)
        total = np.zeros(4)
        for place, weight in zip(places, weights, strict=True):
            before = reach * (place + 1) / 2
            births, chances = self._at(before)
            told = self._told(chances, before, within - before) - self._untold(chances, within)
            total += weight * reach / 2 * births * told
        return total

    def _untold(self, chances: Array, within: float) -> Array:
        """The four shares of those who find no free window, if the agents stayed."""
        look = self.outlook
        waiting, longer = chances * look.full, look.waits_longer(within)
        stays = math.exp(-within * look.line.leave_rate)
        rows = np.array((look.answered(within), 1 - longer, stays * longer, look.leaves))
        return np.asarray(rows @ waiting)

    def _told(self, chances: Array, before: float, after: float) -> Array:
        """The same four, with `before` seconds until the change and `after` from it."""
        look, waiting = self.outlook, chances * self.outlook.full
        old = self._untold(chances, before)
        gone = waiting.sum() - old[0] - old[2]
        ahead = self._moved(waiting[max(0, look.slots - look.low) :], before)
        low = max(look.slots, look.low)
        new = Outlook(look.line, self.then, low, low + len(ahead))
        stays_before = math.exp(-before * look.line.leave_rate)
        stays_after = math.exp(-after * look.line.leave_rate)
        longer = new.waits_longer(after)
        return np.array(
            (
                old[0] + stays_before * (new.answered(after) @ ahead),
                old[1] + (1 - longer) @ ahead,
                stays_before * stays_after * (longer @ ahead),
                gone + stays_before * (new.leaves @ ahead),
            )
        )

    def _moved(self, ahead: Array, seconds: float) -> Array:
        """The places in the queue after so long, of those not answered; a first state collects the others.

        A window that begins above the first place stays there: what moves below it is too unlikely to be
        carried.
        """
        look = self.outlook
        first = max(0, look.low - look.slots)
        pace = look.line.full_rate(look.agents)
        deaths = pace + look.line.leave_rate * np.arange(first, first + len(ahead))
        chain, places = Chain(np.concatenate([[0.0], deaths])), np.concatenate([[0.0], ahead])
        steps = max(1, math.ceil(seconds * pace / PLACES_A_STEP))
        for _ in range(steps):
            places = chain.step(places, 0.0, seconds / steps)[0]
        return np.asarray(np.maximum(places[1:], 0.0))

    def _at(self, before: float) -> tuple[float, Array]:
        """Contacts a second, and the chances, so many seconds before the end."""
        for stretch in reversed(self.stretches):
            if before <= stretch.seconds:
                return stretch.at(stretch.seconds - before, self.outlook)
            before -= stretch.seconds
        return self.stretches[0].at(0.0, self.outlook)
