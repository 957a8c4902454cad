"""Publishing a rota, and solving with what people were told left in place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from shiftplan import files, planning
from shiftplan.domain.people import Availability, AvailabilityKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.errors import ChangedUnderneath, NoRota, StorageFailed
from shiftplan.journal import Journal
from shiftplan.journal.audit import Audit
from shiftplan.language import say
from shiftplan.planning.keeping_published import as_published
from shiftplan.planning.publishing import lost_cells
from tests import builders
from tests.builders import MONDAY, work

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    """The small sample with a rota of one shift."""
    fresh = planning.open_plan(planning.make_plan("small", tmp_path / "plan"))
    plan = fresh.plan
    one = work(plan.agents[0].id, 0, plan.shifts[0].id, plan.agents[0].queues[0])
    return planning.save_rota(fresh, Rota.of([one.model_copy(update={"day": plan.grid.dates[0]})]))


def test_a_version_has_the_bytes_of_the_rota_and_a_number_of_its_own(opened: planning.OpenPlan) -> None:
    need, shelf = planning.need_of(opened.plan), opened.folder / "published"
    first = planning.publish(opened, need, "=for all")
    bytes_told = (opened.folder / "rota.csv").read_bytes()
    second = planning.publish(off(opened), need)
    assert (first.name, second.name) == ("v0001", "v0002")
    assert (shelf / "v0001.csv").read_bytes() == bytes_told
    assert sorted(path.name for path in shelf.iterdir()) == [
        *("v0001.csv", "v0001.toml", "v0001.txt"),
        *("v0002.csv", "v0002.toml", "v0002.txt"),
    ]
    assert planning.published(opened) == Rota()
    assert first.notice is not None
    assert first.notice.note == "=for all"


def off(opened: planning.OpenPlan) -> planning.OpenPlan:
    """The rota without its shift."""
    return planning.save_rota(opened, Rota())


def test_what_everybody_knows_is_not_published_again(opened: planning.OpenPlan) -> None:
    need = planning.need_of(opened.plan)
    planning.publish(opened, need)
    with pytest.raises(planning.NothingNew, match="nothing has changed since v0001"):
        planning.publish(opened, need)
    assert len(list((opened.folder / "published").glob("*.csv"))) == 1


def test_that_nothing_is_new_is_said_before_a_reason_is_asked_for(opened: planning.OpenPlan) -> None:
    need, one = planning.need_of(opened.plan), (opened.rota or Rota()).assignments[0]
    away = Availability(agent=one.agent, day=one.day, kind=AvailabilityKind.ABSENT)
    plan = opened.plan.model_copy(update={"availability": (away,)})
    against = replace(opened, plan=plan)
    with pytest.raises(planning.BreaksRules):
        planning.publish(against, need)
    planning.publish(against, need, reason="agreed")
    with pytest.raises(planning.NothingNew):
        planning.publish(against, need)


def test_what_would_be_told(opened: planning.OpenPlan) -> None:
    need, one = planning.need_of(opened.plan), (opened.rota or Rota()).assignments[0]
    first = planning.to_tell(opened, need)
    assert (first.name, first.since, first.people, first.nothing_new) == ("v0001", None, (one.agent,), False)
    planning.publish(opened, need)
    assert planning.to_tell(opened, need).nothing_new
    (change,) = planning.to_tell(off(opened), need).news
    assert (change.cell, change.before.works, change.after.works) == (one.cell, (one,), ())


@pytest.mark.parametrize("ruin", [b"agent,date,shift,queue,locked\n", b"\x00\xff nothing"])
def test_a_version_edited_outside_or_unreadable_is_not_compared_with(
    opened: planning.OpenPlan, ruin: bytes
) -> None:
    need = planning.need_of(opened.plan)
    planning.publish(opened, need)
    later = off(opened)
    planning.publish(later, need)
    (opened.folder / "published" / "v0002.csv").write_bytes(ruin)
    asked = planning.to_tell(later, need)
    assert asked.since is not None
    assert (asked.name, asked.since.name, asked.skipped) == ("v0003", "v0001", ("v0002",))
    assert len(asked.news) == 1


def test_a_version_whose_line_the_journal_refuses_is_none(
    opened: planning.OpenPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    need = planning.need_of(opened.plan)

    @contextmanager
    def full(audit: Audit, who: str) -> Iterator[Callable[[str], None]]:
        yield lambda _: None
        raise StorageFailed(say("the disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr(Audit, "beside", full)
        with pytest.raises(StorageFailed):
            planning.publish(opened, need)
    assert list((opened.folder / "published").iterdir()) == []
    assert planning.publish(opened, need).name == "v0001"


def test_a_version_whose_publisher_was_killed_gets_its_line_with_the_next(opened: planning.OpenPlan) -> None:
    files.publish_rota(opened.folder, opened.rota or Rota(), "", opened.stamps, who="li")
    planning.publish(off(opened), planning.need_of(opened.plan), "second")
    lines = [line.what for line in Journal(opened.folder).audit.lines()]
    assert lines == ["publish v0001 (found in published/)", "publish v0002 second"]


def test_nothing_was_published(opened: planning.OpenPlan) -> None:
    assert planning.published(opened) is None


def test_there_must_be_a_rota(tmp_path: Path) -> None:
    empty = planning.open_plan(planning.make_plan("small", tmp_path / "plan"))
    with pytest.raises(NoRota):
        planning.publish(empty, planning.need_of(empty.plan))


def test_a_rota_that_breaks_a_rule_is_not_published(opened: planning.OpenPlan) -> None:
    plan = opened.plan
    nursing = next(agent for agent in plan.agents if agent.protection)
    night = max(plan.shifts, key=lambda shift: shift.end_minute)
    duty = work(nursing.id, 0, night.id, nursing.queues[0]).model_copy(update={"day": plan.grid.dates[0]})
    twice = duty.model_copy(update={"shift": plan.shifts[0].id})
    bad = planning.save_rota(opened, Rota.of([duty, twice]))
    with pytest.raises(planning.BreaksRules) as caught:
        planning.publish(bad, planning.need_of(plan))
    assert caught.value.findings
    assert not (opened.folder / "published").exists()


def test_a_rota_changed_by_somebody_else_is_not_published(opened: planning.OpenPlan) -> None:
    path = opened.folder / "rota.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(ChangedUnderneath):
        planning.publish(opened, planning.need_of(opened.plan))
    assert not (opened.folder / "published").exists()


def test_a_published_file_that_was_touched_is_told(opened: planning.OpenPlan) -> None:
    planning.publish(opened, planning.need_of(opened.plan))
    path = opened.folder / "published" / "v0001.csv"
    path.write_bytes(path.read_bytes() + b"\n")
    told = planning.last_published(opened)
    assert told is not None
    assert [finding.code for finding in told.findings] == ["published_changed"]


def test_lines_that_the_plan_no_longer_knows_are_left_out_with_a_warning(opened: planning.OpenPlan) -> None:
    planning.publish(opened, planning.need_of(opened.plan))
    path = opened.folder / "published" / "v0001.csv"
    path.write_bytes(path.read_bytes() + b"gone,2027-11-10,early,presale,\n")
    told = planning.last_published(opened)
    assert told is not None
    assert len(told.rota.assignments) == 1
    assert {finding.severity.value for finding in told.findings} == {"warning"}


def away(agent: str, day: int) -> Availability:
    return Availability(agent=agent, day=MONDAY + timedelta(days=day), kind=AvailabilityKind.ABSENT)


def test_lost_is_what_its_person_cannot_work() -> None:
    plan = builders.plan(availability=(away("a1", 0), away("a2", 1), away("a3", 1)))
    told = builders.rota(
        work("a1", 0), work("a1", 1), work("a2", 0, "night"), work("a3", 0, "late"), work("gone", 0)
    )
    assert lost_cells(plan, told) == {Cell("a1", MONDAY), Cell("a2", MONDAY), Cell("gone", MONDAY)}


def test_who_has_left_loses_the_shift() -> None:
    people = (builders.agent("a1", leaves=MONDAY), builders.agent("a2", hired=TUESDAY))
    told = builders.rota(work("a1", 0), work("a1", 1), work("a2", 0), work("a2", 1))
    assert lost_cells(builders.plan(people), told) == {Cell("a1", TUESDAY), Cell("a2", MONDAY)}


def kept_plan() -> Plan:
    return builders.plan(availability=(away("a2", 0),))


def test_what_people_were_told_is_locked_days_off_too() -> None:
    told = builders.rota(work("a1", 0), work("a2", 1))
    start = as_published(kept_plan(), builders.rota(work("a1", 0, "late"), work("a3", 1)), told)
    assert start.at("a1", MONDAY) == work("a1", 0)
    assert start.at("a3", TUESDAY) == work("a3", 1)
    assert Cell("a1", TUESDAY) in start.locks  # a day off is told as well
    assert Cell("a3", TUESDAY) not in start.locks  # nobody told a3 anything
    assert Cell("a1", MONDAY + timedelta(days=2)) not in start.locks  # a day that was not planned


def test_a_lock_of_the_planner_wins_over_what_was_told() -> None:
    own = builders.rota(work("a1", 0, "late")).lock(Cell("a1", MONDAY))
    start = as_published(kept_plan(), own, builders.rota(work("a1", 0)))
    assert start.at("a1", MONDAY) == work("a1", 0, "late")


def test_who_is_away_since_is_left_open() -> None:
    start = as_published(kept_plan(), Rota(), builders.rota(work("a2", 0), work("a1", 0)))
    assert Cell("a2", MONDAY) not in start.locks
    assert start.at("a2", MONDAY) is None
