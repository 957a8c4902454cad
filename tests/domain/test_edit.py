"""Edits as values: what they change, what they leave, and that taking back gives what was there."""

from datetime import timedelta
from random import Random

import pytest

from shiftplan.domain import editing
from shiftplan.domain.edit import CellState, Edit, EditKind, states
from shiftplan.domain.edit_history import Doing, Line
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota, RotaFacts
from shiftplan.domain.session import Attended
from tests import builders as b
from tests.builders import MONDAY, work

TUESDAY = MONDAY + timedelta(days=1)
WEDNESDAY = MONDAY + timedelta(days=2)
ONE = Cell("a1", MONDAY)
PEOPLE = (
    b.agent("a1", queues=("presale", "aftersale")),
    b.agent("a2", queues=("aftersale",)),
    b.agent("a3", queues=("presale",)),
)


def plan(**values: object) -> Plan:
    return b.plan(PEOPLE, queues=(b.queue("presale"), b.queue("aftersale")), **values)


def after(edit: Edit, the_plan: Plan, rota: Rota) -> Rota:
    return editing.applied(edit, the_plan, rota)[1]


def test_a_shift_keeps_the_queue_that_was_there() -> None:
    rota = b.rota(work("a1", 0, "early", "aftersale"))
    edit = editing.set_shift(plan(), rota, [ONE, Cell("a2", MONDAY)], "late")
    found = after(edit, plan(), rota)
    assert found.by_cell[ONE] == work("a1", 0, "late", "aftersale")
    assert found.by_cell[Cell("a2", MONDAY)] == work("a2", 0, "late", "aftersale")
    assert [one.before.works for one in edit.cells] == [(work("a1", 0, "early", "aftersale"),), ()]


def test_what_stands_so_already_is_no_edit() -> None:
    rota = b.rota(work("a1", 0))
    assert editing.set_shift(plan(), rota, [ONE], "early").cells == ()
    assert editing.clear(plan(), rota, [Cell("a3", MONDAY)]).cells == ()


def test_both_shifts_of_a_bad_file_go_and_come_back() -> None:
    rota = b.rota(work("a1", 0), work("a1", 0, "night"))
    edit = editing.clear(plan(), rota, [ONE])
    free = after(edit, plan(), rota)
    assert free.assignments == ()
    assert after(edit.back, plan(), free) == rota


def test_a_swap_moves_to_queues_that_are_served_and_drops_sessions() -> None:
    taught = work("a1", 0).model_copy(update={"sessions": (Attended(session="x", minute=600, minutes=30),)})
    rota = b.rota(taught, work("a2", 1, "late", "aftersale"))
    edit = editing.swap(plan(), rota, [(ONE, Cell("a2", TUESDAY))])
    assert after(edit, plan(), rota).assignments == (
        work("a1", 0, "late", "aftersale"),
        work("a2", 1, "early", "aftersale"),
    )


def test_two_peoples_days_change_over_and_locks_stay() -> None:
    rota = b.rota(work("a1", 0), work("a3", 1, "late")).lock(ONE)
    edit = editing.swap_people(plan(), rota, "a1", "a3", [MONDAY, TUESDAY])
    found = after(edit, plan(), rota)
    assert found.assignments == (work("a1", 1, "late"), work("a3", 0))
    assert found.locks == {ONE}


def test_a_block_is_copied_as_far_as_there_is_room() -> None:
    rota = b.rota(work("a1", 0), work("a1", 1, "late"), work("a3", 2, "night"))
    block = (("a1", "a2"), (MONDAY, TUESDAY))
    people, days = ("a1", "a2", "a3"), plan().grid.dates
    pairs = editing.copy_pairs(people, days, block, Cell("a3", TUESDAY))
    assert pairs == [(ONE, Cell("a3", TUESDAY)), (Cell("a1", TUESDAY), Cell("a3", WEDNESDAY))]
    found = after(editing.copied(plan(), rota, EditKind.COPY, pairs), plan(), rota)
    assert found.at("a3", TUESDAY) == work("a3", 1)
    assert found.at("a3", WEDNESDAY) == work("a3", 2, "late")


