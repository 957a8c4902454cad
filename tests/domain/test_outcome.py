from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.outcome import Judgement, Outcome, Progress, Status, Term, relative_gap
from shiftplan.language import say


def test_the_gap_is_relative_to_the_best() -> None:
    assert relative_gap(200, 150) == 0.25
    assert relative_gap(200, 200) == 0
    assert relative_gap(0, 0) == 0


def test_a_bound_above_the_best_by_rounding_is_no_gap() -> None:
    assert relative_gap(100, 100.0000001) == 0


def test_there_is_no_gap_while_either_side_is_unknown() -> None:
    assert Progress(seconds=1, phase="bound", bound=3).gap is None
    assert Outcome(status=Status.UNKNOWN, seconds=1, objective=3).gap is None


def test_a_judgement_adds_costs_and_counts_errors_only() -> None:
    terms = (
        Term(name="shortage", weight=100, amount=1.5, unit="h"),
        Term(name="wish", weight=30, amount=2, unit=""),
    )
    findings = tuple(Finding(code="x", severity=severity, message=say("x")) for severity in Severity)
    judgement = Judgement(findings=findings, terms=terms, shortage_agent_hours=1.5)
    assert judgement.objective == 210
    assert judgement.hard_violations == 1
