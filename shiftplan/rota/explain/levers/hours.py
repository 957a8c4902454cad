"""Hours more a week for somebody whose contract, not the law, ends their week."""

from collections.abc import Iterator

from shiftplan.domain.adjusting import MoreHours
from shiftplan.domain.explanation import Lever, LeverKind
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.work import max_week_hours, may_work_overtime
from shiftplan.language import say
from shiftplan.rota.explain.levers.candidate import Candidate, changed
from shiftplan.rota.explain.levers.prices import Prices
from shiftplan.rota.explain.stretches import plain

CODE = "max_hours_per_week"
HOUR = 1.0


def more_hours(prices: Prices) -> Iterator[Candidate]:
    """One hour more, and as many as the shortest shift takes, for each person whose week is full."""
    plan, model = prices.standing.plan, prices.standing.scene.model
    number = model.codes.index(CODE) if CODE in model.codes else -1
    shortest = min((shift.hours for shift in plan.shifts if shift.serves and shift.hours > 0), default=HOUR)
    for agent, person in enumerate(plan.agents):
        rows = (model.agent == agent) & (model.code == number)
        price = float(-prices.duals[rows].clip(max=0.0).sum())
        for hours in sorted({HOUR, shortest}):
            allowed = _allowed(plan, person, hours)
            if price > 0 and allowed is not None:
                yield _candidate(person, hours, price * hours, allowed)


def _allowed(plan: Plan, person: Agent, hours: float) -> Plan | None:
    """The plan with these hours more in the person's own contract; None where a law ends the week."""
    contract = plan.contract_of(person)
    own = f"{contract.id}+{person.id}"
    if not may_work_overtime(plan, person) or own in plan.contract:
        return None
    wider = contract.model_copy(
        update={"id": own, "max_hours_per_week": min(168.0, contract.max_hours_per_week + hours)}
    )
    settings = plan.settings.model_copy(update={"contracts": (*plan.settings.contracts, wider)})
    moved = person.model_copy(update={"contract": own})
    agents = tuple(moved if one.id == person.id else one for one in plan.agents)
    wide = changed(plan, settings=settings, agents=agents)
    more = max_week_hours(wide, moved) - max_week_hours(plan, person)
    return wide if more >= hours - 1e-6 else None


def _candidate(person: Agent, hours: float, expected: float, plan: Plan) -> Candidate:
    message = say("{name} may work {hours} h more a week", name=person.name, hours=plain(hours))
    change = MoreHours(agent=person.id, hours=hours)
    lever = Lever(kind=LeverKind.OVERTIME, message=message, expected=expected, agent=person.id, change=change)
    return Candidate(lever, plan)
