"""One person's own rows, as what each is short of while the days go by.

Every row is brought to the form Σ effect·(choices, amounts) ≥ low. What a row is short of is a whole number
of millionths, so that equal states are equal numbers.
"""

from dataclasses import dataclass

import numpy as np

from shiftplan.rota.model import Ladder, Model
from shiftplan.rota.problem import Flags, Floats, Ints

UNIT = 1_000_000
SLACK = 200
"""Millionths by which a row may be short: roundings of some tens of entries."""


@dataclass(frozen=True)
class Steps:
    """A row with a ladder and the amounts (numbers of the person's) that fill it, in order."""

    row: int
    amounts: Ints


@dataclass(frozen=True)
class Own:
    """Rows of one person: those with a ladder first, then limits (a row with two sides is two).

    `effect` (rows, choices) and `low` in millionths, `by_amount` (rows, amounts) per unit of an amount.
    `columns` are the model's numbers of the choices that may be taken, `of_day` their places by day;
    `must` says on which days one has to be taken. `closes[r]` is the day after which row r is settled,
    `opens[r]` the first day with an effect; `settles[a]` the day when amount a is known.
    """

    columns: Ints
    of_day: tuple[Ints, ...]
    must: Flags
    effect: Ints
    low: Ints
    ladders: tuple[Steps, ...]
    by_amount: Floats
    upper: Floats
    cost: Floats
    opens: Ints
    closes: Ints
    settles: Ints


def own_rows(model: Model, agent: int) -> Own | None:
    """The rows of `agent`; None when two choices of one day could be taken together."""
    mine = np.nonzero(model.owner == agent)[0]
    choices, extra = mine[mine < model.whole], mine[mine >= model.whole]
    choices = choices[model.upper[choices] > 0]
    rows = np.nonzero(model.agent == agent)[0]
    part = model.matrix[rows]
    whole = part[:, choices].toarray()
    amounts = part[:, extra].toarray()
    days = model.day[choices]
    if not _one_a_day(whole, model.high[rows], days):
        return None
    low, high = model.low[rows], model.high[rows]
    steps = _ladders(model.ladders, rows, extra)
    climbing = np.array([number for number, _ in steps], dtype=np.int64)
    limit = ~np.isin(np.arange(len(rows)), climbing)
    up, down = limit & np.isfinite(low), limit & np.isfinite(high)
    effect = np.vstack([whole[climbing], whole[up], -whole[down]])
    by_amount = np.vstack([np.zeros((len(climbing), len(extra))), amounts[up], -amounts[down]])
    sides = np.concatenate([low[climbing], low[up], -high[down]])
    ladders = tuple(Steps(number, filled) for number, (_, filled) in enumerate(steps))
    many = int(model.day.max(initial=-1)) + 1
    return _timed(
        many, days, choices, model.lower[choices] > 0, effect, sides, ladders, by_amount,
        model.upper[extra], model.cost[extra],
    )  # fmt: skip


def _one_a_day(whole: Floats, high: Floats, days: Ints) -> bool:
    """Whether for each day some row lets no two of its choices be taken."""
    single = whole[(high < 2) & (whole >= 0).all(axis=1)] >= 1  # noqa: PLR2004 - two do not fit
    return all(
        (days == day).sum() <= 1 or bool(single[:, days == day].all(axis=1).any()) for day in np.unique(days)
    )


def _ladders(ladders: tuple[Ladder, ...], rows: Ints, extra: Ints) -> list[tuple[int, Ints]]:
    """(number of the row among `rows`, its amounts among `extra`)."""
    return [
        (int(np.searchsorted(rows, ladder.rows[at])), np.searchsorted(extra, ladder.steps[at]))
        for ladder in ladders
        for at in np.nonzero(np.isin(ladder.rows, rows))[0]
    ]


def _timed(  # noqa: PLR0917 - the arrays of one value on their way into it
    many: int,
    days: Ints,
    choices: Ints,
    locked: Flags,
    effect: Floats,
    sides: Floats,
    ladders: tuple[Steps, ...],
    by_amount: Floats,
    upper: Floats,
    cost: Floats,
) -> Own:
    """Leave out rows that nothing can break, and say when each opens and closes."""
    opens, closes = _span(effect, days, many)
    settles = _settled(ladders, closes, len(upper))
    for amount, day in enumerate(settles):
        touched = by_amount[:, amount] != 0
        closes[touched] = np.maximum(closes[touched], day)
        opens[touched] = np.minimum(opens[touched], day)
    must = np.zeros(many, dtype=bool)
    must[days[locked]] = True
    held = [locked if must[day] else np.ones(len(days), dtype=bool) for day in range(many)]
    return Own(
        columns=choices,
        of_day=tuple(np.nonzero((days == day) & held[day])[0] for day in range(many)),
        must=must,
        effect=np.round(effect * UNIT).astype(np.int64),
        low=np.round(sides * UNIT).astype(np.int64),
        ladders=ladders,
        by_amount=by_amount,
        upper=upper,
        cost=cost,
        opens=opens,
        closes=closes,
        settles=settles,
    )


def _span(effect: Floats, days: Ints, many: int) -> tuple[Ints, Ints]:
    """First and last day on which a row is touched; one that never is opens and closes on the first."""
    used = np.zeros((len(effect), many), dtype=bool)
    for day in range(many):
        used[:, day] = (effect[:, days == day] != 0).any(axis=1)
    none = ~used.any(axis=1)
    first = np.where(none, 0, used.argmax(axis=1))
    last = np.where(none, 0, many - 1 - used[:, ::-1].argmax(axis=1))
    return first, last


def _settled(ladders: tuple[Steps, ...], closes: Ints, amounts: int) -> Ints:
    """When each amount is known: all rows that ask for it are closed; rows wait for all their amounts."""
    found = np.zeros(amounts, dtype=np.int64)
    changed = True
    while changed:
        changed = False
        for steps in ladders:
            day = max(int(closes[steps.row]), int(found[steps.amounts].max(initial=0)))
            changed |= day > closes[steps.row] or bool((found[steps.amounts] < day).any())
            closes[steps.row] = day
            found[steps.amounts] = np.maximum(found[steps.amounts], day)
    return found
