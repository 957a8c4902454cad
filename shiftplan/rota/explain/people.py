"""One person's day: what their shift is for, what dropping it would cost, what else they could do."""

from collections.abc import Iterator
from itertools import groupby

import numpy as np

from shiftplan.domain.explanation import Option, PersonReasons, ServedHours
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.work import cover, served
from shiftplan.language import Message, _, say
from shiftplan.rota.explain.hindering import Obstacle, of_rows, standing_in_the_way
from shiftplan.rota.explain.standing import Standing, even
from shiftplan.rota.explain.stretches import plain
from shiftplan.rota.explain.trying import columns_of, day_way
from shiftplan.rota.explain.view import View
from shiftplan.rota.problem import Ints


def person_reasons(standing: Standing, agent: str, day: int) -> PersonReasons:
    """Why somebody works, or does not work, on a day (its number)."""
    date = standing.plan.grid.dates[day]
    number = standing.scene.problem.agent_numbers[agent]
    here, view = standing.rota.at(agent, date), standing.view(number)
    price, broken = view.price(view.without([day]))
    dropped = None if here is None or broken else even(price)
    off = [Option(price=dropped)] if dropped is not None else []
    options = sorted([*off, *_shifts(standing, view, number, day)], key=_rank)
    serves = tuple(_stretches(standing, here)) if here else ()
    return PersonReasons(
        agent=agent,
        day=date,
        assignment=here,
        locked=Cell(agent, date) in standing.scene.problem.start.locks,
        message=_why_here(standing, serves) if here else _why_off(standing, number, day, options),
        serves=serves,
        price_of_dropping=dropped,
        options=tuple(options),
    )


def _rank(option: Option) -> tuple[bool, float]:
    return option.price is None, option.price or 0.0


def _shifts(standing: Standing, view: View, number: int, day: int) -> Iterator[Option]:
    """Each shift on each queue of the person, but the one that is worked, at its best start."""
    scene = standing.scene
    plan, skills = scene.plan, scene.plan.agents[number].queues
    here = standing.rota.at(plan.agents[number].id, plan.grid.dates[day])
    for post, (queue, then) in enumerate(scene.problem.posts):
        for shift in plan.shifts:
            same = here and (here.shift, here.queue, here.then) == (shift.id, queue, then)
            if queue in skills and then is None and not same:
                duties = [i for i, duty in enumerate(scene.problem.duties) if duty.id == shift.id]
                ways = np.array([(day, duty, post) for duty in duties], dtype=np.int64)
                yield _option(standing, view, number, ways)


def _option(standing: Standing, view: View, number: int, ways: Ints) -> Option:
    scene = standing.scene
    banned = standing_in_the_way(scene, number, ways)
    choices = scene.problem.cells[number][tuple(ways.T)]
    if banned:
        return _closed(scene.problem.assignment(int(choices[0])), banned)
    way = day_way(view, columns_of(view, choices))
    taken = scene.problem.assignment(int(view.model.choices[way.column]))
    if not way.possible:
        agent = scene.plan.agents[number]
        return _closed(taken, of_rows(scene.plan, agent, view.model, way.broken))
    return Option(shift=taken.shift, queue=taken.queue, start=taken.start, price=even(way.price))


def _closed(assignment: Assignment, found: Obstacle) -> Option:
    return Option(
        shift=assignment.shift,
        queue=assignment.queue,
        start=assignment.start,
        hindrance=found.hindrance,
        message=found.message,
    )


def _stretches(standing: Standing, here: Assignment) -> Iterator[ServedHours]:
    """What the shift serves, queue by queue, and what would be missing there without it."""
    plan = standing.plan
    agent, shift = plan.agent[here.agent], plan.worked(here)
    parts = sorted((slot, queue, share) for queue, slot, share in served(plan, here))
    for queue, group in groupby(parts, key=lambda part: part[1]):
        those = list(group)
        needs, have = standing.need_of(queue), standing.supply[queue]
        worth = cover(plan, agent, shift, queue)
        short = sum(
            max(0.0, needs[slot] - have[slot] + worth * share) - max(0.0, needs[slot] - have[slot])
            for slot, _, share in those
        )
        yield ServedHours(
            queue=queue, first=those[0][0], last=those[-1][0], short_without=round(short * plan.grid.hours, 4)
        )


def _why_here(standing: Standing, serves: tuple[ServedHours, ...]) -> Message:
    names = [standing.plan.queue[stretch.queue].name for stretch in serves]
    if not names:
        return say("serves no queue on this shift")
    return say(
        "serves {queues}; without the shift {hours} {hours:agent-hour|agent-hours} more would be short",
        queues=_(", ").join(dict.fromkeys(names)),
        hours=plain(sum(stretch.short_without for stretch in serves)),
    )


def _why_off(standing: Standing, number: int, day: int, options: list[Option]) -> Message:
    best = options[0] if options else None
    if best and best.price is not None:
        shift = standing.plan.shift[best.shift].name
        if best.price < 0:
            return say("could take {shift}: the rota would be better; solve it further", shift=shift)
        return say(
            "every shift would cost more than it saves; the cheapest, {shift}, by {price}",
            shift=shift,
            price=plain(best.price),
        )
    banned = standing_in_the_way(standing.scene, number, _all_ways(standing, day))
    if banned:
        return banned.message
    return best.message if best and best.message else say("no shift is open to this person")


def _all_ways(standing: Standing, day: int) -> Ints:
    problem = standing.scene.problem
    duties, posts = np.meshgrid(np.arange(problem.shape[2]), np.arange(problem.shape[3]), indexing="ij")
    ways: Ints = np.stack([np.full(duties.size, day), duties.ravel(), posts.ravel()], axis=1).astype(np.int64)
    return ways