def test_filling_down_repeats_the_first_row_days_off_too() -> None:
    rota = b.rota(work("a1", 0, "late", "aftersale"), work("a2", 1, "night", "aftersale"))
    pairs = editing.fill_pairs(("a1", "a2"), (MONDAY, TUESDAY))
    found = after(editing.copied(plan(), rota, EditKind.FILL, pairs), plan(), rota)
    assert found.at("a2", MONDAY) == work("a2", 0, "late", "aftersale")
    assert found.at("a2", TUESDAY) is None


def test_leave_takes_the_shift_and_can_be_taken_back() -> None:
    the_plan, rota = plan(), b.rota(work("a1", 0)).lock(ONE)
    edit = editing.give(the_plan, rota, [ONE], AvailabilityKind.LEAVE, "wedding")
    away, free = editing.applied(edit, the_plan, rota)
    assert away.blocked[ONE].note == "wedding"
    assert (free.assignments, free.locks) == ((), {ONE})
    assert editing.applied(edit.back, away, free) == (the_plan, rota)
    here, still_free = editing.applied(editing.back(away, free, [ONE]), away, free)
    assert (here.availability, still_free.assignments) == ((), ())


def test_leave_given_twice_is_one_leave() -> None:
    entry = Availability(agent="a1", day=MONDAY, kind=AvailabilityKind.LEAVE, note="old")
    the_plan = plan(availability=(entry,))
    assert editing.give(the_plan, Rota(), [ONE], AvailabilityKind.LEAVE, "new").cells == ()
    absent = editing.give(the_plan, Rota(), [ONE], AvailabilityKind.ABSENT)
    assert [one.kind.value for one in absent.cells[0].after.away] == ["leave", "absent"]


def test_training_is_no_absence_that_can_be_taken_back() -> None:
    entry = Availability(agent="a1", day=MONDAY, kind=AvailabilityKind.TRAINING)
    assert editing.back(plan(availability=(entry,)), Rota(), [ONE]).cells == ()


def test_how_the_rota_came_about_goes_with_the_first_shift_and_comes_back() -> None:
    facts = RotaFacts(
        status="optimal",
        objective=1,
        bound=1,
        seconds=1,
        need_digest="n",
        rules_digest="r",
        solved_at="2027-11-01T00:00:00",
    )
    rota = b.rota(work("a1", 0)).model_copy(update={"facts": facts})
    locked = after(editing.locking(plan(), rota, [ONE], lock=True), plan(), rota)
    assert locked.facts == facts  # a lock moves nobody
    edit = editing.clear(plan(), locked, [ONE])
    free = after(edit, plan(), locked)
    assert free.facts is None
    assert after(edit.back, plan(), free).facts == facts
    other = after(editing.set_shift(plan(), free, [Cell("a2", MONDAY)], "late"), plan(), free)
    assert after(edit.back, plan(), other).facts is None  # it is another rota by now


def test_a_rota_taken_over_brings_its_facts() -> None:
    old, new = b.rota(work("a1", 0)), b.rota(work("a2", 0, "late", "aftersale")).lock(ONE)
    edit = editing.taking(plan(), old, new, "solved")
    assert after(edit, plan(), old) == new
    assert after(edit.back, plan(), new) == old


def test_an_edit_says_which_cells_stand_otherwise_by_now() -> None:
    rota = b.rota(work("a1", 0), work("a2", 0, "late", "aftersale"))
    edit = editing.clear(plan(), rota, [ONE, Cell("a2", MONDAY)])
    assert edit.misfits(plan(), rota) == ()
    assert edit.misfits(plan(), rota.put(ONE, work("a1", 0, "night"))) == (ONE,)
    assert edit.misfits(plan(), rota.lock(ONE)) == (ONE,)
    away = Availability(agent="a2", day=MONDAY, kind=AvailabilityKind.ABSENT)
    assert edit.misfits(plan(availability=(away,)), rota) == (Cell("a2", MONDAY),)


