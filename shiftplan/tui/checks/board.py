"""Findings, value and fairness of a rota as values that answer the screen's questions."""

from collections import Counter
from functools import cached_property
from typing import NamedTuple

from shiftplan.domain import work
from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.outcome import Judgement, Term, relative_gap
from shiftplan.domain.people import Agent
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota

FILTERS: tuple[Severity | None, ...] = (None, Severity.ERROR, Severity.WARNING, Severity.NOTE)


class FindingsBoard(Frozen):
    """The findings that pass the filter; `severity` and `code` None let all pass."""

    findings: tuple[Finding, ...] = ()
    severity: Severity | None = None
    code: str | None = None

    @cached_property
    def shown(self) -> tuple[Finding, ...]:
        return tuple(f for f in self._of_severity if self.code in (None, f.code))

    @cached_property
    def counts(self) -> Counter[Severity]:
        return Counter(finding.severity for finding in self.findings)

    @cached_property
    def codes(self) -> Counter[str]:
        """How many findings of each code the severity lets pass, in order of appearance."""
        return Counter(finding.code for finding in self._of_severity)

    @property
    def _of_severity(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if self.severity in (None, f.severity))

    def next_severity(self) -> "FindingsBoard":
        """All, then one severity after the other; the code's filter is lifted."""
        following = FILTERS[(FILTERS.index(self.severity) + 1) % len(FILTERS)]
        return FindingsBoard(findings=self.findings, severity=following)

    def only(self, code: str | None) -> "FindingsBoard":
        return FindingsBoard(findings=self.findings, severity=self.severity, code=code)

    def of(self, findings: tuple[Finding, ...]) -> "FindingsBoard":
        """The same filter on other findings; a code that is gone no longer filters."""
        code = self.code if any(f.code == self.code for f in findings) else None
        return FindingsBoard(findings=findings, severity=self.severity, code=code)


class ValueBoard(Frozen):
    """What the rota costs by the plan's own weights; the bound holds for the rota as it was solved."""

    judgement: Judgement
    rota: Rota

    @property
    def value(self) -> float:
        return self.judgement.objective

    @property
    def bound(self) -> float | None:
        return self.rota.facts.bound if self.rota.facts else None

    @property
    def gap(self) -> float | None:
        return relative_gap(self.value, self.bound)

    @property
    def hours_short(self) -> float:
        return self.judgement.shortage_agent_hours

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms, the dearest first."""
        return tuple(sorted(self.judgement.terms, key=lambda term: -term.cost))

    def share(self, term: Term) -> float:
        """The term's part of the dearest one, 0 to 1."""
        dearest = max((each.cost for each in self.judgement.terms), default=0.0)
        return term.cost / dearest if dearest > 0 else 0.0


class Nights(NamedTuple):
    agent: Agent
    nights: int


class FairnessBoard(Frozen):
    """Night shifts of each person who may work nights."""

    plan: Plan
    rota: Rota

    @cached_property
    def people(self) -> tuple[Nights, ...]:
        """Those with most nights first, then in the order of the plan."""
        counted = self._counted
        able = (agent for agent in self.plan.agents if work.may_work_nights(self.plan, agent))
        return tuple(sorted((Nights(a, counted[a.id]) for a in able), key=lambda row: -row.nights))

    @property
    def mean(self) -> float:
        """Nights per person who may work them; 0 when nobody may."""
        return sum(row.nights for row in self.people) / len(self.people) if self.people else 0.0

    @property
    def most(self) -> int:
        return max((row.nights for row in self.people), default=0)

    @cached_property
    def _counted(self) -> Counter[str]:
        rules = self.plan.settings.rules
        known = work.known(self.plan, self.rota)
        return Counter(a.agent for a in known if work.is_night_shift(self.plan.worked(a), rules))
