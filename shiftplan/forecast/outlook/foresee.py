"""One queue's rest of the day: every course thought possible fitted to what came, weighed, and played on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import exp, log

import numpy as np
import numpy.typing as npt

from shiftplan.domain.outlook import COVERAGE, Counted, Made, QueueOutlook, Rush, Spread
from shiftplan.domain.traffic import STEP_MINUTES, Traffic
from shiftplan.forecast.outlook.course import BLOCK_STEPS, FLOOR, Course, Floats, Seen, course, seen
from shiftplan.forecast.outlook.fit import Fit, fit
from shiftplan.forecast.outlook.prior import Prior, log_ratio, priors
from shiftplan.forecast.outlook.rush import Bent, bent, opening_in_question

DISPERSION, DISPERSION_WEIGHT = 1.6, 10.0
"""Variance over mean of counts that are rightly expected, and as how many intervals it counts beforehand."""
DRAWS = 1000
SEED = 1
LOW, MID, HIGH = (1 - COVERAGE) / 2, 0.5, (1 + COVERAGE) / 2


@dataclass(frozen=True)
class Asked:
    """A day of a queue from the slot `since` to the slot `end` (excluded), looked at at `now` (local)."""

    queue: str
    since: int
    end: int
    now: datetime
    openings: tuple[datetime, ...] = ()


@dataclass(frozen=True)
class _Known:
    """A bent course, its fit and how likely it is after what came."""

    bent: Bent
    fit: Fit
    chance: float


def foresee(
    traffic: Traffic, asked: Asked, counted: Sequence[Counted], before: Sequence[tuple[float, float]] = ()
) -> QueueOutlook:
    """The slots of `traffic` from the one that holds `now` on.

    `counted` are contacts of this day, by intervals that do not overlap; `before` has for each earlier day
    what came and what was planned for the same time. The same inputs give the same numbers.
    """
    day = course(traffic, asked.queue, asked.since, asked.end)
    what, guesses = seen(day, counted), priors([log_ratio(*each) for each in before])
    opening = opening_in_question(asked.openings, day, asked.now)
    dispersion, known = _known(bent(day, opening), what, guesses)
    played = _Played(day, known, dispersion)
    begun = opening is not None and opening < asked.now and len(known) > 1
    rush = (_rush(opening, known),) if begun and opening else ()
    level = played.level(asked.now)
    made = Made(
        intervals=len(what.contacts),
        seen=float(what.contacts.sum()),
        planned=float(what.planned(day.planned).sum()),
        level=_spread(level, float(level.mean())),
        dispersion=dispersion,
        days=len(before),
        rushes=rush,
    )
    return _told(asked, traffic, what, played, made)


def _known(
    courses: tuple[Bent, ...], what: Seen, guesses: tuple[Prior, ...]
) -> tuple[float, tuple[_Known, ...]]:
    """The dispersion around the plan's own course, and every course with what it is worth."""
    own = tuple(one for one in courses if one.own)
    dispersion = _dispersion(_weighed(own, what, guesses, DISPERSION))
    return dispersion, _weighed(courses, what, guesses, dispersion)


def _dispersion(known: tuple[_Known, ...]) -> float:
    best = max(known, key=lambda one: one.chance).fit
    over = DISPERSION_WEIGHT * DISPERSION + best.chi2
    return max(1.0, over / (DISPERSION_WEIGHT + max(best.freedom, 0.0)))


