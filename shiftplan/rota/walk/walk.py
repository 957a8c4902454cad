"""A walk through rotas that keep every rule: shifts are given up and others drawn by their cost and the heat.

Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983): a change for the worse by c is kept with chance
exp(−c / heat). All that a person can take instead is priced at once, and drawn with these chances.
"""

import math

import numpy as np

from shiftplan.rota.problem import Ints
from shiftplan.rota.walk.standing import Options, Standing

ONE, TWO_DAYS = 0.3, 0.4
"""Chance of changing one shift, and of that or two of one person; else a day of two people."""
THIRD = 0.3
"""How often a person who gave up two shifts may take three."""
NOISE = 1 << 15


class Walk:
    """Walks on `standing`, moving `people` only."""

    def __init__(self, standing: Standing, people: Ints, days: int, seed: int) -> None:
        self._at = standing
        self._people = people.tolist()
        self._days = days
        random = np.random.default_rng(seed)
        self._random = random.random
        self._noise = random.gumbel(size=NOISE)

    def step(self, heat: float) -> None:
        """Try one change."""
        kind = self._random()
        if kind < ONE:
            self._one(heat)
        elif kind < TWO_DAYS:
            self._two_days(heat)
        else:
            self._two_people(heat)

    def _below(self, count: int) -> int:
        return int(self._random() * count)

    def _draw(self, options: Options, heat: float, but: int = -1) -> int | None:
        """One of the options, by their cost, not `but`; None when all break a rule."""
        start = self._below(NOISE - len(options.cost))
        noisy = options.cost - heat * self._noise[start : start + len(options.cost)]
        noisy[options.choices == but] = math.inf
        at = int(noisy.argmin())
        return at if noisy[at] < math.inf else None

    def _one(self, heat: float) -> None:
        agent = self._people[self._below(len(self._people))]
        for choice in self._at.on(agent, self._below(self._days)):
            self._at.drop(agent, choice)
        options = self._at.options(agent)
        at = self._draw(options, heat)
        if at is None:
            self._at.undo()
        else:
            self._at.take(agent, options, at)
            self._at.keep()

    def _two_days(self, heat: float) -> None:
        agent = self._people[self._below(len(self._people))]
        held = self._at.open(agent)
        if len(held) > 1:
            first = held.pop(self._below(len(held)))
            cuts = [(agent, first), (agent, held[self._below(len(held))])]
            self._again(cuts, [agent] * (3 if self._random() < THIRD else 2), heat)

    def _two_people(self, heat: float) -> None:
        if len(self._people) > 1:
            first, day = self._below(len(self._people)), self._below(self._days)
            second = (first + 1 + self._below(len(self._people) - 1)) % len(self._people)
            pair = [self._people[first], self._people[second]]
            cuts = [(agent, choice) for agent in pair for choice in self._at.on(agent, day)]
            if cuts:
                self._again(cuts, pair, heat)

    def _again(self, cuts: list[tuple[int, int]], agents: list[int], heat: float) -> None:
        """Give up `cuts`, then let `agents` take something one after another, the first something else."""
        for agent, choice in cuts:
            self._at.drop(agent, choice)
        but = dict(cuts).get(agents[0], -1)
        for agent in agents:
            options = self._at.options(agent)
            at = self._draw(options, heat, but)
            if at is None:
                self._at.undo()
                return
            self._at.take(agent, options, at)
            but = -1
        change = self._at.change()
        if change <= 0 or self._random() < math.exp(-change / heat):
            self._at.keep()
        else:
            self._at.undo()
