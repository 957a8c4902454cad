"""What was promised is kept in the journal, with every word on it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.case import CaseDeed, CaseKind, CaseState
from shiftplan.errors import BadInput
from shiftplan.journal import Journal
from shiftplan.operations.cases import CASE, pressing
from shiftplan.planning.operations import cases as desk
from tests.operations.plans import far_plan

OPENS = datetime(2094, 11, 10, 12, tzinfo=UTC)  # 20:00 in Shanghai
AT_NINE = datetime(2094, 11, 10, 21)  # noqa: DTZ001 - wall time of the plan
HOUR = timedelta(hours=1)


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(far_plan(tmp_path / "plan"))


def test_a_promise_is_kept_with_deadline_owner_and_customer(opened: planning.OpenPlan) -> None:
    case = desk.add_case(
        opened, " call back ", customer="tb_77", owner="Li", due=AT_NINE, who="li", now=OPENS
    )
    assert (case.number, case.what, case.customer, case.owner) == (1, "call back", "tb_77", "Li")
    assert (case.due, case.state, case.added_by) == (AT_NINE, CaseState.OPEN, "li")
    assert desk.cases(planning.open_plan(opened.folder), OPENS) == (case,)
    assert f"{case.added_at:%H:%M}" == "20:00"


def test_every_word_stays_and_the_newest_counts(opened: planning.OpenPlan) -> None:
    desk.add_case(opened, "refund 30", kind=CaseKind.REFUND, due=AT_NINE, who="li", now=OPENS)
    desk.move_case(opened, 1, AT_NINE + HOUR, "bank is slow", who="li", now=OPENS + HOUR)
    desk.give_case(opened, 1, "Wang", who="wang", now=OPENS + 2 * HOUR)
    desk.note_case(opened, 1, "called", who="wang", now=OPENS + 3 * HOUR)
    case = desk.finish_case(opened, 1, "paid", who="wang", now=OPENS + 4 * HOUR)
    assert (case.due, case.owner, case.state) == (AT_NINE + HOUR, "Wang", CaseState.DONE)
    assert [(note.deed, note.who, note.text) for note in case.notes] == [
        (CaseDeed.ADD, "li", ""),
        (CaseDeed.MOVE, "li", "11-10 22:00 bank is slow"),
        (CaseDeed.GIVE, "wang", "Wang"),
        (CaseDeed.NOTE, "wang", "called"),
        (CaseDeed.DONE, "wang", "paid"),
    ]


def test_a_case_stands_as_it_stood_at_any_moment(opened: planning.OpenPlan) -> None:
    desk.add_case(opened, "one", who="li", now=OPENS)
    desk.finish_case(opened, 1, who="li", now=OPENS + 2 * HOUR)
    desk.add_case(opened, "two", who="li", now=OPENS + 3 * HOUR)
    assert [(case.what, case.open) for case in desk.cases(opened, OPENS + HOUR)] == [("one", True)]
    assert [(case.what, case.open) for case in desk.cases(opened, OPENS + 2 * HOUR)] == [("one", False)]
    later = [(case.what, case.open) for case in desk.cases(opened, OPENS + 3 * HOUR)]
    assert later == [("one", False), ("two", True)]


def test_what_is_settled_is_opened_again_before_it_is_changed(opened: planning.OpenPlan) -> None:
    desk.add_case(opened, "one", who="li", now=OPENS)
    passed = desk.pass_case_on(opened, 1, "finance", "by mail", who="li", now=OPENS)
    assert (passed.state, passed.owner) == (CaseState.PASSED_ON, "finance")
    with pytest.raises(BadInput, match="case 1 is settled"):
        desk.move_case(opened, 1, AT_NINE, now=OPENS)
    assert desk.note_case(opened, 1, "they said Monday", now=OPENS).state is CaseState.PASSED_ON
    assert desk.reopen_case(opened, 1, "it came back", now=OPENS).open
    with pytest.raises(BadInput, match="case 1 is open"):
        desk.reopen_case(opened, 1, now=OPENS)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda opened: desk.add_case(opened, "  "), "a case needs a text"),
        (lambda opened: desk.add_case(opened, "x" * 301), "a text has 301 characters; 300 are kept"),
        (lambda opened: desk.add_case(opened, "x", due=OPENS), "without a zone"),
        (lambda opened: desk.finish_case(opened, 7), "there is no case 7"),
        (lambda opened: desk.give_case(opened, 1, " "), "the line is empty"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(opened: planning.OpenPlan, call, said: str) -> None:
    with pytest.raises(BadInput) as caught:
        call(opened)
    assert said in str(caught.value)
    assert not Journal(opened.folder).events.all()


def test_overdue_and_due_soon_are_asked_at_a_moment(opened: planning.OpenPlan) -> None:
    case = desk.add_case(opened, "call", due=AT_NINE, now=OPENS)
    minute = timedelta(minutes=1)
    asked = [AT_NINE - HOUR - minute, AT_NINE - HOUR + minute, AT_NINE, AT_NINE + minute]
    assert [case.is_due_soon(now) for now in asked] == [False, True, True, False]
    assert [case.is_overdue(now) for now in asked] == [False, False, False, True]
    done = desk.finish_case(opened, 1, now=OPENS)
    assert not any(done.is_overdue(now) or done.is_due_soon(now) for now in asked)


def test_the_open_ones_press_by_deadline_those_without_last(opened: planning.OpenPlan) -> None:
    for what, due in (("late", AT_NINE + HOUR), ("no deadline", None), ("soon", AT_NINE), ("done", AT_NINE)):
        desk.add_case(opened, what, due=due, now=OPENS)
    desk.finish_case(opened, 4, now=OPENS)
    assert [case.what for case in pressing(desk.cases(opened, OPENS))] == ["soon", "late", "no deadline"]


def test_a_word_nobody_can_read_loses_no_promise(opened: planning.OpenPlan) -> None:
    book = Journal(opened.folder, lambda: OPENS).events
    book.add(CASE, "", '{"deed": "add", "what": "call", "colour": "red"}', "li")
    book.add(CASE, "1", "scribble", "li")
    book.add(CASE, "99", '{"deed": "done"}', "li")
    (case,) = desk.cases(opened, OPENS)
    assert case.open
    assert "call" in case.what
    assert case.notes[-1].text == "scribble"


def test_numbers_stay_though_two_add_at_once(opened: planning.OpenPlan) -> None:
    first = desk.add_case(opened, "one", who="li", now=OPENS)
    Journal(opened.folder, lambda: OPENS - HOUR).events.add(
        CASE, "", '{"deed": "add", "what": "two"}', "wang"
    )
    third = desk.add_case(opened, "three", who="li", now=OPENS)
    assert (first.number, third.number) == (1, 3)
    assert desk.case(opened, 2).what == "two"


def test_a_clock_that_lags_behind_changes_no_number(opened: planning.OpenPlan) -> None:
    desk.add_case(opened, "by a clock ahead", who="li", now=OPENS + HOUR)
    late = desk.add_case(opened, "by a clock behind", who="wang", now=OPENS)
    assert (late.number, late.what) == (2, "by a clock behind")
    assert [(case.number, case.what) for case in desk.cases(opened, OPENS)] == [(2, "by a clock behind")]
    assert desk.finish_case(opened, 1, who="wang", now=OPENS).what == "by a clock ahead"
