"""Who leaves in the middle of a shift: found in the rota, and kept in it with the moment."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time

from shiftplan.domain.edit import Edit, EditKind, claim_of, states
from shiftplan.domain.leaving import left_at, stayed
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.errors import BadInput
from shiftplan.language import printable, say
from shiftplan.planning.opening import OpenPlan

Leavers = Mapping[str, Assignment]
"""By person the shift that they leave, as it was before."""


def leavers(opened: OpenPlan, agents: Iterable[str], at: datetime) -> dict[str, Assignment]:
    """Those of whom a shift has begun by a moment of local wall time and goes on, each with it."""
    return {one.agent: one for one in _running(opened, frozenset(agents), at)}


def require_leavers(opened: OpenPlan, agents: Iterable[str], at: datetime) -> dict[str, Assignment]:
    """The like for people of whom it is said; whoever left already may have left at another time.

    Raises `BadInput` for somebody who was not on shift then.
    """
    names = tuple(agents)
    there = {one.agent: one for one in _running(opened, frozenset(names), at, told=True)}
    for one in names:
        if one not in there:
            raise BadInput(
                say("{name} is not on shift at {time}", name=_name(opened.plan, one), time=f"{at:%H:%M}"),
                say("say when they left, within their shift; or note them as missing for the day"),
            )
    return there


def refuse_gone(opened: OpenPlan, agents: Iterable[str], at: datetime) -> None:
    """Raises `BadInput` for whoever has left a shift that would still run: a day would be lost twice."""
    for one in _running(opened, frozenset(agents), at, told=True):
        ends = opened.plan.worked(one).ends(one.day)
        if ends <= at:
            name = _name(opened.plan, one.agent)
            raise BadInput(
                say("{name} has left already, at {time}", name=name, time=f"{ends:%H:%M}"),
                say("another time is put right with: shiftplan incident PLAN absent ID --left TIME"),
            )


def leaving_edit(opened: OpenPlan, gone: Leavers, at: datetime, note: str) -> Edit:
    """The edit by which these shifts are worked until then."""
    rota = opened.rota or Rota()
    after = {one.cell: left_at(one, _minute(one, at)) for one in gone.values()}
    before = states(opened.plan, rota, after)
    then = {cell: state.model_copy(update={"works": (after[cell],)}) for cell, state in before.items()}
    return Edit.between(EditKind.ABSENT, before, then, note, (claim_of(rota), None))


def _running(
    opened: OpenPlan, agents: frozenset[str], at: datetime, *, told: bool = False
) -> Iterator[Assignment]:
    """Shifts with a minute before and one after `at`; `told`: as if nobody had left."""
    plan = opened.plan
    for one in (opened.rota or Rota()).assignments:
        if one.agent in agents and one.shift in plan.shift and one.cell not in plan.blocked:
            shift = plan.worked(stayed(one) if told else one)
            if shift.begins(one.day) < at < shift.ends(one.day):
                yield one


def _minute(one: Assignment, at: datetime) -> int:
    return int((at - datetime.combine(one.day, time())).total_seconds() // 60)


def _name(plan: Plan, agent: str) -> str:
    return printable(plan.agent[agent].name)
