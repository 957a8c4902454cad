"""One more person of each kind that the team has, on each shift."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from shiftplan.domain.adjusting import MorePeople
from shiftplan.domain.explanation import Lever, LeverKind
from shiftplan.domain.people import Agent, Tier
from shiftplan.domain.plan import STANDARD_PRODUCTIVITY
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.work import max_week_hours, may_work_nights, touches_night
from shiftplan.language import _, say
from shiftplan.rota.explain.levers.candidate import Candidate, changed
from shiftplan.rota.explain.levers.prices import Prices

NEW = "one-more"
WEEK = 7


class Kind(NamedTuple):
    """What tells people apart when one more is asked for."""

    tier: Tier
    contract: str
    queues: tuple[str, ...]


def more_people(prices: Prices) -> Iterator[Candidate]:
    """Each kind of person the team has, once more, on one shift all through the plan."""
    plan = prices.standing.plan
    kinds = sorted({Kind(one.tier, one.contract, tuple(sorted(one.queues))) for one in plan.agents})
    for kind in kinds:
        for shift in plan.shifts:
            person = _person(prices, kind, shift)
            if shift.serves and (
                may_work_nights(plan, person) or not touches_night(shift, plan.settings.rules)
            ):
                yield _candidate(prices, kind, shift, person)


def _person(prices: Prices, kind: Kind, shift: ShiftTemplate) -> Agent:
    plan = prices.standing.plan
    return Agent(
        id=_free_id(prices),
        name=str(say("one more")),
        tier=kind.tier,
        contract=kind.contract,
        queues=kind.queues,
        productivity=plan.settings.productivity.get(kind.tier, STANDARD_PRODUCTIVITY[kind.tier]),
        shifts=(shift.id,),
    )


def _free_id(prices: Prices) -> str:
    known = prices.standing.plan.agent
    return next(name for n in range(len(known) + 1) if (name := f"{NEW}-{n}" if n else NEW) not in known)


def _candidate(prices: Prices, kind: Kind, shift: ShiftTemplate, person: Agent) -> Candidate:
    plan = prices.standing.plan
    message = say(
        "one more {tier} ({contract}; {queues}) on {shift}",
        tier=kind.tier.value,
        contract=kind.contract,
        queues=_(", ").join(plan.queue[queue].name for queue in kind.queues),
        shift=shift.name,
    )
    lever = Lever(
        kind=LeverKind.PERSON,
        message=message,
        expected=_expected(prices, shift, person),
        shift=shift.id,
        queue=kind.queues[0] if len(kind.queues) == 1 else "",
        change=MorePeople(contract=kind.contract, tier=kind.tier, queues=kind.queues, shifts=(shift.id,)),
    )
    return Candidate(lever, changed(plan, agents=(*plan.agents, person)))


def _expected(prices: Prices, shift: ShiftTemplate, person: Agent) -> float:
    """The best days of each week that hours and days off leave, each at its best start and queue."""
    problem = prices.standing.scene.problem
    duties = [i for i, duty in enumerate(problem.duties) if duty.id == shift.id]
    queues = [problem.queue_numbers[queue] for queue in person.queues]
    daily = prices.served[:, duties][:, :, queues].max(axis=(1, 2)) * person.productivity
    offered = np.array([shift.offered_on(day) for day in problem.days])
    worth = np.where(offered, np.maximum(0.0, daily), 0.0)
    most = min(WEEK - int(problem.rule("rest_days_per_week")), _turns(prices, shift, person))
    return float(sum(np.sort(worth[days])[::-1][:most].sum() for days in problem.weeks))


def _turns(prices: Prices, shift: ShiftTemplate, person: Agent) -> int:
    plan = changed(prices.standing.plan, agents=(person,))
    return int((max_week_hours(plan, person) + 1e-6) // shift.hours) if shift.hours > 0 else WEEK
