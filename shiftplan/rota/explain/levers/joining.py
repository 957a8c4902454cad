"""One plan with many levers at once, each of a person of its own: one model serves to try each by itself."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from shiftplan.domain.explanation import LeverKind
from shiftplan.domain.people import Agent, Availability, Contract
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.rota.explain.levers.candidate import Candidate, changed


class Joined(NamedTuple):
    """A lever, and by what id the joined plan knows the person who may use it."""

    candidate: Candidate
    agent: str

    def as_alone(self, rota: Rota) -> Rota:
        """A rota of the joined plan as the lever's own plan has it."""
        own = self.candidate.person.id
        work = (
            one.model_copy(update={"agent": own}) if one.agent == self.agent else one
            for one in rota.assignments
        )
        return Rota.of(work, rota.locks)


def joined(plan: Plan, candidates: Iterable[Candidate], most: int) -> tuple[Plan, tuple[Joined, ...]]:
    """The plan with the first levers that go together, at most so many, in their order.

    One lever a person, one new person a shift; shifts that start at other times are everybody's and left out.
    """
    levers = tuple(_apart(plan, candidates))[:most]
    people = {one.agent: _person(one) for one in levers}
    before = tuple(people.pop(agent.id, agent) for agent in plan.agents)
    given_up = _given_up(plan, levers)
    whole = changed(
        plan,
        settings=plan.settings.model_copy(update={"contracts": _contracts(plan, levers)}),
        agents=(*before, *people.values()),
        availability=tuple(one for one in plan.availability if one not in given_up),
    )
    return whole, levers


def _apart(plan: Plan, candidates: Iterable[Candidate]) -> Iterator[Joined]:
    """Those that touch nobody whom one before them touches."""
    seen: set[str] = set()
    for number, candidate in enumerate(candidates):
        lever = candidate.lever
        touched = lever.agent or f"{lever.kind} {lever.shift}"
        if lever.kind is not LeverKind.START and touched not in seen:
            seen.add(touched)
            yield Joined(candidate, lever.agent or _id_of_new(plan, number))


def _id_of_new(plan: Plan, number: int) -> str:
    stem = f"new-{number}"
    return next(name for n in range(len(plan.agents) + 1) if (name := f"{stem}-{n}") not in plan.agent)


def _person(one: Joined) -> Agent:
    """The person as the lever has them."""
    return one.candidate.person.model_copy(update={"id": one.agent})


def _contracts(plan: Plan, levers: Iterable[Joined]) -> tuple[Contract, ...]:
    known = dict(plan.contract)
    for one in levers:
        known |= one.candidate.plan.contract
    return tuple(known.values())


def _given_up(plan: Plan, levers: Iterable[Joined]) -> set[Availability]:
    return {
        one for lever in levers for one in set(plan.availability) - set(lever.candidate.plan.availability)
    }
