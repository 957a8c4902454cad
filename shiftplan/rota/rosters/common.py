"""What whole rosters share: the rows among people and the amounts that only those rows ask for."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from scipy import sparse

from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints


@dataclass(frozen=True, eq=False)
class Common:
    """`rows` are the model's rows of no single person, `shared` the amounts that follow from these."""

    model: Model
    rows: Ints
    shared: Ints

    @cached_property
    def matrix(self) -> sparse.csr_array:
        """(rows, all columns)."""
        return self.model.matrix[self.rows]

    @cached_property
    def by_choice(self) -> sparse.csr_array:
        """(choices, rows) what each choice gives, its movable breaks not taken off."""
        return sparse.csr_array(self.matrix[:, : self.model.whole].T)

    @cached_property
    def number(self) -> Ints:
        """The place of each of the model's rows among `rows`, or −1."""
        found = np.full(self.model.rows, -1, dtype=np.int64)
        found[self.rows] = np.arange(len(self.rows))
        return found

    @cached_property
    def apart(self) -> Flags:
        """Which columns are a person's own: all but the shared."""
        own = np.ones(self.model.columns, dtype=bool)
        own[self.shared] = False
        return own

    @cached_property
    def separable(self) -> bool:
        """Whether people meet in rows by their choices alone, so that their amounts cost what they cost."""
        amounts = self.apart.copy()
        amounts[: self.model.whole] = False
        return bool(self.matrix[:, amounts].nnz == 0)

    def prices(self, duals: Floats) -> Floats:
        """What each choice costs (whole,), a unit of each row worth its dual; breaks at their best places."""
        model = self.model
        cost = model.cost[: model.whole] - self.by_choice @ duals
        return np.asarray(cost + self._breaks(duals))

    def places(self, duals: Floats) -> Ints:
        """The best place of every break, counted from its first."""
        pauses = self.model.pauses
        cost = self._place_costs(duals)
        starts = pauses.places[:-1]
        least = np.repeat(np.minimum.reduceat(cost, starts), np.diff(pauses.places)) if len(starts) else cost
        at = np.where(cost <= least, np.arange(len(cost)), len(cost))
        return np.minimum.reduceat(at, starts) - starts if len(starts) else starts

    def _breaks(self, duals: Floats) -> Floats:
        pauses = self.model.pauses
        if not pauses.breaks:
            return np.zeros(self.model.whole)
        least = np.minimum.reduceat(self._place_costs(duals), pauses.places[:-1])
        return np.bincount(pauses.choice, weights=least, minlength=self.model.whole).astype(np.float64)

    def _place_costs(self, duals: Floats) -> Floats:
        pauses = self.model.pauses
        worth = np.append(duals, 0.0)[self.number[pauses.rows]]
        place = np.repeat(np.arange(len(pauses.cost)), np.diff(pauses.span))
        lost = np.bincount(place, weights=worth * pauses.less, minlength=len(pauses.cost))
        return pauses.cost + lost

    def shares(self, draft: Draft) -> tuple[sparse.csc_array, Floats]:
        """((rows, agents) what each person's roster gives, (agents,) what it costs by itself)."""
        model = self.model
        values = np.where(self.apart, model.complete(draft), 0.0)
        agents = int(model.owner.max(initial=-1)) + 1
        held = np.nonzero(values)[0]
        by_owner = sparse.csr_array((values[held], (held, model.owner[held])), shape=(model.columns, agents))
        cost = np.bincount(model.owner[held], weights=(values * model.cost)[held], minlength=agents)
        taken, paid = self._breaks_of(draft, agents)
        return sparse.csc_array(self.matrix @ by_owner - taken), cost + paid

    def _breaks_of(self, draft: Draft, agents: int) -> tuple[sparse.csr_array, Floats]:
        """What the breaks of each person take, and what their places cost."""
        pauses, owner = self.model.pauses, self.model.owner
        breaks, at = pauses.held(draft.chosen, draft.places)
        who = owner[pauses.choice[breaks]]
        lengths = pauses.span[at + 1] - pauses.span[at]
        entries = np.repeat(pauses.span[at] - np.cumsum(lengths) + lengths, lengths)
        entries = entries + np.arange(len(entries))
        rows = self.number[pauses.rows[entries]]
        inside = rows >= 0
        taken = sparse.csr_array(
            (pauses.less[entries][inside], (rows[inside], np.repeat(who, lengths)[inside])),
            shape=(len(self.rows), agents),
        )
        return taken, np.bincount(who, weights=pauses.cost[at], minlength=agents).astype(np.float64)


@lru_cache(maxsize=1)
def common_of(model: Model) -> Common:
    """The rows among people. An amount without an owner is shared, and so is one that only they fill."""
    rows = np.nonzero(model.agent < 0)[0]
    shared = model.owner < 0
    for ladder in model.ladders:
        ours = model.agent[ladder.rows] < 0
        shared[ladder.steps[ours].ravel()] = True
    return Common(model, rows, np.nonzero(shared)[0])