def random_edit(the_plan: Plan, rota: Rota, random: Random) -> Edit:
    """Any edit of a few cells."""
    cells = random.sample([Cell(a, d) for a in the_plan.agent for d in the_plan.grid.dates], 4)
    kind = random.choice([AvailabilityKind.LEAVE, AvailabilityKind.ABSENT])
    return random.choice(
        [
            lambda: editing.set_shift(the_plan, rota, cells, random.choice(sorted(the_plan.shift))),
            lambda: editing.clear(the_plan, rota, cells),
            lambda: editing.swap(the_plan, rota, [(cells[0], cells[1]), (cells[2], cells[3])]),
            lambda: editing.copied(the_plan, rota, EditKind.COPY, [(cells[0], cells[1])]),
            lambda: editing.give(the_plan, rota, cells, kind, "ill"),
            lambda: editing.back(the_plan, rota, cells),
            lambda: editing.locking(the_plan, rota, cells, lock=random.random() < 0.6),
        ]
    )()


def in_order(the_plan: Plan) -> list[str]:
    return sorted(entry.model_dump_json() for entry in the_plan.availability)


@pytest.mark.parametrize("seed", range(30))
def test_what_is_taken_back_is_as_it_was_and_made_again_as_it_became(seed: int) -> None:
    random, the_plan, rota = Random(seed), plan(), b.rota(work("a1", 0), work("a2", 1, "late", "aftersale"))
    for _ in range(10):
        edit = random_edit(the_plan, rota, random)
        assert Edit.model_validate_json(edit.model_dump_json(exclude_defaults=True)) == edit
        plan_after, rota_after = editing.applied(edit, the_plan, rota)
        plan_back, rota_back = editing.applied(edit.back, plan_after, rota_after)
        assert (in_order(plan_back), rota_back) == (in_order(the_plan), rota)
        again = editing.applied(edit.back.back, plan_back, rota_back)
        assert (in_order(again[0]), again[1]) == (in_order(plan_after), rota_after)
        the_plan, rota = plan_after, rota_after


def test_the_state_of_a_cell_nobody_speaks_of_is_empty() -> None:
    assert states(plan(), Rota(), [ONE]) == {ONE: CellState()}


def test_a_new_edit_leaves_what_was_undone_behind() -> None:
    moves = [(1, Doing.DO), (2, Doing.DO), (3, Doing.DO), (3, Doing.UNDO), (2, Doing.UNDO)]
    line = Line.of((*move, "li") for move in moves)
    assert (line.done, line.undone) == ((1,), (3, 2))
    assert line.way_to(3) == ((2, Doing.REDO), (3, Doing.REDO))
    assert line.way_to(0) == ((1, Doing.UNDO),)
    assert line.way_to(1) == ()
    later = Line.of((*move, "li") for move in [*moves, (4, Doing.DO)])
    assert (later.done, later.undone) == ((1, 4), ())
    assert later.way_to(2) is None


def test_two_people_go_back_and_forth_each_along_their_own_edits() -> None:
    moves = [(1, Doing.DO, "li"), (2, Doing.DO, "wu"), (1, Doing.UNDO, "li"), (3, Doing.DO, "wu")]
    line = Line.of(moves)
    assert (line.done, line.undone) == ((2, 3), (1,))  # wu's new edit takes nothing from li
    assert (line.done_by("li"), line.undone_by("li")) == ((), (1,))
    assert (line.done_by("wu"), line.undone_by("wu")) == ((2, 3), ())
    again = Line.of([*moves, (1, Doing.REDO, "li")])
    assert again.done == (2, 3, 1)
    assert again.way_to(2) == ((1, Doing.UNDO), (3, Doing.UNDO))
    left = Line.of([*moves, (4, Doing.DO, "li")])
    assert left.undone == ()
