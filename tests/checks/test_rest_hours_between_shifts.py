from tests import builders as b
from tests.checks.bench import assert_error, found, one_person, rules

CODE = "rest_hours_between_shifts"
RULE = b.china().rest_hours_between_shifts


def shifts_apart(hours: float) -> list[object]:
    """A shift until 22:00 and one that starts so many hours later, on the next day."""
    plan = one_person(shifts=(b.shift("first", 14, 8), b.shift("second", hours - 2, 8)))
    return list(found(plan, CODE, b.work("ann", 0, "first"), b.work("ann", 1, "second")))


def test_exactly_eleven_hours_are_enough() -> None:
    assert shifts_apart(11) == []


def test_half_an_hour_less_is_not() -> None:
    assert len(shifts_apart(10.5)) == 1


def test_the_finding_says_what_was_read_and_what_is_due() -> None:
    (finding,) = found(one_person(), CODE, b.work("ann", 0, "late"), b.work("ann", 1, "early"))
    assert_error(finding, RULE, on=(0, 1))
    assert "Ann rests 10.5 h between late on 2027-11-01 and early on 2027-11-02; 11 h are due" in str(
        finding.message
    )


def test_a_night_shift_and_a_day_off_are_measured_to_the_next_start() -> None:
    """22:00 to 06:30, then nothing on the second day, then 08:00 on the third: 25.5 h."""
    plan = one_person(rules=rules(rest_hours_between_shifts=26))
    (finding,) = found(plan, CODE, b.work("ann", 0, "night"), b.work("ann", 2, "early"))
    assert "25.5 h" in str(finding.message)
    assert found(one_person(), CODE, b.work("ann", 0, "night"), b.work("ann", 2, "early")) == []


def test_shifts_that_overlap_are_said_to_overlap() -> None:
    """22:00 to 06:30, then 06:00 the next morning: no rest to speak of, half an hour twice."""
    plan = one_person(shifts=(b.shift("night", 22, 8.5), b.shift("dawn", 6, 8)))
    (finding,) = found(plan, CODE, b.work("ann", 0, "night"), b.work("ann", 1, "dawn"))
    assert_error(finding, RULE, on=(0, 1))
    assert str(finding.message) == (
        "Ann is still in night of 2027-11-01 when dawn of 2027-11-02 begins; it runs 0.5 h into it"
    )


def test_a_shift_that_begins_when_the_other_ends_has_no_rest() -> None:
    plan = one_person(shifts=(b.shift("night", 22, 8), b.shift("dawn", 6, 8)))
    (finding,) = found(plan, CODE, b.work("ann", 0, "night"), b.work("ann", 1, "dawn"))
    assert "rests 0 h" in str(finding.message)


def test_two_shifts_on_one_day_are_another_rule() -> None:
    assert found(one_person(), CODE, b.work("ann", 0, "early"), b.work("ann", 0, "late")) == []
