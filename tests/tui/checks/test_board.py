import pytest

from shiftplan.domain.finding import Severity
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.people import Protection
from shiftplan.domain.rota import Rota, RotaFacts
from shiftplan.tui.checks.board import FairnessBoard, FindingsBoard, ValueBoard
from tests import builders
from tests.tui.rota import samples
from tests.tui.rota.running import NOW

FINDINGS = samples.judgement().findings


def facts(bound: float) -> RotaFacts:
    return RotaFacts(
        status="feasible",
        objective=530,
        bound=bound,
        seconds=1,
        need_digest="",
        rules_digest="",
        solved_at=NOW,
    )


def codes(board: FindingsBoard) -> list[str]:
    return [finding.code for finding in board.shown]


def test_the_filter_goes_round_the_severities():
    board, seen = FindingsBoard(findings=FINDINGS), []
    for _ in range(4):
        seen.append(codes(board))
        board = board.next_severity()
    assert seen == [
        ["rest_between_shifts", "overtime", "shortage", "wish_missed"],
        ["rest_between_shifts"],
        ["overtime", "shortage"],
        ["wish_missed"],
    ]
    assert board.severity is None


def test_a_code_narrows_within_its_severity_and_is_lifted_with_it():
    board = FindingsBoard(findings=FINDINGS, severity=Severity.WARNING).only("shortage")
    assert codes(board) == ["shortage"]
    assert list(board.codes) == ["overtime", "shortage"]
    assert board.next_severity().code is None


def test_other_findings_keep_the_filter_as_long_as_it_fits():
    board = FindingsBoard(findings=FINDINGS).only("shortage")
    assert codes(board.of(FINDINGS[1:])) == ["shortage"]
    assert codes(board.of(FINDINGS[:1])) == ["rest_between_shifts"]


def test_counts_ignore_the_filter():
    board = FindingsBoard(findings=FINDINGS, severity=Severity.NOTE)
    assert board.counts == {Severity.ERROR: 1, Severity.WARNING: 2, Severity.NOTE: 1}


def test_value_bound_and_gap():
    board = ValueBoard(judgement=samples.judgement(), rota=Rota(facts=facts(bound=265)))
    assert (board.value, board.bound, board.gap, board.hours_short) == (530, 265, 0.5, 56)


def test_an_edited_rota_has_no_bound():
    board = ValueBoard(judgement=samples.judgement(), rota=Rota())
    assert board.bound is None
    assert board.gap is None


def test_the_dearest_goal_comes_first_and_fills_its_bar():
    board = ValueBoard(judgement=samples.judgement(), rota=Rota())
    assert [(term.name, board.share(term)) for term in board.terms] == [("shortage", 1.0), ("wish", 0.06)]


def test_shares_of_a_rota_without_cost_are_zero():
    judgement = samples.judgement()
    free = tuple(term.model_copy(update={"amount": 0}) for term in judgement.terms)
    board = ValueBoard(judgement=Judgement(findings=(), terms=free, shortage_agent_hours=0), rota=Rota())
    assert [board.share(term) for term in board.terms] == [0, 0]


def test_nights_count_only_those_who_may_work_them():
    agents = (
        builders.agent("ann"),
        builders.agent("bob"),
        builders.agent("may", protection=Protection.PREGNANT),
    )
    plan = builders.plan(agents)
    rota = Rota.of(
        [builders.work("bob", 0, "night"), builders.work("bob", 1, "night"), builders.work("ann", 0)]
    )
    board = FairnessBoard(plan=plan, rota=rota)
    assert [(row.agent.id, row.nights) for row in board.people] == [("bob", 2), ("ann", 0)]
    assert (board.mean, board.most) == (1.0, 2)


def test_nobody_who_may_work_nights():
    plan = builders.plan((builders.agent("may", protection=Protection.PREGNANT),))
    board = FairnessBoard(plan=plan, rota=Rota())
    assert (board.people, board.most) == ((), 0)
    assert board.mean == pytest.approx(0)
