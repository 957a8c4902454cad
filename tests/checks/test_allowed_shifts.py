from tests import builders as b
from tests.checks.bench import assert_error, entry, found, one_person

CODE = "allowed_shifts"


def test_the_shifts_of_the_list() -> None:
    plan = one_person(agent={"shifts": ("early", "late")})
    assert found(plan, CODE, b.work("ann", 0), b.work("ann", 1, "late")) == []


def test_another_shift_is_an_error() -> None:
    plan = one_person(agent={"shifts": ("early", "late")})
    (finding,) = found(plan, CODE, b.work("ann", 0), b.work("ann", 2, "night"))
    assert_error(finding, None, on=(2,))
    assert "Ann works night on 2027-11-03, but may work only early, late" in str(finding.message)


def test_a_day_of_one_shift_alone() -> None:
    plan = one_person(availability=(entry("ann", 1, "only_shift", shift="late"),))
    assert found(plan, CODE, b.work("ann", 0), b.work("ann", 1, "late")) == []
    (finding,) = found(plan, CODE, b.work("ann", 1))
    assert "availability.csv allows late on that day" in str(finding.message)


def test_two_entries_of_a_day_allow_either_shift() -> None:
    entries = tuple(entry("ann", 1, "only_shift", shift=shift) for shift in ("late", "night"))
    assert found(one_person(availability=entries), CODE, b.work("ann", 1, "night")) == []
    assert len(found(one_person(availability=entries), CODE, b.work("ann", 1))) == 1


def test_a_day_without_one_shift() -> None:
    plan = one_person(availability=(entry("ann", 1, "not_shift", shift="late"),))
    assert found(plan, CODE, b.work("ann", 1), b.work("ann", 2, "late")) == []
    assert len(found(plan, CODE, b.work("ann", 1, "late"))) == 1


def test_entries_that_leave_no_shift() -> None:
    entries = (
        entry("ann", 1, "only_shift", shift="late"),
        entry("ann", 1, "not_shift", shift="late"),
    )
    (finding,) = found(one_person(availability=entries), CODE, b.work("ann", 1, "late"))
    assert "allows none on that day" in str(finding.message)
