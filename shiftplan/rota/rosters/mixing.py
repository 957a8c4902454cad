"""Improving a rota by mixes of whole rosters: first of everybody, then of some people or some days at a time.

What is open is generated for until its linear mix cannot gain; then the rosters found are put together by a
solver, which is a small problem: one roster for each person.
"""

from time import monotonic

import numpy as np

from shiftplan.rota import backend
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Floats, Ints
from shiftplan.rota.rosters.balance import Balance
from shiftplan.rota.rosters.dive import Dive
from shiftplan.rota.rosters.generation import Generation
from shiftplan.rota.rosters.pool import FREE
from shiftplan.rota.rosters.reply import settled_replies

ROUNDS = 300
"""Of generation for everybody; it ends by itself long before."""
PART_ROUNDS = 12
PART_SECONDS = 3.0
"""Of the solver that puts rosters together."""
REPLY_SECONDS = 1.0
NOISE = 0.1
FOCUS = 0.6
"""How likely people who cannot help at the sore row wait behind those who can."""
STIRS = (0.03, 0.1, 0.0, 0.01)
"""Of the value, how much is stirred into the costs of the first dives, in turn."""
STIR_ROUNDS = 15
DEEP = 0.15
"""How often many people are opened for a dive instead of some for the solver."""
GROW, SHRINK = 1.1, 0.85


class Mixer:
    """Works on one model call after call; rosters that were found stay."""

    def __init__(self, model: Model, seed: int) -> None:
        self.gen = Generation(model)
        self._random = np.random.default_rng(seed)
        self._size = 8.0
        self._generated = False
        self._dives = 0

    @property
    def usable(self) -> bool:
        """Whether the rosters of most people can all be listed."""
        return self.gen.usable

    @property
    def bound(self) -> float | None:
        """What is proved by now."""
        return float(self.gen.bound) if np.isfinite(self.gen.bound) else None

    def generate(self, draft: Draft, seconds: float) -> Draft:
        """Generate for everybody until the linear mix cannot gain: raises the bound, the draft stays."""
        self.gen.pool.add(draft)
        self.gen.converge(self.gen.nothing_settled(), ROUNDS, monotonic() + seconds)
        self.gen.thin()
        self._generated = True
        return draft

    def dive(self, draft: Draft, seconds: float) -> Draft:
        """`draft`, or what a dive from the mix of everybody found if that is better."""
        until = monotonic() + seconds
        if not self._generated:
            self.generate(draft, seconds / 2)
        self.gen.pool.add(draft)
        free = self.gen.nothing_settled()
        self.gen.stir(STIRS[self._dives % len(STIRS)], int(self._random.integers(1 << 31)))
        self._dives += 1
        self.gen.converge(free, STIR_ROUNDS, until)
        found = self._down(free, 0.0, until)
        self.gen.stir(0.0, 0)
        self.gen.thin()
        return self._better(draft, found)

    def parts(self, draft: Draft, seconds: float) -> Draft:
        """Open some cells at a time, for so many seconds."""
        until = monotonic() + seconds
        while monotonic() < until:
            deep = self._random.random() < DEEP
            draft = self._deep(draft, until) if deep else self._part(draft, until)
        self.gen.trim()
        return draft

    def _deep(self, draft: Draft, until: float) -> Draft:
        """Open many people, and dive."""
        cells = self.gen.pool.cells(draft)
        self.gen.pool.add(draft)
        many = int(len(cells) * self._random.uniform(0.4, 0.7))
        cells[self._random.permutation(len(cells))[:many]] = FREE
        return self._better(draft, self._down(cells, NOISE, until))

    def _down(self, settled: Ints, noise: float, until: float) -> Draft | None:
        found = Dive(self.gen, settled, noise, int(self._random.integers(1 << 31))).run(until)
        if found is None:
            return None
        return settled_replies(self.gen.model, self.gen.people, found, 1, monotonic() + REPLY_SECONDS)

    def _better(self, draft: Draft, other: Draft | None) -> Draft:
        """The one of less cost; `draft` when both cost the same."""
        model = self.gen.model
        if other is None or not model.is_kept_by(other):
            return draft
        return other if model.value(other) < model.value(draft) or not model.is_kept_by(draft) else draft

    def _part(self, draft: Draft, until: float) -> Draft:
        """Open some people, mix and put together."""
        gen = self.gen
        settled = self._opened(gen.pool.cells(draft))
        gen.pool.add(draft)
        gen.converge(settled, PART_ROUNDS, until)
        if monotonic() >= until:
            return draft
        rows = gen.pool.rows(gen.active)
        answer = backend.solve(
            rows, min(PART_SECONDS, until - monotonic()), hint=self._hint(draft, len(rows.cost)), gap=1e-4
        )
        if answer.values is None:
            return draft
        self._size *= GROW if answer.optimal else SHRINK
        self._size = float(np.clip(self._size, 3, len(gen.people)))
        return self._better(draft, gen.chosen(answer.values[: len(gen.active)]))

    def _hint(self, draft: Draft, columns: int) -> Floats:
        """The draft's rosters and what they leave of the shared amounts."""
        gen = self.gen
        hint = np.zeros(columns)
        hint[: len(gen.active)] = np.isin(gen.active, list(gen.held(draft).values()))
        shared = gen.model.complete(draft)[gen.common.shared]
        hint[len(gen.active) : len(gen.active) + len(shared)] = shared
        return hint

    def _opened(self, cells: Ints) -> Ints:
        """`cells` with those of some people free, or those of more people over some days: where it hurts."""
        agents, days = cells.shape
        settled = cells.copy()
        size = max(2, int(self._size * self._random.uniform(0.7, 1.3)))
        able, day = self._sore(cells)
        order = self._random.permutation(agents)
        people = order[
            np.argsort(~np.isin(order, able) * (self._random.random(agents) < FOCUS), kind="stable")
        ]
        length = int(self._random.integers(5, 12))
        if self._random.random() < 0.5 or length >= days:  # noqa: PLR2004 - one kind as often as the other
            settled[people[:size]] = FREE
        else:
            first = int(np.clip(day - self._random.integers(length), 0, days - length))
            chosen = people[: size * days // length]
            settled[chosen[:, None], np.arange(first, first + length)] = FREE
        return settled

    def _sore(self, cells: Ints) -> tuple[Ints, int]:
        """(who could help, the day) at a common row that costs something, the dearer the likelier."""
        common, model = self.gen.common, self.gen.model
        balance = Balance(common)
        balance.move(cells[cells >= 0], 1.0)
        cost = balance.cost(balance.has, np.arange(len(common.rows)))
        if cost.sum() <= 0:
            return np.arange(len(cells)), int(self._random.integers(cells.shape[1]))
        row = int(self._random.choice(len(cost), p=cost / cost.sum()))
        choices = common.by_choice[:, [row]].nonzero()[0]
        return np.unique(model.owner[choices]), int(self._random.choice(model.day[choices]))