def _weighed(
    courses: tuple[Bent, ...], what: Seen, guesses: tuple[Prior, ...], dispersion: float
) -> tuple[_Known, ...]:
    """Courses that are the same where something was counted are fitted once."""
    floor = max(FLOOR * float(courses[0].planned.mean()), 1e-9)
    planned = [what.planned(np.maximum(one.planned, floor)) for one in courses]
    tried: list[tuple[Bent, Fit, float]] = []
    for guess in guesses:
        covariance = guess.covariance(len(courses[0].planned) // BLOCK_STEPS)
        mean = guess.mean - np.diag(covariance) / 2
        fits = dict[bytes, Fit]()
        for one, there in zip(courses, planned, strict=True):
            key = there.tobytes()
            if key not in fits:
                fits[key] = fit(what.contacts, there, mean, covariance, dispersion)
            tried.append((one, fits[key], fits[key].evidence + log(guess.chance * one.chance)))
    most = max(likely for _, _, likely in tried)
    whole = sum(exp(likely - most) for _, _, likely in tried)
    return tuple(_Known(one, found, exp(likely - most) / whole) for one, found, likely in tried)


class _Played:
    """Days as they may go on: draws of the factors, and of the counts that come of them."""

    def __init__(self, day: Course, known: tuple[_Known, ...], dispersion: float) -> None:
        self._day, self._random = day, np.random.default_rng(SEED)
        self._dispersion = dispersion
        numbers = _shared_out([one.chance for one in known])
        drawn = [
            self._random.multivariate_normal(one.fit.mode, one.fit.covariance, number, method="eigh")
            for one, number in zip(known, numbers, strict=True)
            if number
        ]
        self._factors = np.exp(np.concatenate(drawn))
        planned = np.repeat([one.bent.planned for one in known], numbers, axis=0)
        self.rates: Floats = planned * self._factors[:, day.block_of]
        """Contacts expected in each step, shape (draws, steps)."""

    def level(self, now: datetime) -> Floats:
        block = int(self._day.step_at(now)) // BLOCK_STEPS
        return np.asarray(self._factors[:, min(max(block, 0), self._day.blocks - 1)])

    def counts(self, rates: Floats) -> Floats:
        """Counts of these means, their variance the dispersion times as large."""
        if self._dispersion > 1:
            shape = rates / (self._dispersion - 1)
            rates = self._random.gamma(np.maximum(shape, 1e-9)) * (self._dispersion - 1)
        return np.asarray(self._random.poisson(rates), dtype=np.float64)


def _shared_out(chances: Sequence[float]) -> npt.NDArray[np.int64]:
    edges = np.round(np.cumsum([0.0, *chances]) * DRAWS).astype(np.int64)
    return np.diff(edges)


def _told(asked: Asked, traffic: Traffic, what: Seen, played: _Played, made: Made) -> QueueOutlook:
    grid = traffic.grid
    now = (asked.now - grid.moment(asked.since)).total_seconds() / (STEP_MINUTES * 60)
    per_slot = grid.minutes // STEP_MINUTES
    first = int(now) // per_slot
    left = np.clip(np.arange(played.rates.shape[1]) + 1 - now, 0, 1)
    slots = asked.end - asked.since - first
    edges = [per_slot * (first + index) for index in range(slots + 1)]
    rest = np.stack([(played.rates * left)[:, a:b].sum(axis=1) for a, b in pairwise(edges)], axis=1)
    come = _come(what, played, edges[0], edges[1], left)
    counts = played.counts(rest)
    counts[:, 0] += come
    low, high = np.quantile(counts, (LOW, HIGH), axis=0)
    expected, brisk = rest.mean(axis=0), np.quantile(rest, HIGH, axis=0)
    expected[0], brisk[0] = expected[0] + come, brisk[0] + come
    counts[:, 0] -= come
    planned = traffic.contacts[asked.queue][asked.since + first : asked.end]
    steps = np.array(traffic.steps(asked.queue, asked.since + first))
    gone = float((steps * (1 - left[edges[0] : edges[1]])).sum())
    return QueueOutlook(
        queue=asked.queue,
        planned=planned,
        expected=tuple(expected.tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        brisk=tuple(brisk.tolist()),
        come=come,
        planned_rest=max(0.0, sum(planned) - gone),
        rest=_spread(counts.sum(axis=1), mid=float(rest.sum(axis=1).mean())),
        made=made,
    )


def _come(what: Seen, played: _Played, begin: int, end: int, left: Floats) -> float:
    """What has come in the slot that runs: what was counted of it, and for the rest of its past the rates."""
    inside = what.shares[:, begin:end].sum(axis=1) / np.maximum(what.shares.sum(axis=1), 1e-12)
    counted = float((inside * what.contacts).sum())
    unread = np.clip(1 - left[begin:end] - what.shares[:, begin:end].sum(axis=0), 0, 1)
    return counted + float((played.rates[:, begin:end].mean(axis=0) * unread).sum())


def _spread(draws: Floats, mid: float | None = None) -> Spread:
    low, middle, high = np.quantile(draws, (LOW, MID, HIGH)).tolist()
    return Spread(low=low, mid=middle if mid is None else mid, high=high)


def _rush(opening: datetime, known: Sequence[_Known]) -> Rush:
    chances = np.array([one.chance for one in known])
    return Rush(
        opening=opening,
        delay_minutes=float(chances @ [one.bent.delay_minutes for one in known]),
        pace=float(np.exp(chances @ np.log([one.bent.pace for one in known]))),
    )
