"""What the law still allows a person today: changes of their shift tried on the judge, one after another."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from shiftplan.checks import of_person
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.on_the_day import OnTheDay
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota

MOST_STEPS = 24
"""Of a slot each; nobody is asked for more on top of a day."""
Change = Callable[[int], Assignment]


class Allowed(NamedTuple):
    """The longest change that breaks no rule, in minutes, and the rule that forbids the next step."""

    minutes: int
    limit: Finding | None = None


@dataclass(frozen=True, eq=False)
class Trial:
    """The judge's word on one person's shifts, before and after a change. Protected people, consent, rest,
    the hours of day, week and month: all of it is the judge's; nothing is counted here.
    """

    plan: Plan
    rota: Rota

    @cached_property
    def works(self) -> dict[str, tuple[Assignment, ...]]:
        found: dict[str, list[Assignment]] = defaultdict(list)
        for one in self.rota.assignments:
            found[one.agent].append(one)
        return {agent: tuple(mine) for agent, mine in found.items()}

    @cached_property
    def _said(self) -> dict[str, tuple[Finding, ...]]:
        return {}

    def before(self, agent: str) -> tuple[Finding, ...]:
        """What the rules say of the person as the rota stands."""
        if agent not in self._said:
            self._said[agent] = of_person(self.plan, agent, self.works.get(agent, ()))
        return self._said[agent]

    def news(self, after: Assignment) -> tuple[Finding, ...]:
        """What they say only once this shift stands in its cell."""
        others = [one for one in self.works.get(after.agent, ()) if one.cell != after.cell]
        known = self.before(after.agent)
        found = of_person(self.plan, after.agent, [*others, after])
        return tuple(finding for finding in found if finding not in known)

    def refusal(self, after: Assignment) -> Finding | None:
        """The rule that this shift would newly break; None when it breaks none."""
        return next((one for one in self.news(after) if one.severity is Severity.ERROR), None)

    def longest(self, change: Change, most_minutes: int | None = None) -> Allowed:
        """How many minutes of a change are allowed, by slot, up to the first step that breaks a rule."""
        step = self.plan.grid.minutes
        most = MOST_STEPS * step if most_minutes is None else most_minutes
        allowed = 0
        for minutes in range(step, most + 1, step):
            refused = self.refusal(change(minutes))
            if refused is not None:
                return Allowed(allowed, refused)
            allowed = minutes
        return Allowed(allowed)


def with_made(one: Assignment, **made: object) -> Assignment:
    """A shift with more of what the day made of it."""
    values = {**dict(one.on_the_day), **made}
    return one.model_copy(update={"on_the_day": OnTheDay.model_validate(values)})


def longer(one: Assignment, minutes: int) -> Assignment:
    """The shift so many minutes longer than it is; of somebody called in from standby the call."""
    called = one.on_the_day.called_in
    if called is None:
        return with_made(one, longer=one.on_the_day.longer + minutes)
    begin, end = called
    lent = (
        each.model_copy(update={"end": end + minutes}) if each.end == end else each
        for each in one.on_the_day.lent
    )
    return with_made(one, called_in=(begin, end + minutes), lent=tuple(lent))


def room(plan: Plan, one: Assignment) -> int | None:
    """By how many minutes it can be made longer: a call lasts no longer than its standby; else None."""
    called = one.on_the_day.called_in
    return None if called is None else max(0, plan.worked(one).end_minute - called[1])


def earlier(one: Assignment, minutes: int) -> Assignment:
    return with_made(one, earlier=one.on_the_day.earlier + minutes)
