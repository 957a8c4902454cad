"""Too few and too many people where `[[cover]]` binds or wishes."""

from typing import Any

import pytest

from shiftplan.checks import judge
from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.people import Tier
from shiftplan.domain.rota import Assignment
from shiftplan.domain.when import Force
from tests import builders as b
from tests.checks.bench import day

PEOPLE = (b.agent("ann", tier=Tier.T4), b.agent("bob", tier=Tier.T1), b.agent("cat", tier=Tier.T1))
MORNING = {"since": "08:00", "until": "12:00"}


def found(*assignments: Assignment, days: int = 1, **rule: Any) -> list[Finding]:
    given = CoverRule(**{"id": "desk", "force": Force.RULE, **rule})
    plan = b.plan(PEOPLE, days=days, cover=(given,))
    judgement = judge(plan, b.need(plan, 0), b.rota(*assignments))
    return [finding for finding in judgement.findings if finding.code.startswith("cover")]


ANN, BOB, CAT = b.work("ann", 0), b.work("bob", 0), b.work("cat", 0)


def test_as_many_as_are_asked_for_are_enough() -> None:
    assert found(ANN, BOB, least=2, **MORNING) == []


def test_one_too_few_is_an_error_that_names_slot_queue_and_rule() -> None:
    (finding,) = found(ANN, least=2, queue="presale", **MORNING)
    assert finding.severity is Severity.ERROR
    assert finding.code == "cover_rules"
    assert finding.source == "plan.toml [[cover]] desk"
    assert finding.days == (day(0),)
    assert str(finding.message) == (
        "cover desk: 1 person on presale from 11-01 08:00 to 11-01 12:00; at least 2 are wanted"
    )


def test_seats_are_enough_for_as_many_as_there_are() -> None:
    assert found(ANN, BOB, most=2) == []


def test_one_too_many_is_an_error_through_the_meal() -> None:
    (finding,) = found(ANN, BOB, CAT, most=2)
    assert str(finding.message) == (
        "cover desk: 3 people on all queues together from 11-01 08:00 to 11-01 16:30; at most 2 may be"
    )


def test_only_the_tier_asked_for_and_those_above_count() -> None:
    assert found(ANN, least=1, tier=Tier.T4, **MORNING) == []
    (finding,) = found(BOB, CAT, least=1, tier=Tier.T2, **MORNING)
    assert "0 people of T2 or above" in str(finding.message)


def test_standby_is_named() -> None:
    (finding,) = found(ANN, least=1, standby=True, **MORNING)
    assert "0 people on standby" in str(finding.message)


def test_a_wish_that_is_not_met_is_a_warning() -> None:
    (finding,) = found(ANN, least=2, force=Force.WISH, **MORNING)
    assert (finding.code, finding.severity) == ("cover_wish", Severity.WARNING)


def test_the_worst_stretch_comes_first() -> None:
    """Nobody serves at the common meal, and for longer after the end of both shifts."""
    first, second = found(ANN, BOB, least=2, since="12:00", until="18:00")
    assert "0 people on all queues together from 11-01 12:00 to 11-01 12:30" in str(second.message)
    assert "0 people on all queues together from 11-01 16:30 to 11-01 18:00" in str(first.message)


def test_many_stretches_are_summed_up() -> None:
    findings = found(days=9, least=1, since="08:00", until="09:00")
    assert len(findings) == 6
    assert str(findings[-1].message) == "cover desk: the same in 4 more stretches"
    assert len(findings[-1].days) == 4


@pytest.mark.parametrize("rule", [{"least": 0}, {"most": 0}])
def test_an_empty_rota_has_nobody_too_many(rule: dict[str, int]) -> None:
    assert found(**rule) == []
