"""Reliefs ranked by what they buy now; and those that need no change of the rota."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from shiftplan.domain.actuals import BySlot
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief import Effect, Ranking, Relief
from shiftplan.domain.rota import Rota
from shiftplan.domain.surge import Ladder
from shiftplan.files.playbooks import read_ladder
from shiftplan.operations.at_hand import at_hand
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.actuals import actuals
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.operations.expected import expected
from shiftplan.planning.operations.relief.in_force import in_force
from shiftplan.planning.operations.relief.kept import kept
from shiftplan.planning.operations.situation import people_around, people_with, situation_of
from shiftplan.planning.stages import traffic_of
from shiftplan.staffing.reliefs import rank as ranked

SECONDS_PER_HOUR = 3600
Report = Callable[[int, int], None]


def rank(
    opened: OpenPlan,
    reliefs: Sequence[Relief],
    now: datetime | None = None,
    report: Report | None = None,
) -> Ranking:
    """`reliefs`, the best first, by the queues carried from their present backlog through the next hours.

    `now` is an instant, of which the minute counts; `report(done, total)` counts reliefs. Takes a second for
    twenty reliefs of a team of a hundred; what was worked out last is kept while nothing has changed.
    """
    moment = now or right_now(opened)
    local, known = opened.plan.grid.local(moment).replace(second=0, microsecond=0), actuals(opened, moment)
    ladder, holding = read_ladder(opened.folder), _holding(opened, known, moment)
    key = (opened.plan, opened.rota, known, tuple(reliefs), holding, str(local), ladder.model_dump_json())
    return kept("ranking", key, lambda: _rank(opened, ladder, reliefs, holding, known, local, report))


def _rank(
    opened: OpenPlan,
    ladder: Ladder,
    reliefs: Sequence[Relief],
    holding: tuple[Effect, ...],
    known: BySlot,
    local: datetime,
    report: Report | None,
) -> Ranking:
    plan, rota, traffic = opened.plan, opened.rota or Rota(), traffic_of(opened.plan)
    come = expected(opened, known, local)
    situation = situation_of(plan, rota, ladder, traffic, known, come, local)
    there = people_around(plan, rota, local, ladder)
    edited = (one for one in reliefs if one.edit is not None)
    people = {one.id: people_with(plan, rota, there, one, local, ladder) for one in edited}
    return ranked(
        situation,
        reliefs,
        ladder.rank.yuan_per_answer,
        put_off=lambda one: put_off(plan, one),
        people=people,
        holding=holding,
        report=report,
    )


def _holding(opened: OpenPlan, known: BySlot, now: datetime) -> tuple[Effect, ...]:
    """What was done outside the rota and lasts. Figures of slots that began later tell of fewer contacts by
    themselves.
    """
    local, found = opened.plan.grid.local(now), list[Effect]()
    for one in in_force(opened, now):
        relief = one.taken.relief
        for effect in relief.effects if relief and relief.edit is None else ():
            read = (figures.start for figures in known.get(effect.queue, {}).values())
            in_figures = any(effect.begins <= start <= local for start in read)
            found.append(effect.model_copy(update={"contacts": 1.0}) if in_figures else effect)
    return tuple(found)


def standing(
    opened: OpenPlan, queues: Collection[str] | None = None, now: datetime | None = None
) -> tuple[Relief, ...]:
    """The reliefs that leave the rota as it is, of the queues named (None: all in which people wait)."""
    plan, ladder = opened.plan, read_ladder(opened.folder)
    local = plan.grid.local(now or right_now(opened))
    there = people_around(plan, opened.rota or Rota(), local, ladder)
    return at_hand(ladder, plan, there, plan.queue if queues is None else queues, local)


def put_off(plan: Plan, effect: Effect) -> float:
    """Contacts of deferred work that those who are lent leave undone; 0 on queues in which people wait."""
    queue = plan.queue[effect.queue]
    if not queue.deferred or effect.agents >= 0:
        return 0.0
    hours = (effect.ends - effect.begins).total_seconds() / SECONDS_PER_HOUR
    return -effect.agents * hours * SECONDS_PER_HOUR * queue.occupancy_cap / queue.aht_seconds[0]
