"""Whole rosters against what all others do: each person in turn gets the best one, until nobody gains."""

from time import monotonic

import numpy as np

from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.rosters.balance import Balance
from shiftplan.rota.rosters.common import common_of
from shiftplan.rota.rosters.person import Person

GAIN = 1e-7


class Replies:
    """A rota in which people change whole rosters; `held[agent]` are the numbers of their choices."""

    def __init__(self, model: Model, people: tuple[Person | None, ...], chosen: Floats) -> None:
        self._model = model
        self.people = list(people)
        self._balance = Balance(common_of(model))
        taken = np.nonzero(chosen > 0)[0]
        self._balance.move(taken, 1.0)
        self.held: list[Ints] = [taken[model.owner[taken] == agent] for agent in range(len(people))]

    @property
    def chosen(self) -> Floats:
        chosen = np.zeros(self._model.whole)
        chosen[np.concatenate([np.zeros(0, dtype=np.int64), *self.held])] = 1.0
        return chosen

    def reply(self, agent: int) -> bool:
        """Give `agent` the best roster against all others; whether it is another one."""
        person = self.people[agent]
        if person is None:
            return False
        self._balance.move(self.held[agent], -1.0)
        prices = np.zeros(self._model.whole)
        prices[person.columns] = self._balance.prices(person.columns)
        _, found = person.cheapest(prices)
        held = self.held[agent] if found is None else found
        changed = not np.array_equal(np.sort(held), self.held[agent])
        self.held[agent] = np.sort(held)
        self._balance.move(held, 1.0)
        return changed

    def settle(self, order: Ints, until: float) -> None:
        """Everybody in turn, until nobody's roster changes or time is up."""
        for _ in range(20):
            changed = [self.reply(int(agent)) for agent in order if monotonic() < until]
            if not any(changed) or monotonic() >= until:
                return


def settled_replies(
    model: Model, people: tuple[Person | None, ...], draft: Draft, seed: int, until: float
) -> Draft:
    """`draft` after everybody replied to it, if that is better."""
    replies = Replies(model, people, draft.chosen)
    replies.settle(np.random.default_rng(seed).permutation(len(people)), until)
    found = draft.like(replies.chosen)
    better = model.is_kept_by(found) and model.value(found) < model.value(draft) - GAIN
    return found if better else draft
