"""Two ways to the stationary chances of a chain whose flows reach only near states."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from shiftplan.queueing.states import REMEMBERED, states

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[np.int64]]
    Vector = np.ndarray[Any, np.dtype[np.float64]]

HUGE = 1e200


@dataclass(frozen=True, eq=False)
class Band:
    """Balance of the flows into each state: flow i is the entry of equation `rows[i]` and unknown
    `columns[i]`, at most `below` below and `above` above the diagonal; `places[i]` in LAPACK's band storage.
    """

    size: int
    below: int
    above: int
    rows: "Ints"
    columns: "Ints"
    places: "Ints"

    def solved(self, flows: "Vector", anchor: int) -> "Vector":
        """Chances relative to that of the state `anchor`, by LAPACK. Exact to about 10⁻¹⁵ of the largest
        where the anchor is one of the likeliest states and the chain does not fall apart.
        """
        import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed
        from scipy.linalg import lapack  # noqa: PLC0415 - scipy is slow to load

        matrix = np.zeros((2 * self.below + self.above + 1, self.size), order="F")
        flat = matrix.reshape(-1, order="F")
        flat[self.places] = flows
        own = np.flatnonzero(self.rows == anchor)
        flat[self.places[own]] = self.columns[own] == anchor
        right = np.zeros(self.size)
        right[anchor] = 1.0
        chances: Vector
        *_, chances, _ = lapack.dgbsv(self.below, self.above, matrix, right, overwrite_ab=1, overwrite_b=1)
        return np.maximum(chances, 0.0, out=chances)

    def eliminated(self, flows: "Vector") -> "Vector":
        """Chances up to a factor, by taking out state after state without a subtraction (Grassmann, Taksar
        and Heyman 1985): exact to nearly all digits of each, however rarely parts of the chain are joined.
        """
        import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

        reach = max(self.below, self.above)
        rates = np.zeros((self.size, self.size))
        rates[self.columns, self.rows] = flows
        for state in range(self.size - 1, 0, -1):
            near = slice(max(0, state - reach), state)
            rates[near, state] /= rates[state, near].sum()
            rates[near, near] += np.outer(rates[near, state], rates[state, near])
        chances = np.zeros(self.size)
        chances[0] = 1.0
        for state in range(1, self.size):
            near = slice(max(0, state - reach), state)
            chances[state] = chances[near] @ rates[near, state]
            if chances[state] > HUGE:
                chances[: state + 1] /= HUGE
        return chances


@lru_cache(maxsize=REMEMBERED)
def band(agents: int, windows: int) -> Band:
    """The band of a team's states."""
    space = states(agents, windows)
    rows, columns = space.targets, space.sources
    below, above = int((rows - columns).max()), int((columns - rows).max())
    places = columns * (2 * below + above + 1) + (below + above + rows - columns)
    return Band(len(space.held), below, above, rows, columns, places)
