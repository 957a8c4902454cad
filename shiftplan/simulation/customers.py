"""Everybody who is there, comes, or comes again in one replication of a stretch with measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
import numpy.typing as npt

from shiftplan.domain.queue import Queue
from shiftplan.simulation.bench import Contacts
from shiftplan.simulation.draws import Floats, Purpose, stream, times
from shiftplan.simulation.measures import Measure

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Customers:
    """`contacts` in order of time; `fresh` came in the stretch, `again[c]` is who comes again as c (−1: c
    comes for the first time), `asked[c]` would be put off.
    """

    contacts: Contacts
    fresh: Mask
    again: list[int]
    asked: list[bool]


@dataclass(frozen=True)
class Party:
    """The customers of one queue, as arrays of one length; `again` counts within the party."""

    comes: Floats
    leaves: Floats
    work: Floats
    fresh: Mask
    again: Numbers
    asked: Mask


def party(
    queue: Queue,
    drawn: tuple[Floats, Floats, Floats],
    there: int,
    measures: Sequence[Measure],
    key: tuple[int, int, int],
) -> Party:
    """`there` contacts at second 0, whose patience and work begin then; those `drawn` (coming, leaving, work)
    that still reach people; and a call for each who might be put off. `key`: seed, replication and number
    of the queue.
    """
    seed, replication, number = key
    kept = _kept(measures, drawn[0], stream(seed, replication, Purpose.MEASURES, number))
    random = stream(seed, replication, Purpose.THERE, number)
    lots = random.spawn(2)
    work = times(lots[0], queue.handling_shape, there) * queue.aht_seconds[0]
    endless = inf if queue.patience_seconds is None else queue.patience_seconds
    leaves = times(lots[1], queue.patience_shape, there) * endless
    before = (np.zeros(there), leaves, work)
    comes, leaves, work = (np.concatenate([old, new[kept]]) for old, new in zip(before, drawn, strict=True))
    asked, calls = _calls(measures, comes, stream(seed, replication, Purpose.CALLS, number))
    (whose,) = np.nonzero(asked)
    again = np.concatenate([np.full(len(comes), -1), whose])
    return Party(
        comes=np.concatenate([comes, calls[whose]]),
        leaves=np.concatenate([leaves, (calls + leaves - comes)[whose]]),
        work=np.concatenate([work, work[whose]]),
        fresh=(np.arange(len(again)) >= there) & (again < 0),
        again=again,
        asked=np.concatenate([asked, np.zeros(len(whose), dtype=bool)]),
    )


def together(parties: Sequence[Party]) -> Customers:
    """All queues in order of time."""
    sizes = [len(one.comes) for one in parties]
    firsts = np.repeat(np.cumsum([0, *sizes[:-1]]), sizes)
    comes, leaves, work = (
        np.concatenate([getattr(one, name) for one in parties]) for name in ("comes", "leaves", "work")
    )
    again, fresh, asked = (
        np.concatenate([getattr(one, name) for one in parties]) for name in ("again", "fresh", "asked")
    )
    queue = np.repeat(np.arange(len(parties)), sizes)
    order = np.argsort(comes, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    calls = np.where(again < 0, -1, place[np.maximum(again, 0) + firsts])
    contacts = Contacts(*(array[order].tolist() for array in (comes, queue, leaves, work)))
    return Customers(contacts, fresh[order], calls[order].tolist(), asked[order].tolist())


def _kept(measures: Sequence[Measure], comes: Floats, random: np.random.Generator) -> Mask:
    lots, kept = random.random(len(comes)), np.ones(len(comes), dtype=bool)
    for one in measures:
        kept &= (comes < one.begins) | (comes >= one.ends) | (lots < one.contacts)
    return kept


def _calls(measures: Sequence[Measure], comes: Floats, random: np.random.Generator) -> tuple[Mask, Floats]:
    """Who would be put off, and when each would come again."""
    lots, places = random.random((2, len(comes)))
    asked, calls = np.zeros(len(comes), dtype=bool), np.full(len(comes), inf)
    for one in (one for one in measures if one.put_off):
        mine = (comes < one.ends) & (lots < one.put_off)
        asked |= mine
        calls = np.where(mine, one.ends + places * one.back, calls)
    return asked, calls
