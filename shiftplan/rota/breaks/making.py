"""Makes `Pauses` of a problem: every movable break of every choice, place by place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from shiftplan.domain.shift import Break
from shiftplan.domain.work import HALF
from shiftplan.rota.breaks import serving
from shiftplan.rota.breaks.pauses import Pauses, no_pauses
from shiftplan.rota.breaks.pinning import Pinned
from shiftplan.rota.breaks.sessions import NEVER, Held, break_of, held, kept_apart
from shiftplan.rota.breaks.stacking import Kind, stacked
from shiftplan.rota.problem import Floats, Ints, Problem
from shiftplan.rota.sessions.prices import absence_price

Watched = Mapping[tuple[int, int], list["Watch"]]


class Watch(NamedTuple):
    """A row that counts presence, each person for `worth` (agents, duties); `heads`: whole or not at all."""

    row: int
    worth: Floats
    heads: bool


class Taken(NamedTuple):
    """What a place takes from one slot: its queue and slot, the share, and whether a head is gone by it."""

    place: int
    queue: int
    slot: int
    share: float
    gone: bool


@dataclass(frozen=True)
class _Break:
    """A movable break: of which duty and post, on which day, and its number in the shift."""

    duty: int
    post: int
    day: int
    number: int


def made(problem: Problem, watched: Watched, place: Ints) -> Pauses:
    """`place` (choices,) is the model's column of each choice, −1 where it has none."""
    pinned = Pinned(problem)
    kinds = [
        _kind(problem, watched, one, columns, only)
        for one in _breaks(problem)
        for columns, only in _groups(problem, pinned, one, place)
        if (columns >= 0).any()
    ]
    kinds += [_attended(problem, watched, one) for one in held(problem, place)]
    count = int((place >= 0).sum())
    return kept_apart(problem, stacked(kinds, count), place) if kinds else no_pauses(count)


def _breaks(problem: Problem) -> Iterator[_Break]:
    _, days, duties, posts = problem.shape
    for duty in range(duties):
        for post in range(posts):
            for number in serving.movable(problem, duty, post):
                yield from (_Break(duty, post, day, number) for day in range(days))


def _groups(problem: Problem, pinned: Pinned, one: _Break, place: Ints) -> Iterator[tuple[Ints, int | None]]:
    """The columns (agents,) of those whose break may move, then of each whose break stays at its place."""
    columns = place[problem.cells[:, one.day, one.duty, one.post]]
    pins = pinned.places(one.duty, one.post, one.day, one.number)
    yield np.where(np.isin(np.arange(len(columns)), list(pins)), -1, columns), None
    for agent, only in pins.items():
        yield np.where(np.arange(len(columns)) == agent, columns, -1), only


def _kind(problem: Problem, watched: Watched, one: _Break, columns: Ints, only: int | None) -> Kind:
    taken = list(_taken(problem, one))
    there = np.nonzero(columns >= 0)[0]
    queue = taken[0].queue if taken else 0
    served = problem.worths[there, one.duty, queue]
    price = -problem.plan.settings.weights.surplus * problem.plan.grid.hours
    shares = np.zeros(len(_pause(problem, one).places(problem.plan.grid.minutes)))
    for each in taken:
        shares[each.place] += each.share
    cost = price * shares
    if only is not None:
        cost += np.where(np.arange(len(shares)) == only, 0.0, NEVER / np.min(served, initial=1.0))
    entries = [
        (each.place, watch.row, watch.worth[there, one.duty] * (1.0 if watch.heads else each.share))
        for each in taken
        for watch in watched.get((each.queue, each.slot), [])
        if each.gone or not watch.heads
    ]
    cover = [
        (each.place, watch.row, each.share)
        for each in taken
        for watch in watched.get((each.queue, each.slot), [])
        if not watch.heads
    ]
    return Kind(columns[there], one.number, served, cost, cost, entries, cover)


def _attended(problem: Problem, watched: Watched, one: Held) -> Kind:
    """A session as a kind of its own. Of a wish the bound knows by `Visits`, of a rule next to nothing.

    Whoever may stay away has one more place, at which nothing is taken and the absence costs.
    """
    agent = problem.agent_numbers[one.placed.agent]
    taken = list(_held(problem, one))
    worth = float(problem.worths[agent, one.duty, taken[0].queue if taken else 0])
    shares = np.zeros(len(one.minutes))
    for each in taken:
        shares[each.place] += each.share
    entries = [
        (each.place, watch.row, watch.worth[[agent], one.duty] * (1.0 if watch.heads else each.share))
        for each in taken
        for watch in watched.get((each.queue, each.slot), [])
        if each.gone or not watch.heads
    ]
    saved = -problem.plan.settings.weights.surplus * problem.plan.grid.hours * worth * shares
    absence = absence_price(problem.plan, one.placed.session)
    cost = saved if absence is None else np.append(saved, absence)
    pooled = saved if absence is None else np.zeros(len(cost))
    return Kind(np.array([one.column]), one.number, np.ones(1), cost, pooled, entries, [])


def _held(problem: Problem, one: Held) -> Iterator[Taken]:
    """What each time of a session takes inside the plan."""
    breaks = [break_of(problem, one.placed.session, one.duty, minute) for minute in one.minutes]
    yield from places_of(problem, (one.duty, one.post, one.placed.day), enumerate(breaks))


def _pause(problem: Problem, one: _Break) -> Break:
    return problem.duties[one.duty].breaks[one.number]


def _taken(problem: Problem, one: _Break) -> Iterator[Taken]:
    """What each place of the break takes inside the plan."""
    pause = _pause(problem, one)
    places = pause.places(problem.plan.grid.minutes)
    breaks = [pause.model_copy(update={"after_minutes": place}) for place in places]
    yield from places_of(problem, (one.duty, one.post, one.day), enumerate(breaks))


def places_of(
    problem: Problem, at: tuple[int, int, int], breaks: Iterable[tuple[int, Break]]
) -> Iterator[Taken]:
    """What breaks of a (duty, post, day) take at their places, each with its number."""
    (duty, post, day), grid = at, problem.plan.grid
    shift = problem.duties[duty]
    present = dict(serving.without(shift, serving.movable(problem, duty, post)).presence(grid))
    for number, pause in breaks:
        for offset, share in serving.shares(problem, shift.start_minute + pause.after_minutes, pause):
            slot = day * grid.per_day + offset
            if slot < grid.slots:
                queue = serving.queue_at(problem, duty, post, offset)
                gone = present[offset] >= HALF > present[offset] - share
                yield Taken(number, queue, slot, share, gone)
