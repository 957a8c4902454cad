import pytest

from shiftplan.domain.finding import Finding
from shiftplan.domain.people import Contract, ContractKind
from tests import builders as b
from tests.checks.bench import assert_error, found, one_person, rules

CODE = "overtime"
PROTECTED = {
    "pregnant": {"protection": "pregnant"},
    "nursing": {"protection": "nursing"},
    "minor": {"protection": "minor"},
    "intern": {"contract": "intern"},
}
LOOSE = (*b.CONTRACTS[:3], Contract(id="intern", kind=ContractKind.INTERN))


def by(values: dict[str, object], shifts: str, **changes: float) -> list[Finding]:
    """The findings about shifts on the first days, one letter each: (e)arly 8 h, (l)ong 10 h."""
    plan = one_person(agent=values, rules=rules(**changes), contracts=LOOSE)
    names = {"e": "early", "l": "long"}
    return found(plan, CODE, *(b.work("ann", i, names[x]) for i, x in enumerate(shifts)))


@pytest.mark.parametrize("status", PROTECTED)
def test_forty_hours_in_normal_days_are_fine(status: str) -> None:
    assert by(PROTECTED[status], "eeeee") == []


@pytest.mark.parametrize("status", PROTECTED)
def test_a_sixth_day_is_overtime(status: str) -> None:
    (finding,) = by(PROTECTED[status], "eeeeee")
    assert_error(finding, getattr(b.china(), f"{status}_no_overtime"), on=tuple(range(6)))
    assert "Ann has 8 h of overtime in the week from 2027-11-01, but " in str(finding.message)


@pytest.mark.parametrize("status", PROTECTED)
def test_one_long_day_is_overtime_in_a_short_week(status: str) -> None:
    (finding,) = by(PROTECTED[status], "l")
    assert "2 h of overtime" in str(finding.message)
    assert by(PROTECTED[status], "l", **{f"{status}_no_overtime": 0}) == []


def test_without_consent_the_law_on_contracts_is_quoted() -> None:
    (finding,) = by({"overtime_consent": False}, "l")
    assert_error(finding, b.china().overtime_needs_consent, on=(0,))
    assert finding.source == "劳动合同法 §31"
    assert "no consent was given" in str(finding.message)
    assert by({"overtime_consent": False}, "l", overtime_needs_consent=0) == []


def test_those_who_agreed_may() -> None:
    assert by({}, "eeeeee") == []


def test_a_nursing_mother_without_consent_has_two_reasons() -> None:
    assert len(by({"protection": "nursing", "overtime_consent": False}, "l")) == 2
