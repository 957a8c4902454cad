"""What a solve and a judgement say."""

from enum import StrEnum

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.rota import Rota


class Status(StrEnum):
    """How a solve ended. STOPPED and FEASIBLE may differ only in who ended it: the user, or the clock."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    STOPPED = "stopped"


class Doing(StrEnum):
    """What a worker of the search does: prove (the first three), walk, or search some choices anew."""

    BOUND = "bound"
    CUTS = "cuts"
    WHOLE = "whole"
    COOLING = "cooling"
    WALK = "walk"
    PEOPLE = "people"
    DAYS = "days"
    MIXED = "mixed"
    ROSTERS = "rosters"


class Term(Frozen):
    """One goal's share of a rota's value: cost = weight × amount."""

    name: str
    weight: float
    amount: float
    unit: str

    @property
    def cost(self) -> float:
        return self.weight * self.amount


class Judgement(Frozen):
    """What `checks/` finds in a rota: findings of every rule, the terms of its value, the hours short."""

    findings: tuple[Finding, ...]
    terms: tuple[Term, ...]
    shortage_agent_hours: float

    @property
    def objective(self) -> float:
        return sum(term.cost for term in self.terms)

    @property
    def hard_violations(self) -> int:
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


class Progress(Frozen):
    """A moment of a solve. `phase`: reading, bound, start, improve. `rota` only when it has changed.

    `doing` is what the workers do, `parts` how many plans that share nobody are solved beside each other.
    `findings` say once, before the search, what no rota can meet.
    """

    seconds: float
    phase: str
    best: float | None = None
    bound: float | None = None
    rota: Rota | None = None
    doing: tuple[Doing, ...] = ()
    parts: int = 1
    findings: tuple[Finding, ...] = ()

    @property
    def gap(self) -> float | None:
        return relative_gap(self.best, self.bound)


class Outcome(Frozen):
    """The end of a solve; `rota` is there unless none was found. `findings` say why when there is none,
    and otherwise what no rota can meet.
    """

    status: Status
    seconds: float
    bound: float | None = None
    rota: Rota | None = None
    objective: float | None = None
    findings: tuple[Finding, ...] = ()
    parts: int = 1

    @property
    def gap(self) -> float | None:
        return relative_gap(self.objective, self.bound)


def relative_gap(best: float | None, bound: float | None) -> float | None:
    """(best − bound) / best, 0 when both are 0, None while either is unknown."""
    if best is None or bound is None:
        return None
    return 0.0 if best <= bound else (best - bound) / abs(best)
