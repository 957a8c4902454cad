"""The exact chain of a small team: every split of the chats among the agents is a state of its own."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from shiftplan.queueing.busy import Room, balanced_endings, room_of
from shiftplan.queueing.states import number_of_states, states
from shiftplan.queueing.stationary import band

if TYPE_CHECKING:
    import numpy as np

    Vector = np.ndarray[Any, np.dtype[np.float64]]

KNOWN = 1e-12  # of the likeliest number in service; below it a linear solve has no digits left
NONE_AT_ALL = 1e-290
CAREFUL = 5  # how many times longer the slower way takes, about


def exact_room(agents: int, end_rates: Sequence[float], arrival_rate: float) -> Room:
    """The room of `agents` in which new chats go to who holds fewest and ends leave agents uneven.

    The flow from m to m−1 chats in service equals that from m−1 to m, so the chain over m is a birth–death
    chain in which E[z_j · d_j | m in service] end at agents who hold j; the means come from the chain over
    all C(N+k, k) states. Numbers in service too rare to be known end as in the balanced chain, which moves
    no share by more than about `KNOWN`.

    Where more chats in hand make an agent end fewer, a team may stay slow or stay quick for very long; the
    slower way to the chances is taken then, which is exact for such chains too.
    """
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    space, endings = states(agents, len(end_rates)), balanced_endings(agents, end_rates)
    flows = space.weights @ (np.array((arrival_rate, *end_rates)) / max(arrival_rate, *end_rates))
    if _falling(end_rates):
        chances, least = band(agents, len(end_rates)).eliminated(flows), NONE_AT_ALL
    else:
        likeliest = space.even[_likeliest(endings.sum(axis=1), arrival_rate)]
        chances, least = band(agents, len(end_rates)).solved(flows, int(likeliest)), KNOWN
    by_number = np.add.reduceat(chances, space.starts)
    known = np.flatnonzero(by_number[1:] > least * by_number.max()) + 1
    held = np.add.reduceat(chances[:, None] * space.held[:, 1:], space.starts)
    endings[known - 1] = held[known] * end_rates / by_number[known, None]
    return room_of(endings, arrival_rate)


def effort(agents: int, end_rates: Sequence[float]) -> int:
    """The states to solve; they count `CAREFUL`-fold where they take the slower way."""
    return number_of_states(agents, len(end_rates)) * (CAREFUL if _falling(end_rates) else 1)


def _falling(end_rates: Sequence[float]) -> bool:
    return any(more < fewer for fewer, more in pairwise(end_rates))


def _likeliest(balanced_rates: "Vector", arrival_rate: float) -> int:
    """The likeliest number in service if agents stay balanced."""
    import numpy as np  # noqa: PLC0415 - numpy is loaded when something is computed

    steps = np.cumsum(np.log(arrival_rate / balanced_rates))
    return int(steps.argmax()) + 1 if steps.max() > 0 else 0
