"""Reliefs by what they are worth, less what they cost."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import add

from shiftplan.domain.relief import Bought, Effect, Ranked, Ranking, Relief
from shiftplan.staffing.reliefs.carried import Alteration, Carried, Sums
from shiftplan.staffing.reliefs.crew import Change
from shiftplan.staffing.reliefs.situation import Course, Head, Situation
from shiftplan.staffing.reliefs.starting import started

SECONDS_PER_HOUR = 3600
Report = Callable[[int, int], None]
People = Mapping[str, tuple[Head, ...]]
"""Those who serve a queue, by queue."""


def rank(
    situation: Situation,
    reliefs: Sequence[Relief],
    yuan_per_answer: float,
    put_off: Callable[[Effect], float] = lambda _: 0.0,
    people: Mapping[str, People] | None = None,
    holding: Sequence[Effect] = (),
    report: Report | None = None,
) -> Ranking:
    """The reliefs, the best first: by what their points are worth less the pay of the horizon; of equals (to
    a tenth of a yuan) by hours of waiting saved.

    `yuan_per_answer` is what one more contact answered in time is worth; `put_off(effect)` tells how many
    contacts of deferred work wait longer. `people[relief]` are those of the queues whose people it changes:
    then it is they who are counted, with their windows, and not the agents of its effects. `holding` are
    effects of what was done before, which last.
    `report(done, total)` counts reliefs.
    """
    starts = {now.queue.id: started(now, situation) for now in situation.queues}
    held = {
        now.queue.id: tuple(_alteration(situation, one) for one in holding if one.queue == now.queue.id)
        for now in situation.queues
    }
    shops = {
        course: _Shop(
            {
                now.queue.id: Carried(now, situation, course, starts[now.queue.id].state, held[now.queue.id])
                for now in situation.queues
            }
        )
        for course in Course
    }
    base = shops[Course.EXPECTED].base
    per_point = yuan_per_answer * base.came / 100
    found = []
    for done, relief in enumerate(reliefs):
        if report:
            report(done, len(reliefs))
        those = (people or {}).get(relief.id)
        found.append(_ranked(situation, shops, relief, per_point, put_off, those))
    return Ranking(
        begins=situation.begins,
        horizon_minutes=round(situation.horizon / 60),
        later_minutes=round(situation.later / 60),
        within_seconds=situation.within_seconds,
        contacts=base.came,
        level=_level(base),
        level_low=_level(shops[Course.HIGH].base),
        level_high=_level(shops[Course.LOW].base),
        yuan_per_point=per_point,
        backlog=tuple(start.backlog for start in starts.values()),
        ranked=tuple(sorted(found, key=lambda one: (-round(one.net_yuan, 1), -one.expected.hours))),
    )


class _Shop:
    """All queues on one course."""

    def __init__(self, queues: dict[str, Carried]) -> None:
        self._queues = queues
        self._alone = {name: carried.as_it_is() for name, carried in queues.items()}
        self.base = _sum(self._alone.values())

    def bought(self, alterations: Mapping[str, list[Alteration]], people: People) -> Bought:
        touched = {name: alterations[name] for name in alterations if name in self._queues}
        after = {name: self._queues[name].altered(one, people.get(name)) for name, one in touched.items()}
        whole, base = _sum({**self._alone, **after}.values()), self.base
        later = base.came_later / base.came if base.came else 0.0
        return Bought(
            soon=100 * (_level(whole) - _level(base)),
            later=100 * later * (_level_later(whole) - _level_later(base)),
            hours=base.hours - whole.hours,
        )


def _ranked(
    situation: Situation,
    shops: dict[Course, _Shop],
    relief: Relief,
    per_point: float,
    put_off: Callable[[Effect], float],
    people: People | None,
) -> Ranked:
    alterations: dict[str, list[Alteration]] = defaultdict(list)
    for effect in relief.effects:
        known = effect if people is None else effect.model_copy(update={"agents": 0})
        altered = _alteration(situation, known)
        from_now = replace(altered, begins=max(altered.begins, 0.0), ends=max(altered.ends, 0.0))
        alterations[effect.queue].append(from_now)
    bought = {course: shop.bought(alterations, people or {}) for course, shop in shops.items()}
    return Ranked(
        relief=relief,
        expected=bought[Course.EXPECTED],
        low=bought[Course.LOW],
        high=bought[Course.HIGH],
        worth_yuan=per_point * bought[Course.EXPECTED].points,
        pay_yuan=relief.yuan * _share_soon(situation, relief),
        put_off=sum(put_off(effect) for effect in relief.effects),
    )


def _share_soon(situation: Situation, relief: Relief) -> float:
    """The share of the help by people that lies within the horizon."""
    soon = whole = 0.0
    for effect in relief.effects:
        begins, ends = (situation.second(moment) for moment in (effect.begins, effect.ends))
        agents = max(effect.agents, 0.0)
        whole += agents * (ends - begins)
        soon += agents * max(0.0, min(ends, situation.horizon) - begins)
    return soon / whole if whole > 0 else 1.0


def _alteration(situation: Situation, effect: Effect) -> Alteration:
    change = Change(effect.agents, effect.windows, effect.contacts, effect.put_off)
    begins, ends = (situation.second(moment) for moment in (effect.begins, effect.ends))
    return Alteration(begins, ends, change)


def _sum(sums: Iterable[Sums]) -> Sums:
    return reduce(add, sums, Sums())


def _level(sums: Sums) -> float:
    return sums.in_time / sums.came if sums.came else 1.0


def _level_later(sums: Sums) -> float:
    return sums.in_time_later / sums.came_later if sums.came_later else 1.0
