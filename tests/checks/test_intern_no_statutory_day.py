from shiftplan.domain.finding import Finding
from tests import builders as b
from tests.checks.bench import assert_error, day, found, one_person, rules

CODE = "intern_no_statutory_day"


def on(index: int, contract: str = "intern", value: float = 1) -> list[Finding]:
    plan = one_person(
        agent={"contract": contract},
        statutory_days=(day(2),),
        rules=rules(intern_no_statutory_day=value),
    )
    return found(plan, CODE, b.work("ann", index))


def test_an_intern_on_a_statutory_holiday_is_an_error() -> None:
    (finding,) = on(2)
    assert_error(finding, b.china().intern_no_statutory_day, on=(2,))
    assert "2027-11-03, a statutory holiday" in str(finding.message)


def test_other_days_other_people_and_a_rule_that_is_off_are_fine() -> None:
    assert on(1) == []
    assert on(2, contract="full") == []
    assert on(2, value=0) == []
