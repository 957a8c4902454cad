"""One step of a birth–death chain: e^{hA}·p by a rational function of the tridiagonal generator A.

With W = (I − γhA)^{-1}, e^{hA} ≈ Σ_{j=1}^{5} c_j·W^j is of order 5 and dies out at infinity (L-stable) for
γ = 1/3.596…, the inverse of the third zero of the Laguerre polynomial L_5 (Nørsett 1974; Hairer and Wanner,
Solving ODEs II, IV.6). One factorisation and five banded solves a step, whatever the rates. The time spent in
each state, ∫ e^{sA}·p ds ≈ h·Σ e_j·W^j·p with e_1 = γ and e_{j+1} = e_j − γ·c_j, satisfies A·∫ = p(h) − p(0)
to rounding, so that no contact is lost from the books.
"""

from dataclasses import dataclass
from functools import cached_property
from math import comb, factorial

import numpy as np
from scipy.linalg.lapack import dgttrf, dgttrs

from shiftplan.queueing.transient.line import Array

STAGES = 5
ORDER = 5
GAMMA = float(1 / np.polynomial.laguerre.lagroots([0.0] * STAGES + [1.0])[2])


def _expansion(power: int) -> Array:
    """The coefficients of z^power in W^1 … W^5, W = 1/(1 − γz)."""
    return np.array([comb(j + power - 1, power) * GAMMA**power for j in range(1, STAGES + 1)])


STEP: Array = np.linalg.solve(
    np.array([_expansion(power) for power in range(STAGES)]), [1 / factorial(i) for i in range(STAGES)]
)
SPENT: Array = GAMMA * (1 - np.concatenate([[0.0], np.cumsum(STEP)[:-1]]))
_MISSED = abs(float(STEP @ _expansion(ORDER + 1)) - 1 / factorial(ORDER + 1))
_DOUBT: Array = np.array([comb(STAGES, j) * (-1.0) ** j for j in range(STAGES + 1)]) * _MISSED / GAMMA**STAGES
"""(I − W)^5·p, which is (−γhA)^5·p damped: the size of the first term that the step leaves out."""
_READ: Array = np.vstack([np.concatenate([[0.0], STEP]), np.concatenate([[0.0], SPENT]), _DOUBT])


@dataclass(frozen=True, eq=False)
class Chain:
    """Births at one rate times `admits` by state, deaths by state, on a window of states; nothing passes the
    window's edges.
    """

    deaths: Array
    admits: Array | None = None

    def change(self, chances: Array, births: float) -> Array:
        """A·p: how fast the chances change, a second."""
        up, down = births * self._admits[:-1] * chances[:-1], self.deaths[1:] * chances[1:]
        change = np.zeros(len(chances))
        change[1:] += up - down
        change[:-1] += down - up
        return change

    def step(self, chances: Array, births: float, seconds: float) -> tuple[Array, Array, float]:
        """Chances after `seconds`, seconds spent in each state, and the likely error of the chances (their
        sum of absolute differences).
        """
        powers = np.empty((STAGES + 1, len(chances)))
        powers[0] = power = chances
        factors = self._factors(births * seconds, seconds)
        for stage in range(1, STAGES + 1):
            powers[stage] = power = dgttrs(*factors, power)[0]
        after, spent, doubt = _READ.dot(powers)
        spent *= seconds
        np.abs(doubt, doubt)
        return after, spent, float(doubt.sum())

    def _factors(self, come: float, seconds: float) -> tuple[Array, ...]:
        """I − γhA."""
        leave, stays, below = self._parts
        down = leave * seconds
        diagonal = stays * come
        diagonal += down
        diagonal += 1.0
        np.negative(down, down)
        return tuple(dgttrf(below * come, diagonal, down[1:], 1, 1, 1)[:5])

    @cached_property
    def _admits(self) -> Array:
        return np.ones(self.deaths.shape) if self.admits is None else self.admits

    @cached_property
    def _parts(self) -> tuple[Array, Array, Array]:
        """γ times the deaths that stay in the window; and the births that do, on the diagonal and below."""
        leave, stays = GAMMA * self.deaths, GAMMA * self._admits
        leave[0], stays[-1] = 0.0, 0.0
        return leave, stays, -stays[:-1]
