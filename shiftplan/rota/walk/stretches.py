"""Makes the runs of a model: stretches of the lists of parts that the cells need."""

from typing import NamedTuple

import numpy as np

from shiftplan.rota.model import Model
from shiftplan.rota.problem import Flags, Floats, Ints
from shiftplan.rota.walk.listing import changes, firsts
from shiftplan.rota.walk.sharing import Parts, choice_of_place


class Runs(NamedTuple):
    """By run: its first stretch, its cost; by stretch: from which to which place of the lists.

    `listed`: the parts of all cells, first those that price options, then those of places once their choice
    is taken; by cell: from which to which place the former are; by choice: whether its places are all dry.
    """

    first: Ints
    cost: Floats
    stretch: Ints
    listed: Ints
    of_cell: Ints
    plain: Ints


def runs_of(model: Model, days: int, dry: Parts, wet: Parts) -> Runs:
    """The runs."""
    places = len(model.pauses.cost)
    run, part = np.append(dry.run, wet.run), np.append(dry.part, dry.size + wet.part)
    later = (run >= model.whole) & (run < model.whole + places)
    rank = _ranks(dry, wet)
    size = max(1, len(rank))
    key = (2 * _cells(model, days)[run] + later) * size + rank[part]
    keys, at, place = np.unique(key, return_index=True, return_inverse=True)
    order = np.lexsort((place, run))
    stretch, begins = _stretches(run[order], place[order], part[order] < dry.size)
    cells = np.arange(days * (int(model.owner.max(initial=-1)) + 1))
    return Runs(
        firsts(run[order][begins], model.whole + 2 * places),
        np.concatenate([model.cost[: model.whole], model.pauses.cost, model.pauses.cost]),
        stretch,
        part[at],
        np.searchsorted(keys, cells[:, None] * 2 * size + [0, size]),
        _plain(model, wet.run),
    )


def _cells(model: Model, days: int) -> Ints:
    """The cell of every run."""
    place = choice_of_place(model)
    choice = np.concatenate([np.arange(model.whole), place, place])
    cells: Ints = (model.owner[: model.whole] * days + model.day)[choice]
    return cells


def _ranks(dry: Parts, wet: Parts) -> Ints:
    """Where parts stand in a list: those of one share together, row by row, then the wet ones."""
    rank = np.arange(dry.size + wet.size)
    rank[np.lexsort((dry.row, dry.share))] = np.arange(dry.size)
    return rank


def _stretches(run: Ints, place: Ints, dry: Flags) -> tuple[Ints, Ints]:
    """(begin and end, where it begins) of stretches: places one after another, all dry or all wet."""
    begins = np.nonzero(changes(run, place - np.arange(len(place)), dry))[0]
    ends = np.append(begins[1:], len(place))[: len(begins)] - 1
    return np.stack([place[begins], place[ends] + 1], axis=1), begins


def _plain(model: Model, wet_run: Ints) -> Ints:
    """1 for choices of which no place has an entry in a wet row."""
    plain = np.ones(model.whole, dtype=np.int64)
    places = wet_run[wet_run >= model.whole] - model.whole
    plain[choice_of_place(model)[places]] = 0
    return plain
