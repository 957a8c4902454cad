"""Laws that hold whatever is simulated: nobody is lost, nobody is served twice or before coming."""

from math import inf
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan.simulation.bench import Contacts, Course
from shiftplan.simulation.crew import Change, Crew, Kind, Person, speeds
from shiftplan.simulation.fixed import FixedFloor
from shiftplan.simulation.floor import Floor

HOUR = 3600.0
AHT = ((200.0, 260.0, 300.0), (400.0,))
WINDOWS = [3, 1]


@st.composite
def contacts(draw: st.DrawFn) -> Contacts:
    rows = sorted(
        draw(
            st.lists(
                st.tuples(
                    st.floats(0, 2 * HOUR),
                    st.integers(0, 1),
                    st.floats(1, 900) | st.just(inf),
                    st.floats(1, 900),
                ),
                max_size=60,
            )
        )
    )
    return Contacts(
        [row[0] for row in rows],
        [row[1] for row in rows],
        [row[0] + row[2] for row in rows],
        [row[3] for row in rows],
    )


def person(queue: int, *, helps: bool, windows: int = 3, worth: float = 1.0) -> Person:
    knows = (queue, 1 - queue) if helps else (queue,)
    return Person(queue, knows, speeds(AHT[queue], min(windows, WINDOWS[queue]), worth))


@st.composite
def rota_crews(draw: st.DrawFn) -> Crew:
    people, changes = [], []
    for who in range(draw(st.integers(0, 5))):
        people.append(
            person(draw(st.integers(0, 1)), helps=draw(st.booleans()), windows=draw(st.integers(1, 3)))
        )
        begin = draw(st.floats(0, HOUR))
        away, back, end = sorted(draw(st.floats(begin + 1, 3 * HOUR)) for _ in range(3))
        changes += [Change(begin, Kind.COMES, who), Change(end, Kind.LEAVES, who)]
        if away < back:
            changes += [Change(away, Kind.AWAY, who), Change(back, Kind.BACK, who)]
    return Crew(people, sorted(changes, key=lambda change: (change.second, -change.kind)), WINDOWS)


@st.composite
def plain_crews(draw: st.DrawFn) -> Crew:
    most = draw(st.integers(0, 4))
    people = [person(queue, helps=False) for queue in (0, 1) for _ in range(most)]
    moments = sorted(draw(st.lists(st.floats(0, 2 * HOUR), max_size=6)))
    changes = [
        Change(moment, Kind.HEADCOUNT, draw(st.integers(0, 1)), draw(st.integers(0, most)))
        for moment in moments
    ]
    return Crew(people, changes, WINDOWS)


def nobody_is_lost(came: Contacts, course: Course) -> None:
    for index, moment in enumerate(came.comes):
        taken, ended, ready = course.taken[index], course.ended[index], course.ready[index]
        assert moment <= ready <= taken
        assert (taken == inf) == (ended == inf)  # what is taken is finished
        if taken < inf:
            assert ready == taken
            assert taken < came.leaves[index]
            assert ended > taken
        assert 1 <= course.held[index] <= max(WINDOWS)


@settings(max_examples=150, deadline=None)
@given(contacts(), rota_crews(), st.booleans())
def test_a_rota_loses_nobody(came: Contacts, crew: Crew, fixed: bool) -> None:
    floor = (FixedFloor if fixed else Floor)(crew, came, Random(1))
    course = floor.run(lambda _: None)
    nobody_is_lost(came, course)
    assert not any(floor.level)


@settings(max_examples=150, deadline=None)
@given(contacts(), plain_crews(), st.booleans())
def test_a_changing_headcount_loses_nobody(came: Contacts, crew: Crew, fixed: bool) -> None:
    floor = (FixedFloor if fixed else Floor)(crew, came, Random(1))
    course = floor.run(lambda _: None)
    nobody_is_lost(came, course)
    assert not any(floor.level)
    assert not any(floor.leaving)


def played(crew: Crew, came: Contacts) -> Course:
    return Floor(crew, came, Random(1)).run(lambda _: None)


def alone(*moments: tuple[float, float], queue: int = 0, leaves: float = inf) -> Contacts:
    """Contacts of (moment, work) that never leave unless told so."""
    count = len(moments)
    return Contacts(
        [moment for moment, _ in moments], [queue] * count, [leaves] * count, [work for _, work in moments]
    )


