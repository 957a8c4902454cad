"""What the rules about one person say of some shifts of theirs, without judging a whole rota.

A running day tries many small changes of one person each; these are the rules of the judge, not others.
"""

from collections.abc import Iterable

from shiftplan.checks.by_person import OF_ONE_PERSON
from shiftplan.checks.case import Case
from shiftplan.checks.judge import CHECKS, by_severity
from shiftplan.domain.finding import Finding
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota


def of_person(plan: Plan, agent: str, works: Iterable[Assignment]) -> tuple[Finding, ...]:
    """Errors before warnings, as `judge` gives them of a rota in which the person has these shifts."""
    nobody = Need(grid=plan.grid, scenario=plan.settings.scenario, queues=())
    case = Case(plan, nobody, Rota.of(works), None, frozenset({agent}))
    return by_severity(finding for check in CHECKS if check in OF_ONE_PERSON for finding in check(case))
