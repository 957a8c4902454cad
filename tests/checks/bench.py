"""What the rule tests share: judge a few assignments and keep the findings of one code."""

from datetime import date, timedelta
from typing import Any

from shiftplan.checks import judge
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.history import History
from shiftplan.domain.people import Availability, AvailabilityKind, Contract, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.rules import Rule, Rules
from tests import builders as b


def found(plan: Plan, code: str, *assignments: Assignment) -> list[Finding]:
    """The findings of one code about a rota of these assignments, with a need of nobody."""
    judgement = judge(plan, b.need(plan, 0), b.rota(*assignments))
    return [finding for finding in judgement.findings if finding.code == code]


def day(index: int) -> date:
    return b.MONDAY + timedelta(days=index)


def days(*indices: int) -> tuple[date, ...]:
    return tuple(day(index) for index in indices)


def entry(agent: str, index: int, kind: str, **values: Any) -> Availability:
    return Availability(agent=agent, day=day(index), kind=AvailabilityKind(kind), **values)


def rules(**changes: float) -> Rules:
    """The national rule book with some values changed."""
    book = b.china()
    changed = {name: getattr(book, name).model_copy(update={"value": x}) for name, x in changes.items()}
    return book.model_copy(update=changed)


def one_person(days: int = 14, **values: Any) -> Plan:
    """A plan of Ann alone; `agent` values and `plan` values may be passed as two dictionaries."""
    ann = b.agent("ann", **{"name": "Ann", **values.pop("agent", {})})
    return b.plan((ann,), days=days, **values)


def limited(days: int = 7, values: dict[str, Any] | None = None, **limits: Any) -> Plan:
    """Ann alone, whose contract `full` has these limits; `values` are those of `one_person`."""
    contract = Contract(**{"id": "full", "kind": ContractKind.FULL_TIME, **limits})
    return one_person(days, contracts=(contract,), **(values or {}))


def past(told: dict[str, Any]) -> dict[str, Any]:
    """What Ann has behind her, as a value of a plan."""
    return {"history": (History(agent="ann", **told),)}


def wednesday(told: dict[str, Any], **limits: Any) -> Plan:
    """The like from a Wednesday on (the day with index 2), ten days, with this past."""
    return limited(10, {"grid": b.grid(10, day(2)), **past(told)}, **limits)


def assert_contract(finding: Finding, *, on: tuple[int, ...]) -> None:
    """An error about Ann on these days, with her contract as the source."""
    assert (finding.severity, finding.agents, finding.days) == (Severity.ERROR, ("ann",), days(*on))
    assert (finding.source, finding.kind) == ("plan.toml [contracts] full", None)


def assert_error(finding: Finding, rule: Rule | None, *, on: tuple[int, ...], by: str = "ann") -> None:
    """An error about `by` on these days of the plan, with the source of this rule."""
    assert finding.severity is Severity.ERROR
    assert finding.agents == (by,)
    assert finding.days == days(*on)
    assert (finding.source, finding.kind) == ((rule.source, rule.kind) if rule else ("", None))
