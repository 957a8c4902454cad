"""One piece of time, as it was stepped through."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from shiftplan.queueing.transient.counted import Clocked, levels, parts
from shiftplan.queueing.transient.laws import Outlook
from shiftplan.queueing.transient.line import Array
from shiftplan.queueing.transient.rational import Chain
from shiftplan.queueing.transient.slope import Slope
from shiftplan.queueing.transient.state import State
from shiftplan.queueing.transient.walk import Step

LOOKS = 5
"""Places inside a step, ends included, where the level is looked at."""


@dataclass(frozen=True, eq=False)
class Stretch:
    """What was spent in each state, met by arrivals, and the chances at the ends of its steps.

    `spent` (states,) seconds; `met` (states,) contacts that came in each state; `moments` (steps + 1,)
    seconds since the piece began; `births` (steps + 1,) contacts a second; `chances` (steps + 1, states).
    """

    seconds: float
    offered: float
    spent: Array
    met: Array
    moments: Array
    births: Array
    chances: Array

    def worst(self, outlook: Outlook, clock: Clocked, definition: str) -> float:
        """The least at the ends of the steps and on the cubics between them."""
        shares = self._between(parts(outlook, clock), outlook).T
        return float(levels(shares, definition).min())

    def at(self, moment: float, outlook: Outlook) -> tuple[float, Array]:
        """Contacts a second, and the chances (a cubic inside a step), `moment` seconds from the start."""
        step = min(int(np.searchsorted(self.moments, moment, side="right")) - 1, len(self.moments) - 2)
        begin, end = self.moments[step : step + 2]
        births = np.interp((moment, begin, end), self.moments, self.births)
        window = outlook.agents, outlook.low, outlook.high
        chain = Chain(outlook.line.departures(*window), outlook.line.admits(*window))
        start, stop = self.chances[step : step + 2]
        rises = [(end - begin) * chain.change(p, rate) for p, rate in ((start, births[1]), (stop, births[2]))]
        chances = _cubic((moment - begin) / (end - begin), start, stop, *rises)
        return float(births[0]), np.maximum(chances, 0.0)

    def _between(self, shares: Array, outlook: Outlook) -> Array:
        """Means of `shares` (5, states) at `LOOKS` places of every step, shape (looks, 5).

        Cubic in between, from values and slopes at both ends; the slope of a mean f·p is (fA)·p.
        """
        up, down = np.zeros_like(shares), np.zeros_like(shares)
        up[:, :-1] = np.diff(shares) * outlook.line.admits(outlook.agents, outlook.low, outlook.high - 1)
        down[:, 1:] = -np.diff(shares)
        deaths = outlook.line.departures(outlook.agents, outlook.low, outlook.high)
        values = self.chances @ shares.T
        slopes = self.births[:, None] * (self.chances @ up.T) + self.chances @ (deaths * down).T
        lengths = np.diff(self.moments)[:, None]
        rise = [lengths * slopes[:-1], lengths * slopes[1:]]
        looks = [_cubic(s, values[:-1], values[1:], *rise) for s in np.linspace(0, 1, LOOKS)]
        return np.concatenate(looks)


def told(outlook: Outlook, start: State, slope: Slope, steps: Sequence[Step]) -> Stretch:
    """The steps through one piece, on one window that holds them all."""
    moments = np.concatenate([[0.0], np.cumsum([step.seconds for step in steps])])
    return Stretch(
        seconds=slope.seconds,
        offered=slope.seconds * (slope.start + slope.end) / 2,
        spent=np.sum([_on(outlook, step.low, step.spent) for step in steps], axis=0),
        met=np.sum([_on(outlook, step.low, step.met) for step in steps], axis=0),
        moments=moments,
        births=slope.start + (slope.end - slope.start) * moments / slope.seconds,
        chances=np.array(
            [start.window(outlook.low, outlook.high)]
            + [_on(outlook, step.low, step.chances) for step in steps]
        ),
    )


def _on(outlook: Outlook, low: int, values: Array) -> Array:
    before, after = low - outlook.low, outlook.high - low - len(values)
    return np.pad(values, (before, after)) if before or after else values


def _cubic(at: float, start: Array, end: Array, rise_start: Array, rise_end: Array) -> Array:
    """Hermite's cubic on the unit step."""
    rest = 1 - at
    return np.asarray(
        start * rest * rest * (1 + 2 * at)
        + end * at * at * (3 - 2 * at)
        + rise_start * at * rest * rest
        - rise_end * at * at * rest
    )
