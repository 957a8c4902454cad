from tests import builders as b
from tests.checks.bench import assert_error, found, one_person

CODE = "one_shift_a_day"


def test_one_shift_on_each_of_two_days_is_fine() -> None:
    assert found(one_person(), CODE, b.work("ann", 0), b.work("ann", 1)) == []


def test_two_shifts_on_one_day_are_named() -> None:
    (finding,) = found(one_person(), CODE, b.work("ann", 3, "early"), b.work("ann", 3, "short"))
    assert_error(finding, None, on=(3,))
    assert "Ann has 2 shifts on 2027-11-04: early, short" in str(finding.message)


def test_the_same_shift_on_two_queues_counts_as_two() -> None:
    plan = one_person(queues=(b.queue(), b.queue("after")), agent={"queues": ("presale", "after")})
    both = (b.work("ann", 0, "early", "presale"), b.work("ann", 0, "early", "after"))
    assert len(found(plan, CODE, *both)) == 1


def test_two_people_may_work_on_one_day() -> None:
    assert found(b.plan(), CODE, b.work("a1", 0), b.work("a2", 0)) == []
