"""Better times for sessions once a rota is there: each goes where those on shift are missed least.

Shifts and breaks stay. A group session takes the one time that costs least in shortage and in people who
miss it; another is attended by each at the best time of their own shifts. Who is missed more at work than at
a session that is a wish stays at work. One pass over the sessions.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from shiftplan.domain import work
from shiftplan.domain.attendance import meant
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.session import Attended, Session
from shiftplan.rota.sessions.placing import Time, times
from shiftplan.rota.sessions.prices import absence_price

NEVER = 1e9
"""What it costs that somebody misses a session that is a rule."""


class Loss(NamedTuple):
    """Standard agents that a session takes from slots: (queue, slot, amount)."""

    queue: str
    slot: int
    amount: float


def moved(plan: Plan, need: Need, rota: Rota) -> Rota:
    """The rota with every session at its best time; the same rota when nothing is better."""
    for session in plan.settings.sessions:
        rota = _moved(plan, need, rota, session)
    return rota


def _moved(plan: Plan, need: Need, rota: Rota, session: Session) -> Rota:
    people = {agent.id for agent in meant(plan, session)}
    cleared = Rota.of((_without(one, session) for one in rota.assignments), rota.locks)
    mine = [one for one in cleared.assignments if one.agent in people]
    prices = _Prices(plan, need, cleared)
    visits = (_together if session.group else _each)(plan, session, mine, prices)
    added = {one.cell: _with(one, session, time) for one, time in visits}
    return Rota.of((added.get(one.cell, one) for one in cleared.assignments), rota.locks)


Visit = tuple[Assignment, Time]


def _together(plan: Plan, session: Session, mine: list[Assignment], prices: "_Prices") -> list[Visit]:
    absence = absence_price(plan, session)

    def visits(time: Time) -> list[Visit]:
        able = [one for one in mine if _fits(plan, one, session, time)]
        return [(one, time) for one in able if absence is None or loss_of([one], time) < absence]

    def loss_of(people: list[Assignment], time: Time) -> float:
        return prices.of(loss for one in people for loss in _losses(plan, one, session, time))

    def cost(time: Time) -> float:
        there = [one for one, _ in visits(time)]
        return loss_of(there, time) + (len(mine) - len(there)) * (NEVER if absence is None else absence)

    found = times(plan, session)
    return visits(min(found, key=cost)) if found else []


def _each(plan: Plan, session: Session, mine: list[Assignment], prices: "_Prices") -> list[Visit]:
    chosen: list[Visit] = []
    absence = absence_price(plan, session)
    for agent in dict.fromkeys(one.agent for one in mine):
        options = [
            (prices.of(_losses(plan, one, session, time)), one, time)
            for one in mine
            if one.agent == agent
            for time in times(plan, session)
            if _fits(plan, one, session, time)
        ]
        if options:
            loss, one, time = min(options, key=lambda option: option[0])
            if absence is None or loss < absence:
                prices.take(_losses(plan, one, session, time))
                chosen.append((one, time))
    return chosen


def _fits(plan: Plan, one: Assignment, session: Session, time: Time) -> bool:
    """Whether the shift as it is worked holds the session beside its breaks and other sessions."""
    shift = plan.worked(one)
    begin = time.minute - shift.start_minute
    end = begin + session.minutes
    return (
        plan.grid.dates[time.day] == one.day
        and shift.serves
        and begin >= 0
        and end <= shift.length_minutes
        and all(
            end <= rest.after_minutes or begin >= rest.after_minutes + rest.minutes for rest in shift.breaks
        )
    )


def _losses(plan: Plan, one: Assignment, session: Session, time: Time) -> list[Loss]:
    """What the queues lose while somebody attends."""
    agent, shift = plan.agent[one.agent], plan.worked(one)
    before = {(queue, slot): share for queue, slot, share in work.served(plan, one)}
    after = {(queue, slot): share for queue, slot, share in work.served(plan, _with(one, session, time))}
    return [
        Loss(queue, slot, (share - after.get((queue, slot), 0.0)) * work.cover(plan, agent, shift, queue))
        for (queue, slot), share in before.items()
        if share > after.get((queue, slot), 0.0)
    ]


def _without(one: Assignment, session: Session) -> Assignment:
    kept = tuple(attended for attended in one.sessions if attended.session != session.id)
    return one if kept == one.sessions else one.model_copy(update={"sessions": kept})


def _with(one: Assignment, session: Session, time: Time) -> Assignment:
    attended = Attended(session=session.id, minute=time.minute, minutes=session.minutes)
    return one.model_copy(update={"sessions": (*one.sessions, attended)})


class _Prices:
    """What the loss of agents costs in each slot, with what was lost already."""

    def __init__(self, plan: Plan, need: Need, rota: Rota) -> None:
        self._plan = plan
        self._need = {row.queue: row.need for row in need.queues}
        self._have = work.supply(plan, rota)
        self._factors = work.slot_factors(plan)

    def of(self, losses: Iterable[Loss]) -> float:
        """What these losses together add to the cost of cover."""
        lost: dict[tuple[str, int], float] = defaultdict(float)
        for loss in losses:
            lost[loss.queue, loss.slot] += loss.amount
        return sum(self._cost(*at, amount) - self._cost(*at, 0.0) for at, amount in lost.items())

    def take(self, losses: Iterable[Loss]) -> None:
        """Let them be lost."""
        for loss in losses:
            self._have[loss.queue][loss.slot] -= loss.amount

    def _cost(self, queue: str, slot: int, lost: float) -> float:
        weights = self._plan.weights
        need, have = self._need[queue][slot], self._have[queue][slot] - lost
        short = max(0.0, need - have)
        gentle = min(short, weights.gentle_share * need)
        price = weights.shortage * gentle + weights.deep_shortage * (short - gentle)
        over = weights.surplus * max(0.0, have - need)
        return (price * self._factors[queue][slot] + over) * self._plan.grid.hours
