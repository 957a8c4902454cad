"""Work with a deadline carried on: by hand, against contacts done one by one, and against chance."""

from collections.abc import Callable
from dataclasses import replace
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan.staffing.working_off import Course

PARTS = 50
"""Into as many parts a contact is cut where they are followed one by one."""
A_MOMENT = 2 / PARTS


def course(**values) -> Course:
    """Ten open, nobody comes, four can be done in a slot, each is due five slots after it came."""
    plain = {"backlog": 10.0, "contacts": (0.0,) * 8, "can": (4.0,) * 8, "deadline": 5.0, "end": 4}
    known = values.get("backlog", 10.0)
    return Course(**({"known_at": 0.0, "known": known, "now": 0.0} | plain | values))


def test_ten_open_and_four_a_slot_are_done_in_two_slots_and_a_half():
    one = course()
    assert one.open([1, 2, 3]).tolist() == pytest.approx([6, 2, 0])
    assert one.worked_off() == pytest.approx(2.5)
    assert one.late() == (0, None)


def test_the_least_people_do_the_ten_just_by_the_end_they_are_lent_until_with_those_after_it():
    # due by 5: ten; after the end, from 4 to 5, four can be done: six must be done before, of sixteen
    assert course().factor() == pytest.approx(6 / 16)
    assert course().short() == (0, None)


def test_what_is_due_before_it_can_be_done_is_late():
    one = course(deadline=2.0)
    assert one.late() == (pytest.approx(2), pytest.approx(2))  # eight are done by 2
    assert one.short() == (pytest.approx(2), pytest.approx(2))
    assert one.factor() == pytest.approx(10 / 8)


def test_what_comes_evenly_is_due_evenly():
    # four come in slot 0 and are due by and by in slot 2, when nobody is there until 2.5
    one = course(backlog=0.0, contacts=(4.0, 0, 0, 0), can=(0.0, 0, 0, 8), deadline=2.0, end=1)
    assert one.late() == (pytest.approx(4), pytest.approx(2))
    assert one.factor() == 0  # nobody is there before the end, when nothing is due yet
    assert one.short() == (pytest.approx(4), pytest.approx(3))


def test_those_late_already_are_told_and_do_not_count_again():
    one = course(deadline=2.0, now=3.0, can=(1.0,) * 8)
    assert one.late_now == pytest.approx(7)
    assert one.late() == (0, None)
    assert one.factor() == pytest.approx(7.0)  # by the end, one slot from now


def test_what_somebody_counted_holds_from_then_on():
    one = course(known_at=2.0, known=30.0, now=3.0)
    assert one.open(2.0) == pytest.approx(30)
    assert one.open(3.0) == pytest.approx(26)


slots = st.lists(st.integers(0, 9), min_size=6, max_size=12)


@st.composite
def courses(draw: Callable) -> Course:
    contacts = tuple(map(float, draw(slots)))
    can = tuple(float(draw(st.integers(0, 9))) for _ in contacts)
    now = draw(st.integers(0, len(contacts) - 2))
    backlog = float(draw(st.integers(0, 12)))
    return Course(
        backlog=backlog,
        contacts=contacts,
        can=can,
        deadline=float(draw(st.integers(1, 4))),
        known_at=0.0,
        known=backlog,
        now=float(now),
        end=draw(st.integers(now + 1, len(contacts))),
    )


def one_by_one(one: Course) -> tuple[list[float], tuple[float, float]]:
    """What is open after each slot, and at least and at most how many miss a deadline that was still ahead:
    a queue of small parts of contacts, each followed by itself.
    """
    queue: list[float] = [0.0] * round(one.backlog * PARTS)  # when each came
    open_after, done = [], list[tuple[float, float]]()
    for slot, (come, can) in enumerate(zip(one.contacts, one.can, strict=True)):
        coming = [slot + (i + 0.5) / round(come * PARTS) for i in range(round(come * PARTS))]
        for i in range(round(can * PARTS)):
            turn = slot + (i + 1) / round(can * PARTS)
            while coming and coming[0] <= turn:
                queue.append(coming.pop(0))
            if queue:
                done.append((queue.pop(0), turn))
        queue += coming
        open_after.append(len(queue) / PARTS)
    done += [(came, inf) for came in queue]
    return open_after, (_missed(one, done, A_MOMENT), _missed(one, done, -A_MOMENT))


def _missed(one: Course, done: list[tuple[float, float]], grace: float) -> float:
    ahead = [(came, ready) for came, ready in done if one.now < came + one.deadline <= len(one.contacts)]
    return sum(came < one.end and ready > came + one.deadline + grace for came, ready in ahead) / PARTS


@settings(max_examples=40, deadline=None)
@given(courses())
def test_open_and_late_are_those_of_contacts_followed_one_by_one(one: Course):
    open_after, (fewest, most) = one_by_one(one)
    edges = np.arange(1.0, len(one.contacts) + 1)
    assert one.open(edges).tolist() == pytest.approx(open_after, abs=0.1)
    assert fewest - 0.1 <= one.late()[0] <= most + 0.1


@settings(max_examples=60, deadline=None)
@given(courses())
def test_the_factor_is_the_least_with_which_nothing_is_late_by_the_end_nor_more_after_it(one: Course):
    factor = one.factor()
    if factor is None:
        assert one.late()[1] is not None or one.late_now > 0
        return
    if one.late_now > 0:
        return
    usual = one.late()[0]

    def enough(times: float) -> bool:
        more = tuple(can * times if one.now <= slot < one.end else can for slot, can in enumerate(one.can))
        with_more = replace(one, can=more)
        points = with_more.points[(with_more.points >= one.now) & (with_more.points <= one.end)]
        behind = with_more.due(points) - with_more.done(points)
        return behind.max() < 1e-3 and with_more.late()[0] < max(usual, 0) + 1e-3

    assert enough(factor + 1e-6)
    if 0.02 < factor < 1 or factor > 1.02:
        assert not enough(factor - 0.02)


def test_it_is_the_mean_of_agents_who_take_one_contact_after_the_other():
    """Four agents do ten an hour each; 40 are open, and 60 an hour come at random for two hours."""
    dice, runs, left = np.random.default_rng(1), 300, []
    for _ in range(runs):
        come = np.sort(dice.uniform(0, 2, dice.poisson(120))).tolist()
        free, waiting = [0.0] * 4, [0.0] * 40 + come
        done = 0
        for came in waiting:
            agent = int(np.argmin(free))
            free[agent] = max(free[agent], came) + dice.exponential(0.1)
            done += free[agent] <= 2
        left.append(len(waiting) - done)
    mean, error = float(np.mean(left)), float(np.std(left)) / runs**0.5
    one = course(backlog=40.0, contacts=(30.0,) * 4, can=(20.0,) * 4, deadline=48.0)
    assert one.open(4.0) == pytest.approx(mean, abs=3 * error + 0.5)
