from tests import builders as b
from tests.checks.bench import day, days, found, one_person
from tests.files.particular_cases import template

FREE = template("free", 480, start_until=600)
NARROW = template("narrow", 480, weekdays=("mon", "wed"))
ONCE = template("once", 480, days=days(1))
PLAN = one_person(shifts=(FREE, NARROW, ONCE))


def starting(minute: int | None) -> list[str]:
    assignment = b.work("ann", 0, "free").model_copy(update={"start": minute})
    return [str(finding.message) for finding in found(PLAN, "offered", assignment)]


def test_a_shift_on_a_weekday_of_its_own_is_fine() -> None:
    assert found(PLAN, "offered", b.work("ann", 0, "narrow"), b.work("ann", 2, "narrow")) == []


def test_on_another_weekday_it_is_not_offered() -> None:
    (finding,) = found(PLAN, "offered", b.work("ann", 1, "narrow"))
    assert str(finding.message) == "Ann works narrow on 2027-11-02, but it is not offered that day"
    assert (finding.agents, finding.days, finding.source) == (("ann",), days(1), "shifts.toml")


def test_days_by_date_count_too() -> None:
    assert found(PLAN, "offered", b.work("ann", 1, "once")) == []
    assert [f.days for f in found(PLAN, "offered", b.work("ann", 8, "once"))] == [(day(8),)]


def test_every_start_of_the_window_is_fine_its_ends_too() -> None:
    assert [starting(minute) for minute in (None, 480, 510, 600)] == [[]] * 4


def test_before_after_and_between_its_steps_are_not() -> None:
    assert [len(starting(minute)) for minute in (450, 630, 495)] == [1, 1, 1]
    assert starting(495) == [
        "Ann begins free on 2027-11-01 at 08:15; it may begin from 08:00 to 10:00 every 30 min"
    ]


def test_another_start_of_a_shift_with_one() -> None:
    late = b.work("ann", 0, "narrow").model_copy(update={"start": 540})
    (finding,) = found(PLAN, "offered", late)
    assert str(finding.message) == "Ann begins narrow on 2027-11-01 at 09:00; it begins at 08:00"
