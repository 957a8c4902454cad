"""A chat team with every agent told apart, solved as one dense linear system.

Nothing is shared with `shiftplan.queueing`: a state is what each agent holds and how many wait, cut off where
a longer queue is negligible. A chat goes to the agent with fewest, the first of equals.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.stats import poisson


@dataclass(frozen=True)
class Team:
    p_wait: float
    abandon: float
    mean_wait_seconds: float
    concurrency: float
    taken_at_once: tuple[float, ...]
    met: tuple[float, ...]
    """Chance of finding all windows taken and 0, 1, 2 … waiting."""

    full_rate: float
    theta: float


def solve(
    agents: int, per_hour: float, aht: Sequence[float], patience: float, longest_queue: int = 60
) -> Team:
    arrival, theta, most = per_hour / 3600, 1 / patience, len(aht)
    full_rate = agents * most / aht[-1]
    states = [(held, 0) for held in itertools.product(range(most + 1), repeat=agents)]
    states += [((most,) * agents, waiting) for waiting in range(1, longest_queue + 1)]
    place = {state: i for i, state in enumerate(states)}
    flows = np.zeros((len(states), len(states)))
    for (held, waiting), i in place.items():
        if min(held) < most:
            flows[i, place[_with(held, held.index(min(held)), 1), 0]] += arrival
        elif waiting < longest_queue:
            flows[i, place[held, waiting + 1]] += arrival
        if waiting:
            flows[i, place[held, waiting - 1]] += full_rate + theta * waiting
        else:
            for agent, chats in enumerate(held):
                if chats:
                    flows[i, place[_with(held, agent, -1), 0]] += chats / aht[chats - 1]
    chance = _stationary(flows)
    assert chance[-1] < 1e-13, "too short a queue for this test"
    free = [(held, chance[place[held, 0]]) for held, waiting in states if not waiting and min(held) < most]
    met = tuple(chance[place[(most,) * agents, waiting]] for waiting in range(longest_queue + 1))
    queue = math.fsum(waiting * share for waiting, share in enumerate(met))
    return Team(
        p_wait=math.fsum(met),
        abandon=theta * queue / arrival,
        mean_wait_seconds=queue / arrival,
        concurrency=math.fsum(sum(held) * chance[i] for (held, _), i in place.items()) / agents,
        taken_at_once=tuple(
            math.fsum(share for held, share in free if min(held) == level) for level in range(most)
        ),
        met=met,
        full_rate=full_rate,
        theta=theta,
    )


def answered_late(team: Team, within: float, steps: int = 4000) -> float:
    """Share that waits and is answered within the time, by integrating over the wait of each queue met.

    With q ahead the q+1-th leaving of the queue must come while one still waits; with j of the q gone or
    served the next goes at rate R + (q−j)θ. Solved as a walk of q+1 steps by uniformization.
    """
    total = 0.0
    for ahead, share in enumerate(team.met):
        if share > 1e-14:
            total += share * _served_in_time(team, ahead, within, steps)
    return total


def _served_in_time(team: Team, ahead: int, within: float, steps: int) -> float:
    """Of somebody with this many ahead: states = how many are still ahead, then served, gone."""
    rate = team.full_rate + team.theta * (ahead + 1)
    walk = np.zeros((ahead + 3, ahead + 3))
    served, gone = ahead + 1, ahead + 2
    for left in range(ahead + 1):
        on = served if left == 0 else left - 1
        walk[left, on] += (team.full_rate + team.theta * left) / rate
        walk[left, gone] += team.theta / rate
        walk[left, left] += 1 - walk[left].sum()
    walk[served, served] = walk[gone, gone] = 1.0
    now = np.zeros(ahead + 3)
    now[ahead] = 1.0
    result = 0.0
    for step in range(steps):
        chance = poisson.pmf(step, rate * within)
        result += chance * now[served]
        if step > rate * within and chance < 1e-16:
            break
        now = now @ walk
    return result


def solve_by_fractions(
    agents: int, end_rates: Sequence[Fraction], arrival: Fraction
) -> dict[tuple[int, ...], Fraction]:
    """Chances of what each agent holds when nobody may wait, exactly; they sum to 1."""
    most = len(end_rates)
    states = list(itertools.product(range(most + 1), repeat=agents))
    place = {held: i for i, held in enumerate(states)}
    balance = [[Fraction(0)] * (len(states) + 1) for _ in states]
    for held, i in place.items():
        moves = [(_with(held, held.index(min(held)), 1), arrival)] if min(held) < most else []
        moves += [(_with(held, a, -1), end_rates[chats - 1]) for a, chats in enumerate(held) if chats]
        for target, rate in moves:
            balance[place[target]][i] += rate
            balance[i][i] -= rate
    balance[-1] = [Fraction(1)] * (len(states) + 1)
    return dict(zip(states, _gauss(balance), strict=True))


def _gauss(rows: list[list[Fraction]]) -> list[Fraction]:
    for i in range(len(rows)):
        pivot = next(r for r in range(i, len(rows)) if rows[r][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r, row in enumerate(rows):
            if r != i and row[i]:
                rows[r] = [value - row[i] * own for value, own in zip(row, rows[i], strict=True)]
    return [row[-1] for row in rows]


def _with(held: tuple[int, ...], agent: int, more: int) -> tuple[int, ...]:
    return tuple(chats + more if i == agent else chats for i, chats in enumerate(held))


def _stationary(flows: np.ndarray) -> np.ndarray:
    balance = (flows - np.diag(flows.sum(axis=1))).T
    balance[-1] = 1.0
    right = np.zeros(len(flows))
    right[-1] = 1.0
    return np.linalg.solve(balance, right)
