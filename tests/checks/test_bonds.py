import pytest

from shiftplan.checks import judge
from shiftplan.domain.finding import Severity
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.shift import ShiftKind
from shiftplan.domain.teamwork import Bond, BondKind
from shiftplan.domain.when import Force
from tests import builders as b
from tests.checks.bench import days, entry, found

CODE = "bonds"
WAITING = b.shift("waiting", 8, 8).model_copy(update={"kind": ShiftKind.STANDBY})
SHIFTS = (*b.SHIFTS, WAITING, b.shift("eight", 8, 6))


def tied(kind: str, *agents: str, force: Force = Force.RULE, **values: object) -> Plan:
    bond = Bond(kind=BondKind(kind), agents=agents or ("a1", "a2"), force=force, weight=3)
    return b.plan(bonds=(bond,), shifts=SHIFTS, **values)


def both(first: str, second: str, on: tuple[int, int] = (0, 0)) -> list[Assignment]:
    return [b.work("a1", on[0], first), b.work("a2", on[1], second)]


def test_together_means_the_same_shift_or_none() -> None:
    plan = tied("together")
    assert found(plan, CODE, *both("early", "early"), *both("late", "late", (2, 2))) == []
    (finding,) = found(plan, CODE, *both("early", "late"), b.work("a1", 1))
    assert (finding.severity, finding.agents, finding.days) == (Severity.ERROR, ("a1", "a2"), days(0, 1))
    assert "a1, a2 do not work the same shift on 11-01, 11-02" in str(finding.message)


def test_together_from_the_same_start() -> None:
    flexible = b.shift("flexible", 9, 6).model_copy(update={"start_until": 11 * 60})
    plan = tied("together").model_copy(update={"shifts": (flexible,)})
    first, second = both("flexible", "flexible")
    at = [one.model_copy(update={"start": 600}) for one in (first, second)]
    assert found(plan, CODE, *at) == []
    assert len(found(plan, CODE, at[0], second.model_copy(update={"start": 630}))) == 1


def test_who_cannot_work_on_a_day_holds_nobody_back() -> None:
    plan = tied("together", availability=(entry("a2", 0, "leave"),))
    assert found(plan, CODE, b.work("a1", 0)) == []
    assert len(found(plan, CODE, b.work("a1", 1))) == 1


def test_three_together() -> None:
    plan = tied("together", "a1", "a2", "a3")
    assert found(plan, CODE, *both("early", "early"), b.work("a3", 0)) == []
    assert len(found(plan, CODE, *both("early", "early"))) == 1


@pytest.mark.parametrize(
    ("first", "second", "on", "meets"),
    [
        ("early", "late", (0, 0), True),
        ("early", "night", (0, 0), False),
        ("late", "night", (0, 0), False),
        ("night", "early", (0, 1), False),
        ("early", "waiting", (0, 0), False),
    ],
)
def test_apart_means_never_at_one_moment(first: str, second: str, on: tuple[int, int], meets: bool) -> None:
    found_ = found(tied("apart"), CODE, *both(first, second, on))
    assert [finding.days for finding in found_] == ([days(on[1])] if meets else [])


def test_apart_counts_the_day_of_the_later_shift() -> None:
    """A night into Tuesday meets a shift that begins on Tuesday at 06:00."""
    plan = tied("apart").model_copy(update={"shifts": (*SHIFTS, b.shift("dawn", 6, 6))})
    (finding,) = found(plan, CODE, *both("night", "dawn", (0, 1)))
    assert finding.days == days(1)


def test_a_mentor_for_at_least_half_the_shift() -> None:
    """Early is 08:00 to 16:30, late 13:00 to 21:30: they share 3.5 of 8.5 h; eight to two lies in early."""
    plan = tied("mentor")
    assert found(plan, CODE, *both("early", "early"), *both("early", "eight", (1, 1))) == []
    assert found(plan, CODE, b.work("a1", 0)) == []
    (finding,) = found(plan, CODE, *both("early", "late"), b.work("a2", 2))
    assert finding.days == days(0, 2)
    assert "a2 work on 11-01, 11-03 without a1 for at least half the shift" in str(finding.message)


def test_a_standby_needs_no_mentor_and_is_none() -> None:
    plan = tied("mentor")
    assert found(plan, CODE, b.work("a2", 0, "waiting")) == []
    assert len(found(plan, CODE, *both("waiting", "early"))) == 1


def test_a_carpool_begins_at_one_time() -> None:
    plan = tied("carpool")
    assert found(plan, CODE, *both("early", "eight"), b.work("a1", 1), b.work("a2", 2, "late")) == []
    (finding,) = found(plan, CODE, *both("early", "late"))
    assert "a1, a2 begin at different times on 11-01" in str(finding.message)


def test_as_a_wish_each_broken_day_counts_its_weight() -> None:
    plan = tied("together", force=Force.WISH)
    rota = b.rota(*both("early", "late"), b.work("a1", 1), *both("late", "late", (2, 2)))
    judgement = judge(plan, b.need(plan, 0), rota)
    (term,) = [term for term in judgement.terms if term.name == "bonds"]
    assert (term.amount, term.unit, term.weight) == (3 * 2, "days", plan.weights.bonds)
    (finding,) = [finding for finding in judgement.findings if finding.code == CODE]
    assert finding.severity is Severity.NOTE


def test_a_plan_without_such_wishes_has_no_such_term() -> None:
    plan = tied("together")
    names = {term.name for term in judge(plan, b.need(plan, 0), b.rota()).terms}
    assert not names & {"bonds", "squads", "patterns"}
