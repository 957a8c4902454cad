"""A rota file may hold people who left: the judge says so, counts them for nothing and does not crash."""

import pytest

from shiftplan.checks import judge
from shiftplan.domain.finding import Severity
from shiftplan.domain.rota import Assignment
from tests import builders as b

PLAN = b.plan()
NEED = b.need(PLAN, 2)
KNOWN = (b.work("a1", 0), b.work("a2", 1, "night"))
STRANGERS = {
    "unknown_agent": b.work("gone", 0),
    "unknown_shift": b.work("a3", 0, "noon"),
    "unknown_queue": b.work("a3", 0, "early", "lost"),
    "unknown_day": b.work("a3", 3),
}


@pytest.mark.parametrize("code", STRANGERS)
def test_each_unknown_is_an_error_that_names_it(code: str) -> None:
    judgement = judge(PLAN, NEED, b.rota(*KNOWN, STRANGERS[code]))
    (finding,) = [f for f in judgement.findings if f.severity is Severity.ERROR]
    assert finding.code == code
    assert finding.agents == (STRANGERS[code].agent,)
    assert finding.days == (STRANGERS[code].day,)


@pytest.mark.parametrize("code", STRANGERS)
def test_the_terms_leave_it_out(code: str) -> None:
    without = judge(PLAN, NEED, b.rota(*KNOWN))
    assert judge(PLAN, NEED, b.rota(*KNOWN, STRANGERS[code])).terms == without.terms


def test_the_day_before_the_plan_is_outside_too() -> None:
    judgement = judge(PLAN, NEED, b.rota(b.work("a1", -1, "night")))
    assert [f.code for f in judgement.findings if f.severity is Severity.ERROR] == ["unknown_day"]


def test_one_finding_for_all_shifts_of_a_person_who_left() -> None:
    shifts = [b.work("gone", i) for i in range(3)]
    judgement = judge(PLAN, NEED, b.rota(*shifts))
    (finding,) = [f for f in judgement.findings if f.code == "unknown_agent"]
    assert len(finding.days) == 3
    assert "gone has shifts on 11-01, 11-02, 11-03" in str(finding.message)


def test_everything_unknown_at_once_is_four_findings() -> None:
    stranger = Assignment(agent="gone", day=b.work("x", 99).day, shift="noon", queue="lost")
    judgement = judge(PLAN, NEED, b.rota(stranger))
    assert {f.code for f in judgement.findings if f.severity is Severity.ERROR} == set(STRANGERS)