def test_two_chats_share_their_agent() -> None:
    """200 s of work at 200/260 speed: the first 100 s alone, the rest at the slower pace until one ends."""
    crew = Crew([person(0, helps=False)], [Change(0, Kind.COMES, 0)], WINDOWS)
    course = played(crew, alone((0, 200), (100, 50)))
    assert course.ended[1] == pytest.approx(100 + 50 * 1.3)
    assert course.ended[0] == pytest.approx(100 + 65 + 50)
    assert course.held == [1, 2]


def test_who_leaves_the_shift_finishes_but_takes_nothing_new() -> None:
    crew = Crew([person(0, helps=False)], [Change(0, Kind.COMES, 0), Change(60, Kind.LEAVES, 0)], WINDOWS)
    course = played(crew, alone((0, 200), (70, 50)))
    assert course.ended[0] == pytest.approx(200)
    assert course.taken[1] == inf


def test_a_moment_away_holds_everything_up() -> None:
    changes = [Change(0, Kind.COMES, 0), Change(60, Kind.AWAY, 0), Change(660, Kind.BACK, 0)]
    course = played(Crew([person(0, helps=False)], changes, WINDOWS), alone((0, 200), (100, 50)))
    assert course.taken[1] == 660
    assert course.ended[0] > 800


def test_colleagues_take_over_what_leavers_hold_before_the_line() -> None:
    """Two agents with one window each, both busy; one goes: the other's next window is for that call."""
    people = [person(1, helps=False)] * 2
    changes = [Change(0, Kind.HEADCOUNT, 1, 2), Change(100, Kind.HEADCOUNT, 1, 1)]
    came = alone((0, 150), (1, 400), (110, 50), queue=1)
    course = played(Crew(people, changes, WINDOWS), came)
    assert course.ended[0] == pytest.approx(150)
    assert course.ended[1] == pytest.approx(401)
    assert course.taken[2] == pytest.approx(401)


def test_helpers_come_only_when_their_own_line_is_empty() -> None:
    """A helper serves the other queue while free; with own people waiting, those come first."""
    crew = Crew([person(0, helps=True, windows=1, worth=0.5)], [Change(0, Kind.COMES, 0)], WINDOWS)
    came = Contacts([0, 10, 20], [1, 1, 0], [inf] * 3, [100, 100, 100])
    course = played(crew, came)
    assert course.taken == pytest.approx([0, 200, 100])
    lonely = Crew([person(0, helps=False)], [Change(0, Kind.COMES, 0)], WINDOWS)
    assert played(lonely, came).taken[:2] == [inf, inf]


def test_somebody_on_a_call_holds_nothing_else() -> None:
    crew = Crew([person(0, helps=True)], [Change(0, Kind.COMES, 0)], WINDOWS)
    course = played(crew, Contacts([0, 10], [1, 0], [inf] * 2, [100, 100]))
    assert course.taken == pytest.approx([0, 100])


def test_after_a_call_all_windows_are_open_again() -> None:
    """Three who wait while the helper is on a call are all taken when it ends, and not one by one."""
    crew = Crew([person(0, helps=True)], [Change(0, Kind.COMES, 0)], WINDOWS)
    came = Contacts([0, 10, 20, 30], [1, 0, 0, 0], [inf] * 4, [100] * 4)
    assert played(crew, came).taken == pytest.approx([0, 100, 100, 100])


def test_ready_is_when_somebody_who_left_would_have_been_taken() -> None:
    crew = Crew([person(1, helps=False)], [Change(0, Kind.COMES, 0)], WINDOWS)
    course = played(crew, Contacts([0, 10, 20], [1, 1, 1], [inf, 30, inf], [100, 100, 100]))
    assert course.taken == [0, inf, 100]
    assert course.ready == [0, 100, 100]


def test_a_full_load_ends_as_much_as_productivity_says() -> None:
    standard, novice = speeds((300.0, 352.9, 360.0), 3, 1.0), speeds((300.0, 352.9, 360.0), 2, 0.4)
    assert standard[1:] == pytest.approx((1, 300 / 352.9, 300 / 360))
    assert 2 * novice[2] == pytest.approx(0.4 * 3 * standard[3])
