"""A ratio of sums over replications and how sure it is."""

import math

import numpy as np

from shiftplan.domain.estimate import CONFIDENCE, Measured
from shiftplan.simulation.draws import Floats
from shiftplan.simulation.student import t_quantile

RULE_OF_THREE = 3.0
"""With n trials and not one success, 3/n bounds the share at 95 %."""

ROUNDING = 1e-12
"""Squares that cancel to less than this share are those of equal values."""


class Ratio:
    """Σ part / Σ whole, period by period; the half-width is that of a ratio estimate over independent
    replications (the residuals part − ratio × whole have mean 0), with Student's t.
    """

    def __init__(self, periods: int, *, share: bool = False) -> None:
        self._share = share
        self._replications = 0
        self._part, self._whole = np.zeros(periods), np.zeros(periods)
        self._part2, self._whole2, self._cross = np.zeros(periods), np.zeros(periods), np.zeros(periods)

    def add(self, part: Floats, whole: Floats) -> None:
        """One replication."""
        self._replications += 1
        self._part += part
        self._whole += whole
        self._part2 += part * part
        self._whole2 += whole * whole
        self._cross += part * whole

    @property
    def half_widths(self) -> Floats:
        """NaN where nothing is known."""
        runs = self._replications
        if runs < 2:  # noqa: PLR2004 - one run says nothing of the spread
            return np.full(len(self._part), np.nan)
        ratio = self._ratio
        with np.errstate(divide="ignore", invalid="ignore"):
            squares = self._part2 - 2 * ratio * self._cross + ratio * ratio * self._whole2
            variance = np.where(squares > ROUNDING * self._part2, squares, 0.0) / (runs - 1)
            half = t_quantile(CONFIDENCE, runs - 1) * np.sqrt(variance / runs) / (self._whole / runs)
            if self._share:
                certain = (ratio <= 0) | (ratio >= 1)
                half = np.where(certain, np.minimum(1.0, RULE_OF_THREE / self._whole), half)
        return half

    @property
    def _ratio(self) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio: Floats = self._part / self._whole
        return ratio

    def measured(self, periods: slice) -> Measured:
        return Measured(mean=_known(self._ratio[periods]), half_width=_known(self.half_widths[periods]))


def _known(values: Floats) -> tuple[float | None, ...]:
    return tuple(value if math.isfinite(value) else None for value in values.tolist())
