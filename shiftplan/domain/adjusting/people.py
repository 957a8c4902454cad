"""People of a plan otherwise: more of them, longer weeks, more skills, wishes given up."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count, islice

from shiftplan.domain.adjusting.values import MoreHours, MorePeople, MoreSkill, WishGivenUp
from shiftplan.domain.people import Agent, AvailabilityKind, Contract, ContractKind
from shiftplan.domain.plan import STANDARD_PRODUCTIVITY, Plan
from shiftplan.domain.work import max_week_hours, may_work_overtime
from shiftplan.errors import BadInput
from shiftplan.language import _, say

NEW = "more"
WEEK_HOURS = 168.0
EVEN = 1e-6


def more_people(plan: Plan, asked: MorePeople) -> Plan:
    """Raises BadInput for a contract, queue or shift that the plan does not have."""
    _know(plan, asked)
    like = _like(plan, asked)
    tier, contract = asked.tier or like.tier, asked.contract or like.contract
    fresh = tuple(
        Agent(
            id=name,
            name=str(say("extra {number}", number=name.removeprefix(f"{NEW}-"))),
            team=like.team,
            tier=tier,
            contract=contract,
            queues=asked.queues or like.queues,
            productivity=plan.settings.productivity.get(tier, STANDARD_PRODUCTIVITY[tier]),
            shifts=asked.shifts,
        )
        for name in islice(_free_ids(plan), asked.count)
    )
    return plan.model_copy(update={"agents": (*plan.agents, *fresh)})


def _know(plan: Plan, asked: MorePeople) -> None:
    if asked.contract is not None:
        known(asked.contract, plan.contract, "contract")
    for queue in asked.queues:
        known(queue, plan.queue, "queue")
    for shift in asked.shifts:
        known(shift, plan.shift, "shift")


def _like(plan: Plan, asked: MorePeople) -> Agent:
    """One of the commonest kind of people that fit what is asked; temps go first, where nothing else is."""
    fitting = [agent for agent in plan.agents if _fits(agent, asked)] or list(plan.agents)
    temps = [one for one in fitting if plan.contract_of(one).kind is ContractKind.TEMP]
    those = temps if temps and asked.contract is None else fitting
    kinds = Counter((one.tier, one.contract, one.queues) for one in those)
    commonest = kinds.most_common(1)[0][0]
    return next(one for one in those if (one.tier, one.contract, one.queues) == commonest)


def _fits(agent: Agent, asked: MorePeople) -> bool:
    return (
        asked.contract in (None, agent.contract)
        and asked.tier in (None, agent.tier)
        and (not asked.queues or set(asked.queues) == set(agent.queues))
    )


def _free_ids(plan: Plan) -> Iterator[str]:
    taken = {one.casefold() for one in plan.agent}
    return (name for number in count(1) if (name := f"{NEW}-{number}") not in taken)


def more_hours(plan: Plan, asked: MoreHours) -> Plan:
    """Raises BadInput where the law, not the contract, ends the week, so that nothing would change."""
    wide = _own_hours(plan, asked) if asked.agent else _everybodys_hours(plan, asked.hours)
    if not any(_longer(plan, wide, agent) for agent in plan.agents):
        raise BadInput(
            say("nobody's week becomes longer: the law or a missing consent ends it, not the contract"),
            say("who may work longer and what that would bring: shiftplan explain PLAN --levers"),
        )
    return wide


def _longer(plan: Plan, wide: Plan, agent: Agent) -> bool:
    after = max_week_hours(wide, wide.agent[agent.id])
    return may_work_overtime(plan, agent) and after > max_week_hours(plan, agent) + EVEN


def _own_hours(plan: Plan, asked: MoreHours) -> Plan:
    """In a contract of the person's own."""
    known(asked.agent, plan.agent, "agent")
    person = plan.agent[asked.agent]
    contract = plan.contract_of(person)
    ending = f"+{person.id}"
    own = contract.id if contract.id.endswith(ending) else f"{contract.id}{ending}"
    wide = _wider(contract, asked.hours).model_copy(update={"id": own})
    others = tuple(one for one in plan.settings.contracts if one.id != own)
    settings = plan.settings.model_copy(update={"contracts": (*others, wide)})
    moved = person.model_copy(update={"contract": own})
    return plan.model_copy(update={"settings": settings, "agents": replaced(plan.agents, moved)})


def _everybodys_hours(plan: Plan, hours: float) -> Plan:
    longer = {agent.contract for agent in plan.agents if may_work_overtime(plan, agent)}
    contracts = tuple(_wider(one, hours) if one.id in longer else one for one in plan.settings.contracts)
    return plan.model_copy(update={"settings": plan.settings.model_copy(update={"contracts": contracts})})


def _wider(contract: Contract, hours: float) -> Contract:
    most = min(WEEK_HOURS, contract.max_hours_per_week + hours)
    return contract.model_copy(update={"max_hours_per_week": most})


def more_skill(plan: Plan, asked: MoreSkill) -> Plan:
    """Raises BadInput for somebody who serves the queue already, and for strangers."""
    known(asked.agent, plan.agent, "agent")
    known(asked.queue, plan.queue, "queue")
    person = plan.agent[asked.agent]
    if asked.queue in person.queues:
        raise BadInput(
            say("{name} serves {queue} already", name=person.name, queue=plan.queue[asked.queue].name)
        )
    learned = person.model_copy(update={"queues": (*person.queues, asked.queue)})
    return plan.model_copy(update={"agents": replaced(plan.agents, learned)})


def wish_given_up(plan: Plan, asked: WishGivenUp) -> Plan:
    """Raises BadInput when there is no such wish."""
    known(asked.agent, plan.agent, "agent")
    gone = [
        one
        for one in plan.availability
        if (one.agent, one.day, one.shift) == (asked.agent, asked.day, asked.shift)
        and one.kind is AvailabilityKind.WISH_OFF
    ]
    if not gone:
        raise BadInput(
            say("{name} has no wish for {day} off", name=plan.agent[asked.agent].name, day=str(asked.day)),
            say("wishes are the lines wish_off of availability.csv"),
        )
    rest = tuple(one for one in plan.availability if not any(one is wish for wish in gone[:1]))
    return plan.model_copy(update={"availability": rest})


def replaced(agents: Iterable[Agent], new: Agent) -> tuple[Agent, ...]:
    return tuple(new if one.id == new.id else one for one in agents)


def known(name: str, there: Iterable[str], what: str) -> None:
    """Raises BadInput with the ids that there are, unless `name` is one of them."""
    ids = list(there)
    if name not in ids:
        raise BadInput(
            say("there is no {what} {read} in the plan", what=WHAT[what], read=name),
            say("there are: {known}", known=_(", ").join(ids[:SHOWN]) + ("" if len(ids) <= SHOWN else " …")),
        )


SHOWN = 12
WHAT = {
    "agent": say("person"),
    "contract": say("contract"),
    "queue": say("queue"),
    "shift": say("shift"),
    "phase": say("phase"),
}
