"""A rota on the walk: who holds what, what it is worth, and the way back from changes not kept."""

from dataclasses import dataclass

import numpy as np

from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.walk.common import Common
from shiftplan.rota.walk.person import people_of


@dataclass(frozen=True)
class Options:
    """What an agent could take on top of what is held: choices (the last is nothing), own cost, all cost."""

    choices: Ints
    own: Floats
    cost: Floats


class Standing:
    """`held[agent]` are the agent's choices by the numbers of `Person`; `value` is the model's."""

    def __init__(self, model: Model, chosen: Floats) -> None:
        self._model = model
        self._day = model.day.tolist()
        self.common = Common(model)
        self.people = [person.fresh() for person in people_of(model)]
        self.held: list[list[int]] = [[] for _ in self.people]
        for number in np.nonzero(chosen)[0]:
            agent = int(model.owner[number])
            self.put(agent, int(number) - self.people[agent].first, 1)
        self._changes: list[tuple[int, int, int]] = []
        self._owns: dict[int, float] = {}
        self.own = [float(person.weigh(np.array([person.nothing]))[0]) for person in self.people]
        self.value = model.value(model.draft(chosen))
        self._gain = 0.0

    def put(self, agent: int, choice: int, sign: int) -> None:
        """Take a choice (`sign` 1) or give it up (−1), whatever it costs."""
        person = self.people[agent]
        person.move(choice, sign)
        self.common.move(person.first + choice, sign)
        if sign > 0:
            self.held[agent].append(choice)
        else:
            self.held[agent].remove(choice)

    def open(self, agent: int) -> list[int]:
        """The agent's choices that no lock holds."""
        free = self.people[agent].free
        return [choice for choice in self.held[agent] if free[choice]]

    def on(self, agent: int, day: int) -> list[int]:
        """Those on a day."""
        first = self.people[agent].first
        return [choice for choice in self.open(agent) if self._day[first + choice] == day]

    def drop(self, agent: int, choice: int) -> None:
        """Give a choice up, for now."""
        self.put(agent, choice, -1)
        self._changes.append((agent, choice, -1))
        self._gain -= float(self.common.price(np.array([self.people[agent].first + choice]))[0])

    def options(self, agent: int) -> Options:
        """All that the agent could take now; what breaks a rule costs infinitely much."""
        person = self.people[agent]
        choices = person.possible()
        own = person.weigh(choices)
        cost = own.copy()
        cost[:-1] += self.common.price(person.first + choices[:-1])
        return Options(choices, own, cost)

    def take(self, agent: int, options: Options, at: int) -> None:
        """Take one of the options, for now."""
        choice = int(options.choices[at])
        self._owns[agent] = float(options.own[at])
        self._gain += float(options.cost[at] - options.own[at])
        if choice != self.people[agent].nothing:
            self.put(agent, choice, 1)
            self._changes.append((agent, choice, 1))

    def change(self) -> float:
        """What the changes so far, once kept, add to the value."""
        return self._gain + sum(own - self.own[agent] for agent, own in self._owns.items())

    def keep(self) -> None:
        """Make the changes lasting."""
        self.value += self.change()
        for agent, own in self._owns.items():
            self.own[agent] = own
        self._forget()

    def undo(self) -> None:
        """Take the changes back."""
        for agent, choice, sign in reversed(self._changes):
            self.put(agent, choice, -sign)
        self._forget()

    def _forget(self) -> None:
        self._changes.clear()
        self._owns.clear()
        self._gain = 0.0

    @property
    def chosen(self) -> Floats:
        """The choices held, as the model has them."""
        found = np.zeros(self._model.whole)
        for person, held in zip(self.people, self.held, strict=True):
            found[[person.first + choice for choice in held]] = 1.0
        return found
