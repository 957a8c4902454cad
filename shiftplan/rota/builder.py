"""Collects columns and rows from the rules and goals, then makes the model of what is left."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from scipy import sparse

from shiftplan.domain.stretches import Stretch, stretches
from shiftplan.rota.breaks.making import Watch, made
from shiftplan.rota.breaks.pauses import Pauses, no_pauses
from shiftplan.rota.breaks.visiting import visiting
from shiftplan.rota.breaks.visits import Visits, no_visits
from shiftplan.rota.model import Ladder, Model
from shiftplan.rota.problem import Flags, Floats, Ints, Problem

COMMON = -1
FREE = float("inf")


class ModelBuilder:
    """Choices exist from the beginning, one column each; rules forbid some and add rows, goals add costs.

    `shape`: agents, days, and whatever else tells choices of a cell apart.
    """

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.shape = shape
        self.choices = int(np.prod(shape))
        self.banned = np.zeros(self.choices, dtype=bool)
        self.fixed = np.zeros(self.choices, dtype=bool)
        self._held = np.zeros(self.choices, dtype=bool)
        self._open = np.ones(self.choices + 1, dtype=bool)  # the last one stands for all amounts
        self.cost = np.zeros(self.choices)
        self.constant = 0.0
        self.bans: dict[str, list[Ints]] = defaultdict(list)
        self._extra_upper: list[float] = []
        self._extra_cost: list[float] = []
        self._extra_owner: list[int] = []
        self._rows: list[Ints] = []
        self._columns: list[Ints] = []
        self._values: list[Floats] = []
        self._low: list[float] = []
        self._high: list[float] = []
        self._code: list[str] = []
        self._agent: list[int] = []
        self._conditional: list[int] = []
        self._ladders: dict[int, list[tuple[int, Sequence[int]]]] = defaultdict(list)

    def forbid(self, choices: Ints, code: str) -> None:
        """Rule these choices out."""
        flat = np.asarray(choices).ravel()
        self.banned[flat] = True
        self._open[flat] = self.fixed[flat] | self._held[flat]
        self.bans[code].append(flat)

    def hold(self, choices: Ints) -> None:
        """Keep these in the rows even where a ban rules them out: somebody has them."""
        self._held[choices] = True

    def fix(self, choice: int) -> None:
        """Take this choice."""
        self.fixed[choice] = self._open[choice] = True

    def column(self, upper: float, cost: float, agent: int = COMMON) -> int:
        """A new amount between 0 and `upper` (finite: the bound's proof needs it)."""
        self._extra_upper.append(upper)
        self._extra_cost.append(cost)
        self._extra_owner.append(agent)
        return self.choices + len(self._extra_upper) - 1

    def charge(self, column: int, cost: float) -> None:
        """Let each unit of an amount cost so much more."""
        self._extra_cost[column - self.choices] += cost

    def row(
        self,
        columns: Sequence[int] | Ints,
        values: Sequence[float] | Floats | float,
        low: float = -FREE,
        high: float = FREE,
        code: str = "",
        agent: int = COMMON,
        *,
        conditional: bool = False,
    ) -> int:
        """A row low ≤ Σ values·columns ≤ high; its number. A conditional one is no part of the bound."""
        found = np.asarray(columns, dtype=np.int64).ravel()
        number = len(self._low)
        here = self._may_be(found)
        self._rows.append(np.full(len(here), number, dtype=np.int32))
        self._columns.append(found[here].astype(np.int32))
        amounts = np.asarray(values, dtype=np.float64)
        self._values.append(amounts.ravel()[here] if amounts.ndim else np.full(len(here), amounts))
        self._low.append(low)
        self._high.append(high)
        self._code.append(code)
        self._agent.append(agent)
        self._conditional += [number] * conditional
        return number

    def _may_be(self, columns: Ints) -> Ints:
        """The places of columns that are not ruled out by now; a large plan has many more that are."""
        return np.nonzero(self._open[np.minimum(columns, self.choices)])[0]

    def ladder(self, row: int, steps: Sequence[int]) -> None:
        """Say that `steps` fill what `row` is short of its low side, in this order."""
        self._ladders[len(steps)].append((row, steps))

    def model(self) -> Model:
        """The model without the choices that are ruled out (unless a lock takes or somebody has them)."""
        kept = np.nonzero(~self.banned | self.fixed | self._held)[0]
        extra = len(self._extra_upper)
        place = np.full(self.choices + extra, -1)
        place[kept] = np.arange(len(kept))
        place[self.choices :] = len(kept) + np.arange(extra)
        agents, days, *_ = np.unravel_index(kept, self.shape)
        codes = tuple(sorted(set(self._code)))
        number = {code: i for i, code in enumerate(codes)}
        return Model(
            choices=kept,
            owner=np.concatenate([agents, np.array(self._extra_owner, dtype=np.int64)]),
            day=days,
            kind=kept % int(np.prod(self.shape[2:])),
            lower=np.concatenate([self.fixed[kept].astype(float), np.zeros(extra)]),
            upper=np.concatenate([self._may_take(kept).astype(float), np.array(self._extra_upper)]),
            cost=np.concatenate([self.cost[kept], np.array(self._extra_cost)]),
            constant=self.constant,
            matrix=self._matrix(place, len(kept) + extra),
            low=np.array(self._low),
            high=np.array(self._high),
            ladders=self._climbing(place),
            code=np.array([number[code] for code in self._code], dtype=np.int64),
            agent=np.array(self._agent, dtype=np.int64),
            codes=codes,
            conditional=np.array(self._conditional, dtype=np.int64),
            pauses=self._pauses(place[: self.choices]),
            visits=self._visits(place[: self.choices]),
        )

    def _may_take(self, choices: Ints) -> Flags:
        """Whether each may be taken; a lock on what somebody has stays, even against a rule."""
        allowed: Flags = ~self.banned[choices] | (self.fixed[choices] & self._held[choices])
        return allowed

    def _pauses(self, place: Ints) -> Pauses:
        return no_pauses(int((place >= 0).sum()))

    def _visits(self, _place: Ints) -> Visits:
        return no_visits()

    def _matrix(self, place: Ints, width: int) -> sparse.csr_array:
        nothing = np.zeros(0, dtype=np.int64)
        rows = np.concatenate([nothing, *self._rows])
        columns = place[np.concatenate([nothing, *self._columns])]
        values = np.concatenate([nothing.astype(float), *self._values])
        here = columns >= 0
        entries = (values[here], (rows[here], columns[here]))
        return sparse.csr_array(sparse.coo_array(entries, shape=(len(self._low), width)))

    def _climbing(self, place: Ints) -> tuple[Ladder, ...]:
        return tuple(
            Ladder(np.array([row for row, _ in found]), place[np.array([steps for _, steps in found])])
            for found in self._ladders.values()
        )


class Builder(ModelBuilder):
    """The builder of a plan's model. It watches rows over presence, so that movable breaks take from them."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.shape)
        self.problem = problem
        self.watched: dict[tuple[int, int], list[Watch]] = defaultdict(list)
        self._overtime: dict[int, tuple[int, ...]] = {}

    def watch(self, row: int, queue: int, slot: int, worth: Floats, *, heads: bool = False) -> None:
        """Say that `row` counts who is present on a queue in a slot, each for `worth` (agents, duties).

        With `heads` people count whole while present for at least half of the slot, else by their share.
        """
        self.watched[queue, slot].append(Watch(row, worth, heads))

    def _pauses(self, place: Ints) -> Pauses:
        return made(self.problem, self.watched, place)

    def _visits(self, place: Ints) -> Visits:
        return visiting(self.problem, self.watched, place)

    def overtime(self, agent: int) -> tuple[int, ...]:
        """The columns with the overtime hours of an agent's stretches; the law of `domain.stretches`."""
        if agent not in self._overtime:
            person, plan = self.problem.plan.agents[agent], self.problem.plan
            self._overtime[agent] = tuple(self._add_overtime(agent, one) for one in stretches(plan, person))
        return self._overtime[agent]

    def _add_overtime(self, agent: int, stretch: Stretch) -> int:
        problem = self.problem
        first = (stretch.days[0] - problem.days[0]).days
        cells = problem.cells[agent, first : first + len(stretch.days)]
        most = float(problem.hours.max(initial=1.0)) * len(stretch.days)
        column = self.column(most, 0.0, agent)
        over = [(problem.hours, -stretch.normal)]
        for hours, low in [*over, (problem.daily_overtime, 0.0)] if stretch.by_day else over:
            values = np.broadcast_to(-hours[None, :, None], cells.shape).ravel()
            used = np.nonzero(values)[0]
            row = self.row(
                np.append(cells.ravel()[used], column), np.append(values[used], 1.0), low, agent=agent
            )
            self.ladder(row, [column])
        return column
