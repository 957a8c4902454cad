from shiftplan.domain.on_the_day import OnTheDay
from shiftplan.domain.rota import Assignment
from shiftplan.domain.session import Attended, Session
from shiftplan.domain.shift import Break, BreakKind
from tests.checks.bench import days, found, one_person
from tests.files.particular_cases import template

MEAL = Break(after_minutes=240, minutes=30, earliest=180, latest=300)
REST = Break(after_minutes=400, minutes=15, kind=BreakKind.REST)
BRIEF = Session(id="brief", minutes=30, days=days(0))
PLAN = one_person(
    shifts=(
        template("moving", 480, breaks=(MEAL, REST)),
        template("late", 1200),
        template("home", 480, kind="standby"),
    ),
    sessions=(BRIEF,),
)


def faults(shift: str = "moving", minute: int | None = None, breaks: tuple[int, ...] = ()) -> list[str]:
    sessions = () if minute is None else (Attended(session="brief", minute=minute, minutes=30),)
    one = Assignment(
        agent="ann", day=days(0)[0], shift=shift, queue="presale", breaks=breaks, sessions=sessions
    )
    return [str(finding.message) for finding in found(PLAN, "breaks", one)]


def test_breaks_inside_their_windows_are_fine() -> None:
    assert [faults(breaks=breaks) for breaks in ((), (180, 400), (300, 400), (255, 400))] == [[]] * 4


def test_a_break_a_minute_outside_its_window_is_not() -> None:
    assert [len(faults(breaks=breaks)) for breaks in ((179, 400), (301, 400), (240, 401))] == [1, 1, 1]
    assert faults(breaks=(170, 400)) == [
        "Ann has a break of 30 min at 10:50 on 2027-11-01; it may begin from 11:00 to 13:00"
    ]


def test_breaks_that_meet_are_said_to() -> None:
    assert any("Ann has a break until 14:50" in fault for fault in faults(breaks=(380, 400)))


def test_a_missing_break_leaves_the_day_out() -> None:
    (fault,) = faults(breaks=(240,))
    assert fault == "Ann: 1 break time in moving on 2027-11-01, 2 are due; the shift counts for nothing"


def test_a_session_inside_the_shift_and_beside_the_breaks_is_fine() -> None:
    assert [faults(minute=minute) for minute in (480, 690, 750, 960)] == [[]] * 4


def test_a_session_over_a_break_is_not() -> None:
    assert faults(minute=700) == [
        "Ann has the session brief until 12:10 on 2027-11-01, but a break begins at 12:00"
    ]
    assert len(faults(minute=749)) == 1


def test_a_session_before_or_after_the_shift_is_not() -> None:
    assert [len(faults(minute=minute)) for minute in (450, 961)] == [1, 1]
    assert faults("late", 1700) == [
        "Ann attends brief at 04:20 on 2027-11-01, outside the shift from 20:00 to 04:30"
    ]
    assert faults("late", 1680) == []


def test_nobody_attends_from_home() -> None:
    assert faults("home") == []
    assert faults("home", 500) == ["Ann attends brief on 2027-11-01 while on standby at home"]


def put_off(place: int, *, late: bool = True, longer: int = 0) -> list[str]:
    one = Assignment(
        agent="ann",
        day=days(0)[0],
        shift="moving",
        queue="presale",
        breaks=(place, 480 if place >= 390 else 400),
        on_the_day=OnTheDay(late_breaks=late, longer=longer),
    )
    return [str(finding.message) for finding in found(PLAN, "breaks", one)]


def test_a_break_put_off_comes_within_two_hours_of_its_window() -> None:
    assert [put_off(place) for place in (330, 370)] == [[], []]
    assert put_off(330, late=False) == [
        "Ann has a break of 30 min at 13:30 on 2027-11-01; it may begin from 11:00 to 13:00"
    ]
    assert put_off(420) == []
    assert put_off(421) == [
        "Ann has a break of 30 min at 15:01 on 2027-11-01; it may begin from 11:00 to 15:00"
    ]


def test_a_break_put_off_comes_before_the_shift_ends() -> None:
    late = OnTheDay(late_breaks=True)
    one = Assignment(
        agent="ann", day=days(0)[0], shift="moving", queue="presale", breaks=(240, 500), on_the_day=late
    )
    assert [str(finding.message) for finding in found(PLAN, "breaks", one)] == [
        "Ann has a break of 15 min at 16:20 on 2027-11-01, after the shift has ended at 16:30"
    ]
    longer = one.model_copy(update={"on_the_day": OnTheDay(late_breaks=True, longer=30)})
    assert found(PLAN, "breaks", longer) == []
