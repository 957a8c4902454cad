"""A first rota, person by person: each takes the best roster against what is still missing.

It needs no empty rota that keeps the rules: minimum hours and shortest runs are kept from the beginning.
"""

from time import monotonic

import numpy as np

from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats
from shiftplan.rota.rosters.person import Person, person_of, quick_people
from shiftplan.rota.rosters.reply import Replies


def first_rota(
    model: Model, seconds: float, seed: int = 1, people: tuple[Person | None, ...] | None = None
) -> Draft:
    """A rota in which everybody keeps their own rules, improved by replies while time lasts.

    People whose rosters cannot be listed keep their locks and nothing else.
    """
    until = monotonic() + seconds
    people = quick_people(model) if people is None else people
    base = model.lower[: model.whole] * np.isin(model.owner[: model.whole], _unlisted(people))
    replies = Replies(model, people, base)
    random = np.random.default_rng(seed)
    for agent in random.permutation(len(people)):
        replies.reply(int(agent))
    for agent in _broken(model, replies.chosen):
        replies.people[agent] = person_of(model, agent)
        replies.reply(agent)
    replies.settle(random.permutation(len(people)), until)
    return model.draft(replies.chosen)


def _broken(model: Model, chosen: Floats) -> list[int]:
    """Who breaks own rules: they need a wider choice of rosters."""
    found = np.unique(model.agent[model.violated(model.draft(chosen))])
    return [int(agent) for agent in found if agent >= 0]


def _unlisted(people: tuple[Person | None, ...]) -> list[int]:
    return [agent for agent, person in enumerate(people) if person is None]
