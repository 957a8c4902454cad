"""Somebody learns another queue."""

from collections.abc import Iterator

import numpy as np

from shiftplan.domain.adjusting import MoreSkill
from shiftplan.domain.explanation import Lever, LeverKind
from shiftplan.domain.people import Agent
from shiftplan.domain.queue import Queue
from shiftplan.language import say
from shiftplan.rota.explain.levers.candidate import Candidate, changed
from shiftplan.rota.explain.levers.prices import Prices
from shiftplan.rota.problem import Floats


def more_skills(prices: Prices) -> Iterator[Candidate]:
    """Each queue for each person who does not serve it yet."""
    plan = prices.standing.plan
    for number, person in enumerate(plan.agents):
        for queue in plan.settings.queues:
            if queue.id not in person.queues:
                yield _candidate(prices, number, person, queue)


def _candidate(prices: Prices, number: int, person: Agent, queue: Queue) -> Candidate:
    plan = prices.standing.plan
    learned = person.model_copy(update={"queues": (*person.queues, queue.id)})
    agents = tuple(learned if one.id == person.id else one for one in plan.agents)
    lever = Lever(
        kind=LeverKind.TRAINING,
        message=say("{name} learns {queue}", name=person.name, queue=queue.name),
        expected=_expected(prices, number, person, queue.id),
        agent=person.id,
        queue=queue.id,
        change=MoreSkill(agent=person.id, queue=queue.id),
    )
    return Candidate(lever, changed(plan, agents=agents))


def _expected(prices: Prices, number: int, person: Agent, queue: str) -> float:
    """Each day the best duty on the new queue instead of the same duty on one that is known."""
    problem = prices.standing.scene.problem
    gain = np.zeros(problem.shape[1])
    new = _worth(prices, number, queue)
    for known in person.queues:
        post = problem.queue_numbers[known]
        paid = prices.reduced[problem.cells[number, :, :, post]]
        gain = np.maximum(gain, (new - _worth(prices, number, known) - paid).max(axis=1, initial=0.0))
    return float(gain.sum())


def _worth(prices: Prices, number: int, queue: str) -> Floats:
    """What the person's duties on a queue save by the prices of cover, (days, duties)."""
    problem = prices.standing.scene.problem
    post = problem.queue_numbers[queue]
    found: Floats = prices.served[:, :, post] * problem.worths[number, :, post][None, :]
    return found
