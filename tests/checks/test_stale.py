from datetime import UTC, datetime

from shiftplan.checks import judge
from shiftplan.domain.finding import Severity
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import RotaFacts
from shiftplan.domain.weights import Weights
from tests import builders as b

PLAN = b.plan()
NEED = b.need(PLAN, 0)


def facts(need: Need, plan: Plan) -> RotaFacts:
    return RotaFacts(
        status="optimal",
        objective=1,
        bound=1,
        seconds=1,
        need_digest=need.digest(),
        rules_digest=plan.rules_digest(),
        solved_at=datetime(2027, 10, 1, tzinfo=UTC),
    )


def codes(made_for: RotaFacts | None) -> list[str]:
    rota = b.rota().model_copy(update={"facts": made_for})
    findings = judge(PLAN, NEED, rota).findings
    assert all(finding.severity is Severity.WARNING for finding in findings)
    return [finding.code for finding in findings]


def test_a_rota_made_for_this_need_and_these_rules_is_fresh() -> None:
    assert codes(facts(NEED, PLAN)) == []


def test_a_rota_made_by_hand_has_nothing_to_be_stale_against() -> None:
    assert codes(None) == []


def test_another_need_is_a_warning() -> None:
    assert codes(facts(b.need(PLAN, 1), PLAN)) == ["need_changed"]


def test_other_weights_are_a_warning() -> None:
    assert codes(facts(NEED, b.plan(weights=Weights(wish=31)))) == ["rules_changed"]
