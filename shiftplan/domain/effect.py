"""What an edit did to the rota: rules broken and mended, hours short, what it costs."""

from collections.abc import Iterator
from functools import cached_property

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.outcome import Judgement

EVEN = 1e-6
"""Amounts nearer to each other than this are the same."""


class TermChange(Frozen):
    """A goal whose amount has changed; costs are weight × amount."""

    name: str
    unit: str
    before: float
    after: float
    cost: float


class Effect(Frozen):
    before: Judgement
    after: Judgement

    @cached_property
    def broken(self) -> tuple[Finding, ...]:
        """Violations that were not there before."""
        return _new(self.before, self.after)

    @cached_property
    def mended(self) -> tuple[Finding, ...]:
        """Violations that are there no more."""
        return _new(self.after, self.before)

    @property
    def hours_short(self) -> float:
        """By how many agent-hours the rota is shorter than before; below 0: better."""
        return self.after.shortage_agent_hours - self.before.shortage_agent_hours

    @property
    def cost(self) -> float:
        """By how much the rota's value is higher than before; below 0: better."""
        return self.after.objective - self.before.objective

    @property
    def terms(self) -> tuple[TermChange, ...]:
        """The goals that have changed."""
        pairs = zip(self.before.terms, self.after.terms, strict=True)
        return tuple(
            TermChange(
                name=new.name, unit=new.unit, before=old.amount, after=new.amount, cost=new.cost - old.cost
            )
            for old, new in pairs
            if abs(new.amount - old.amount) > EVEN
        )


def _new(old: Judgement, new: Judgement) -> tuple[Finding, ...]:
    known = set(_violations(old))
    return tuple(finding for finding in _violations(new) if finding not in known)


def _violations(judgement: Judgement) -> Iterator[Finding]:
    return (finding for finding in judgement.findings if finding.severity is Severity.ERROR)
