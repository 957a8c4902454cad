"""Parts of a model that share no row, such as teams without common people and queues: solved one by one."""

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from shiftplan.rota.breaks.pauses import Pauses, ranges, starts_of
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Ladder, Model
from shiftplan.rota.problem import Ints


@dataclass(frozen=True, eq=False)
class Part:
    """A model of its own; its choices and movable breaks as numbered in the whole."""

    model: Model
    choices: Ints
    breaks: Ints


def parts_of(model: Model) -> tuple[Part, ...]:
    """The parts, largest first; one that is the whole model when all hangs together."""
    rows, columns = _components(model)
    free = columns[: model.whole][model.lower[: model.whole] < model.upper[: model.whole]]
    names, counts = np.unique(free, return_counts=True)
    if len(names) < 2:  # noqa: PLR2004 - one part is the whole
        return (Part(model, np.arange(model.whole), np.arange(model.pauses.breaks)),)
    ordered = names[np.argsort(-counts, kind="stable")]
    number = np.zeros(max(rows.max(initial=0), columns.max(initial=0)) + 1, dtype=np.int64)
    number[ordered] = np.arange(len(ordered))
    return tuple(
        _part(model, np.nonzero(number[rows] == i)[0], np.nonzero(number[columns] == i)[0], first=i == 0)
        for i in range(len(ordered))
    )


def joined(base: Draft, parts: tuple[Part, ...], drafts: list[Draft]) -> Draft:
    """The draft of the whole from those of its parts."""
    whole = base.copy()
    for part, draft in zip(parts, drafts, strict=True):
        whole.chosen[part.choices] = draft.chosen
        whole.places[part.breaks] = draft.places
    return whole


def apart(part: Part, draft: Draft) -> Draft:
    """A part's share of a draft of the whole."""
    return Draft(draft.chosen[part.choices], draft.places[part.breaks])


def _components(model: Model) -> tuple[Ints, Ints]:
    """The component of each row and of each column; a person's columns hang together."""
    height, width = model.matrix.shape
    entries = model.matrix.tocoo()
    place = np.repeat(np.arange(len(model.pauses.span) - 1), np.diff(model.pauses.span))
    owned = np.nonzero(model.owner >= 0)[0]
    ends = [
        (entries.row, height + entries.col),
        (model.pauses.rows, height + _choice_of_place(model.pauses)[place]),
        (height + owned, height + width + model.owner[owned]),
    ]
    one, other = (np.concatenate([pair[side] for pair in ends]) for side in (0, 1))
    size = height + width + int(model.owner.max(initial=-1)) + 1
    graph = sparse.coo_array((np.ones(len(one), dtype=bool), (one, other)), shape=(size, size))
    _, name = connected_components(sparse.csr_array(graph), directed=False)
    return name[:height].astype(np.int64), name[height : height + width].astype(np.int64)


def _choice_of_place(pauses: Pauses) -> Ints:
    found: Ints = np.repeat(pauses.choice, np.diff(pauses.places))
    return found


def _part(model: Model, rows: Ints, columns: Ints, *, first: bool) -> Part:
    """The model of these rows and columns; the first part bears the constant."""
    choices = columns[columns < model.whole]
    row, column = _renumbering(rows, model.rows), _renumbering(columns, model.columns)
    owner, agent = model.owner[columns], model.agent[rows]
    people = _renumbering(
        np.setdiff1d(np.concatenate([owner, agent]), [-1]), int(model.owner.max(initial=-1)) + 1
    )
    breaks = np.nonzero(np.isin(model.pauses.choice, choices))[0]
    ladders = (
        Ladder(row[ladder.rows[ours]], column[ladder.steps[ours]])
        for ladder in model.ladders
        for ours in [row[ladder.rows] >= 0]
        if ours.any()
    )
    part = replace(
        model,
        choices=model.choices[choices],
        owner=np.where(owner < 0, -1, people[owner]),
        day=model.day[choices],
        kind=model.kind[choices],
        **{name: getattr(model, name)[columns] for name in ("lower", "upper", "cost")},
        constant=model.constant if first else 0.0,
        matrix=sparse.csr_array(model.matrix[rows][:, columns]),
        low=model.low[rows],
        high=model.high[rows],
        ladders=tuple(ladders),
        code=model.code[rows],
        agent=np.where(agent < 0, -1, people[agent]),
        conditional=row[np.intersect1d(model.conditional, rows)],
        pauses=_pauses(model.pauses, choices, breaks, row),
        visits=model.visits.of(_renumbering(choices, model.whole), row),
    )
    return Part(part, choices, breaks)


def _renumbering(kept: Ints, size: int) -> Ints:
    place = np.full(size, -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    return place


def _pauses(pauses: Pauses, choices: Ints, breaks: Ints, row: Ints) -> Pauses:
    """The breaks of these choices, the rows as newly numbered; kinds are kept that still occur."""
    places = ranges(pauses.places[breaks], pauses.places[breaks + 1])
    spans = ranges(pauses.span[places], pauses.span[places + 1])
    kinds = np.unique(pauses.kind[breaks])
    kind_places = ranges(pauses.kind_places[kinds], pauses.kind_places[kinds + 1])
    kind_spans = ranges(pauses.kind_span[kind_places], pauses.kind_span[kind_places + 1])
    return Pauses(
        first=starts_of(np.diff(pauses.first)[choices]),
        places=starts_of(np.diff(pauses.places)[breaks]),
        span=starts_of(np.diff(pauses.span)[places]),
        rows=row[pauses.rows[spans]],
        less=pauses.less[spans],
        cost=pauses.cost[places],
        kind=np.searchsorted(kinds, pauses.kind[breaks]),
        worth=pauses.worth[breaks],
        kind_places=starts_of(np.diff(pauses.kind_places)[kinds]),
        kind_span=starts_of(np.diff(pauses.kind_span)[kind_places]),
        kind_rows=row[pauses.kind_rows[kind_spans]],
        kind_shares=pauses.kind_shares[kind_spans],
        kind_cost=pauses.kind_cost[kind_places],
    )
