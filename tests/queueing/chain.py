"""The same queues computed another way: a long truncated chain and the incomplete beta function.

Nothing is shared with `shiftplan.queueing`: states are summed one by one, each with the waiting law of a
contact that meets it (MATHS: P(V > t | q ahead) = I_x(R/θ, q+1)).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, betaincc

STATES_WAITING = 4000


@dataclass(frozen=True)
class Chain:
    p_wait: float
    abandon: float
    mean_wait_seconds: float
    in_service: float
    answered: float
    virtual: float
    gone: float


def solve(agents: int, per_hour: float, aht: Sequence[float], patience: float, within: float) -> Chain:
    """Sum `STATES_WAITING` states with somebody waiting; enough for the sizes the tests use."""
    arrival, theta, slots = per_hour / 3600, 1 / patience, agents * len(aht)
    rates = [_service_rate(m, agents, aht) for m in range(1, slots + 1)]
    full = rates[-1]
    ends = np.array(rates + [full + theta * q for q in range(1, STATES_WAITING)])
    logs = np.concatenate([[0.0], np.cumsum(np.log(arrival / ends))])
    weights = np.exp(logs - logs.max())
    state = weights / weights.sum()
    assert state[-1] < 1e-13, "too few states for this test"
    met = state[slots:]
    q = np.arange(len(met))
    x, c = math.exp(-theta * within), full / theta
    late = betainc(c, q + 1, x)
    answered_late = c / (c + q + 1) * betaincc(c + 1, q + 1, x)
    waiting = float(met @ q)
    free = float(state[:slots].sum())
    answered = free + float(met @ answered_late)
    waits_on = x * float(met @ late)
    return Chain(
        p_wait=float(met.sum()),
        abandon=theta * waiting / arrival,
        mean_wait_seconds=waiting / arrival,
        in_service=float(state @ np.minimum(np.arange(len(state)), slots)),
        answered=answered,
        virtual=1 - float(met @ late),
        gone=1 - answered - waits_on,
    )


def _service_rate(in_service: int, agents: int, aht: Sequence[float]) -> float:
    held = [in_service // agents + (i < in_service % agents) for i in range(agents)]
    return math.fsum(j / aht[j - 1] for j in held if j)
