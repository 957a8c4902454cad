"""The chain written down as a dense matrix and followed by a general solver: slow, plain, nothing shared."""

from dataclasses import dataclass

import numpy as np
from scipy.integrate import solve_ivp
from scipy.special import betainc


@dataclass(frozen=True)
class Plain:
    aht: tuple[float, ...]
    patience: float
    agents: int
    states: int
    joins: float = 1.0

    def leaving(self) -> np.ndarray:
        """Contacts a second that end or leave, state by state."""
        return np.array([self._ended(m) + self.queue(m) / self.patience for m in range(self.states)])

    def queue(self, met: int) -> int:
        return max(0, met - self.agents * len(self.aht))

    def admits(self) -> np.ndarray:
        return np.where(np.arange(self.states) < self.agents * len(self.aht), 1.0, self.joins)

    def _ended(self, met: int) -> float:
        served = met - self.queue(met)
        each, more = divmod(served, self.agents)
        return more * self._pace(each + 1) + (self.agents - more) * self._pace(each)

    def _pace(self, held: int) -> float:
        return held / self.aht[min(held, len(self.aht)) - 1] if held else 0.0

    def generator(self, births: float) -> np.ndarray:
        matrix = np.diag(self.leaving()[1:], 1) + np.diag(births * self.admits()[:-1], -1)
        return matrix - np.diag(matrix.sum(axis=0))

    def answered(self, within: float) -> np.ndarray:
        full = self.agents * self._pace(len(self.aht)) * self.patience
        left = np.exp(-within / self.patience)
        shares = [1.0] * min(self.states, self.agents * len(self.aht))
        for ahead in range(self.states - len(shares)):
            in_time = 1 - betainc(full + 1, ahead + 1, left)
            shares.append(full / (full + ahead + 1) * in_time)
        return np.array(shares)

    def through(
        self, chances: np.ndarray, seconds: float, start: float, end: float
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Seconds spent and contacts met by state, and the chances at 91 moments, first and last included.

        The rate goes from `start` to `end` contacts a second; chances, seconds and contacts are one system.
        """
        still, moving = self.generator(0.0), self.generator(1.0) - self.generator(0.0)

        def change(moment: float, all_of_it: np.ndarray) -> np.ndarray:
            now, births = all_of_it[: self.states], start + (end - start) * moment / seconds
            return np.concatenate([still @ now + births * (moving @ now), now, births * now])

        looks = np.linspace(0, seconds, 91)
        begin = np.concatenate([chances, np.zeros(2 * self.states)])
        found = solve_ivp(change, (0, seconds), begin, "DOP853", looks, rtol=1e-10, atol=1e-13).y
        path, spent, met = np.split(found.T, 3, axis=1)
        return spent[-1], met[-1], path
