"""What counts as changed against the published rota."""

from datetime import timedelta

from shiftplan.domain.changes import changed_cells, otherwise_cells
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.domain.session import Attended
from shiftplan.domain.shift import Break
from tests import builders as b

FREE = b.shift("free", 8, 8).model_copy(
    update={"start_until": 600, "breaks": (Break(after_minutes=240, minutes=30, earliest=180, latest=300),)}
)
PLAN = b.plan(shifts=(*b.SHIFTS, FREE))
TOLD = b.work("a1", 0)


def changed(published: Assignment | None, now: Assignment | None) -> int:
    first, second = (b.rota(*([one] if one else [])) for one in (published, now))
    return len(changed_cells(PLAN, first, second))


def free(**values: object) -> Assignment:
    return b.work("a1", 0, "free").model_copy(update=values)


def test_the_same_shift_is_no_change() -> None:
    assert changed(TOLD, TOLD) == 0
    assert changed(None, None) == 0


def test_shift_start_queue_and_the_queue_after_the_meal_are_what_people_were_told() -> None:
    assert changed(TOLD, b.work("a1", 0, "late")) == 1
    assert changed(TOLD, b.work("a1", 0, "early", "aftersale")) == 1
    assert changed(free(start=480), free(start=510)) == 1
    assert changed(TOLD, TOLD.model_copy(update={"then": "aftersale"})) == 1


def test_breaks_may_move_and_a_start_that_is_left_out_is_the_templates() -> None:
    assert changed(free(start=480, breaks=(180,)), free(start=480, breaks=(300,))) == 0
    assert changed(free(), free(start=480)) == 0


def test_a_shift_taken_or_given_is_a_change() -> None:
    assert changed(TOLD, None) == 1
    assert changed(None, TOLD) == 1


def test_a_shift_moved_to_another_day_is_two_and_strangers_are_none() -> None:
    other = TOLD.model_copy(update={"day": TOLD.day + timedelta(days=1)})
    assert changed_cells(PLAN, b.rota(TOLD), b.rota(other)) == (
        Cell("a1", TOLD.day),
        Cell("a1", other.day),
    )
    assert changed_cells(PLAN, b.rota(b.work("gone", 0), b.work("a1", 40)), Rota()) == ()


def test_a_shift_that_the_plan_no_longer_has_is_changed_whatever_is_worked() -> None:
    old = b.work("a1", 0, "abolished")
    assert changed(old, None) == changed(old, TOLD) == 1


def test_otherwise_told_counts_sessions_and_strangers_but_no_breaks() -> None:
    meeting = TOLD.model_copy(update={"sessions": (Attended(session="training", minute=600, minutes=30),)})
    cell = frozenset({TOLD.cell})
    assert otherwise_cells(PLAN, b.rota(TOLD), b.rota(meeting)) == cell
    assert otherwise_cells(PLAN, b.rota(TOLD), Rota()) == otherwise_cells(PLAN, Rota(), b.rota(TOLD)) == cell
    assert otherwise_cells(PLAN, b.rota(b.work("gone", 0)), Rota()) == {b.work("gone", 0).cell}
    assert otherwise_cells(PLAN, b.rota(free(breaks=(180,))), b.rota(free(breaks=(300,)))) == frozenset()
    assert otherwise_cells(PLAN, b.rota(free()), b.rota(free(start=480))) == frozenset()
