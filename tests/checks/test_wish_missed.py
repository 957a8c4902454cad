from shiftplan.domain.finding import Severity
from tests import builders as b
from tests.checks.bench import days, entry, found, one_person

CODE = "wish_missed"
PLAN = one_person(
    availability=(
        entry("ann", 0, "wish_off"),
        entry("ann", 1, "wish_on", shift="late"),
        entry("ann", 2, "wish_off", shift="night"),
    )
)


def test_a_person_whose_wishes_are_met_is_not_mentioned() -> None:
    assert found(PLAN, CODE, b.work("ann", 1, "late"), b.work("ann", 2, "early")) == []


def test_unmet_wishes_are_one_note_a_person() -> None:
    worked = (b.work("ann", 0), b.work("ann", 1, "early"), b.work("ann", 2, "early"))
    (finding,) = found(PLAN, CODE, *worked)
    assert finding.severity is Severity.NOTE
    assert finding.agents == ("ann",)
    assert finding.days == days(0, 1)
    assert "Ann does not get 2 of 3 wishes: 11-01, 11-02" in str(finding.message)


def test_wishes_on_blocked_days_are_not_counted() -> None:
    plan = one_person(availability=(entry("ann", 0, "leave"), entry("ann", 0, "wish_on")))
    assert found(plan, CODE) == []
