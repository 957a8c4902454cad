import pytest

from shiftplan.checks import judge
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.plan import Plan
from shiftplan.domain.priority import raise_by
from tests import builders as b

CODE = "shortage_first"


def judged(plan: Plan) -> list[Finding]:
    rota = b.rota(b.work("a1", 0))
    return [finding for finding in judge(plan, b.need(plan, 2), rota).findings if finding.code == CODE]


def test_where_shortage_comes_first_it_is_told_by_how_much() -> None:
    plan = b.plan(shortage_first=True)
    (finding,) = judged(plan)
    assert finding.severity is Severity.NOTE
    assert f"raised {raise_by(plan):,.0f} times" in str(finding.message)
    assert "less than 0.05 agent-hours short" in str(finding.message)


def test_where_it_does_not_nothing_is_told() -> None:
    assert judged(b.plan()) == []


def test_the_shortage_is_counted_in_the_raised_weights() -> None:
    plain, first = b.plan(), b.plan(shortage_first=True)
    shortage = {
        name: next(term for term in judge(plan, b.need(plan, 2), b.rota()).terms if term.name == "shortage")
        for name, plan in (("plain", plain), ("first", first))
    }
    assert shortage["first"].amount == shortage["plain"].amount > 0
    assert raise_by(first) > 1
    assert shortage["first"].weight == pytest.approx(shortage["plain"].weight * raise_by(first))
