"""A complaint that is walked is a case until it is closed; other cards are none."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.case import CaseKind, CaseState
from shiftplan.domain.record import ItemState
from shiftplan.errors import BadInput
from shiftplan.journal import Journal
from shiftplan.operations import Standing
from shiftplan.planning import operations as desk
from shiftplan.planning.operations import Place
from shiftplan.planning.operations.cases import add_case, cases, give_case, pass_case_on
from tests.operations.plans import far_plan

OPENS = datetime(2094, 11, 10, 12, tzinfo=UTC)  # 20:00 in Shanghai
HOUR = timedelta(hours=1)


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(far_plan(tmp_path / "plan"))


def test_a_complaint_becomes_a_case_with_deadline_and_owner(opened: planning.OpenPlan) -> None:
    desk.begin(opened, "complaint", "tb_77", who="li", now=OPENS)
    (found,) = cases(opened, OPENS)
    assert (found.kind, found.customer, found.owner) == (CaseKind.COMPLAINT, "tb_77", "li")
    assert found.due == datetime(2094, 11, 11, 20)  # noqa: DTZ001 - wall time of the plan
    assert found.what == "Complaint in ten steps C1-1"


def test_the_case_is_done_when_the_run_is_closed(opened: planning.OpenPlan) -> None:
    run = desk.begin(opened, "C1", "tb_77", who="li", now=OPENS)
    give_case(opened, 1, "Wang", who="li", now=OPENS)
    desk.finish(opened, "complaint", run, who="wang", now=OPENS + HOUR)
    assert cases(opened, OPENS + HOUR)[0].state is CaseState.DONE


def test_a_case_of_an_older_journal_is_done_with_its_run(opened: planning.OpenPlan) -> None:
    """There the first note was the id of the run."""
    run = Journal(opened.folder, lambda: OPENS).incidents.open("complaint", "tb_77", "li")
    add_case(opened, "Complaint #1", kind=CaseKind.COMPLAINT, note=f"#{run}", who="li", now=OPENS)
    desk.finish(opened, "complaint", run, who="li", now=OPENS + HOUR)
    assert not cases(opened, OPENS + HOUR)[0].open


def test_a_case_settled_before_stays_as_it_was_settled(opened: planning.OpenPlan) -> None:
    run = desk.begin(opened, "complaint", "tb_77", who="li", now=OPENS)
    pass_case_on(opened, 1, "legal", who="li", now=OPENS)
    desk.finish(opened, "complaint", run, who="li", now=OPENS + HOUR)
    assert cases(opened, OPENS + HOUR)[0].state is CaseState.PASSED_ON


def test_two_complaints_close_their_own_cases(opened: planning.OpenPlan) -> None:
    desk.begin(opened, "complaint", "one", who="li", now=OPENS)
    second = desk.begin(opened, "complaint", "two", who="li", now=OPENS)
    desk.finish(opened, "complaint", second, who="li", now=OPENS + HOUR)
    assert [found.open for found in cases(opened, OPENS + HOUR)] == [True, False]


def test_a_long_title_is_no_obstacle(opened: planning.OpenPlan) -> None:
    desk.begin(opened, "complaint", "长" * 900, who="li", now=OPENS)
    assert len(cases(opened, OPENS)[0].customer) == 300


def test_no_other_card_becomes_a_case(opened: planning.OpenPlan) -> None:
    run = desk.begin(opened, "R4", "order 1", who="li", now=OPENS)
    desk.finish(opened, "R4", run, who="li", now=OPENS)
    assert cases(opened, OPENS) == ()


def test_a_complaint_is_walked_and_goes_up_for_its_reason_alone(opened: planning.OpenPlan) -> None:
    place = Place("complaint", desk.begin(opened, "complaint", "tb_77", who="li", now=OPENS))

    def there() -> set[str]:
        return {step.item.id for step in desk.walked(opened, "complaint", place.run, now=OPENS).steps}

    assert not {"to_lead", "to_legal", "to_safety"} & there()
    with pytest.raises(BadInput, match="has to wait"):
        desk.set_step(opened, "remedy", ItemState.DONE, place, now=OPENS)
    desk.set_step(opened, "escalate_now", ItemState.DONE, place, said="media", who="li", now=OPENS)
    assert {"to_lead", "to_legal", "to_safety"} & there() == {"to_legal"}
    for step in ("guide", "listen", "acknowledge", "explain", "apologise", "remedy"):
        desk.set_step(opened, step, ItemState.DONE, place, who="li", now=OPENS)
    walk = desk.walked(opened, "complaint", place.run, now=OPENS)
    remedy = walk.of("remedy")
    assert remedy is not None
    assert remedy.standing is Standing.DONE
