"""The problem of a rota in which somebody has what the plan does not offer: a start, or a change of queue.

A search has no use for such choices; who prices a rota needs them, as the judge counts their hours and what
they serve. The rules rule them out for everybody, so they can be given up and not taken.
"""

from dataclasses import dataclass
from functools import cached_property

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.work import known
from shiftplan.rota.problem import Problem


@dataclass(frozen=True, eq=False)
class HeldProblem(Problem):
    """`strange` assignments of the start have duties and posts of their own, after those of the plan."""

    strange: tuple[Assignment, ...] = ()

    @cached_property
    def duties(self) -> tuple[ShiftTemplate, ...]:
        plain = super().duties
        there = {(duty.id, duty.start_minute) for duty in plain}
        asked = {(one.shift, one.start) for one in self.strange if one.start is not None} - there
        return (*plain, *(self.plan.shift[name].at(start) for name, start in sorted(asked)))

    @cached_property
    def posts(self) -> tuple[tuple[str, str | None], ...]:
        plain = super().posts
        asked = {(one.queue, one.then) for one in self.strange if one.then is not None} - set(plain)
        return (*plain, *sorted(asked))

    def choice(self, assignment: Assignment) -> int | None:
        """None for what is strange too: a lock on it holds nobody."""
        return None if assignment in self.strange else super().choice(assignment)

    def held(self, assignment: Assignment) -> int | None:
        return super().choice(assignment)


def held_problem(plan: Plan, need: Need, rota: Rota) -> HeldProblem:
    """The problem with everything that the judge counts of the rota; locks are those of `rota`."""
    plain = Problem(plan, need, rota)
    strange = tuple(one for one in known(plan, rota) if plain.choice(one) is None)
    return HeldProblem(plan, need, rota, strange=strange)
