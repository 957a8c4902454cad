"""The exact chain of a small team: every split of the chats among the agents is a state of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from shiftplan.queueing.busy import Room, balanced_endings, room_of
from shiftplan.queueing.states import REMEMBERED, States, states

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[np.int64]]
    Vector = np.ndarray[Any, np.dtype[np.float64]]

KNOWN = 1e-12  # of the likeliest number in service; below it a linear solve has no digits left
UNEVEN = 1e3


def exact_room(agents: int, end_rates: Sequence[float], arrival_rate: float) -> Room | None:
    """The room of `agents` in which new chats go to who holds fewest and ends leave agents uneven.

    The flow from m to m−1 chats in service equals that from m−1 to m, so the chain over m is a birth–death
    chain in which E[z_j · d_j | m in service] end at agents who hold j; the means come from the chain over
    all C(N+k, k) states. Numbers in service rarer than `KNOWN` end as in the balanced chain, which moves no
    share by more than about that. None when the chain falls apart into groups of states that it changes
    between more rarely than this.
    """
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    space, endings = states(agents, len(end_rates)), balanced_endings(agents, end_rates)
    chances = _stationary(space, end_rates, arrival_rate, endings.sum(axis=1))
    by_number = np.add.reduceat(chances, space.starts)
    known = np.flatnonzero(by_number > KNOWN * by_number.max())
    if len(known) != known[-1] - known[0] + 1:
        return None
    known = known[known > 0]
    held = np.add.reduceat(chances[:, None] * space.held[:, 1:], space.starts)
    endings[known - 1] = held[known] * end_rates / by_number[known, None]
    return room_of(endings, arrival_rate)


def _stationary(
    space: States, end_rates: Sequence[float], arrival_rate: float, balanced_rates: "Vector"
) -> "Vector":
    """Chances of the states relative to one of the likeliest, which keeps the equations well posed."""
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    steps = np.cumsum(np.log(arrival_rate / balanced_rates))
    likeliest = int(steps.argmax()) + 1 if steps.max() > 0 else 0
    band = _band(len(space.starts) - 1, len(end_rates))
    flows = space.weights @ (np.array((arrival_rate, *end_rates)) / max(arrival_rate, *end_rates))
    chances = band.solved(flows, int(space.even[likeliest]))
    if chances.max() > UNEVEN:
        chances = band.solved(flows, int(chances.argmax()))
    return np.maximum(chances, 0.0, out=chances)


@dataclass(frozen=True, eq=False)
class _Band:
    """Balance of the flows into each state, as LAPACK stores a matrix `below` and `above` its diagonal.

    Flow i is the entry of equation `rows[i]` and unknown `columns[i]` and lies at `places[i]`.
    """

    size: int
    below: int
    above: int
    rows: "Ints"
    columns: "Ints"
    places: "Ints"

    def solved(self, flows: "Vector", anchor: int) -> "Vector":
        """Balance in all states but the anchor, whose chance is set to 1."""
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
        return chances


@lru_cache(maxsize=REMEMBERED)
def _band(slots: int, windows: int) -> _Band:
    space = states(slots // windows, windows)
    rows, columns = space.targets, space.sources
    below, above = int((rows - columns).max()), int((columns - rows).max())
    places = columns * (2 * below + above + 1) + (below + above + rows - columns)
    return _Band(len(space.held), below, above, rows, columns, places)
