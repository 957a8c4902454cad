"""Who is missing: noted on the day of their shift, told in the log, and only then repaired."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.edit import EditKind
from shiftplan.domain.free_person import Whereabouts
from shiftplan.domain.on_the_day import AS_PLANNED
from shiftplan.domain.rota import Assignment, Cell, Rota
from shiftplan.errors import BadInput
from shiftplan.planning import operations as desk
from shiftplan.planning.operations.free_people import free_people
from tests.operations.plans import far_plan

DAY = date(2094, 11, 10)
EVENING = datetime(2094, 11, 10, 12, 18, tzinfo=UTC)  # 20:18 in Shanghai
PAST_MIDNIGHT = datetime(2094, 11, 10, 17, 30, tzinfo=UTC)  # 01:30 of the 11th


NIGHT = """
[[shifts]]
id = "nights"
short = "N"
name = "nights"
start = "22:00"
end = "06:00"
"""


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    """Two people work the night that begins on the 10th, a third the same shift on the 11th."""
    folder = far_plan(tmp_path / "plan")
    path = folder / "shifts.toml"
    path.write_text(path.read_text("utf-8") + NIGHT, "utf-8")
    found = planning.open_plan(folder)
    shift, people = "nights", found.plan.agents
    rota = Rota.of(
        [
            *(Assignment(agent=one.id, day=DAY, shift=shift, queue=one.queues[0]) for one in people[:2]),
            Assignment(agent=people[2].id, day=date(2094, 11, 11), shift=shift, queue=people[2].queues[0]),
        ]
    )
    planning.save_rota(found, rota)
    return planning.open_plan(folder)


def test_a_night_shift_belongs_to_the_day_on_which_it_began(opened: planning.OpenPlan) -> None:
    one, two, three = opened.plan.agents[:3]
    local = opened.plan.grid.local(PAST_MIDNIGHT)
    on = {each.agent: each for each in desk.rostered(opened, PAST_MIDNIGHT)}
    assert on[one.id].day == DAY
    assert on[one.id].begins < local < on[one.id].ends
    assert three.id not in on  # comes twenty hours later
    away = desk.absent(opened, [one.name, two.id], whole=True, now=PAST_MIDNIGHT, who="li")
    assert [(gone.day, gone.agents, gone.since) for gone in away.missing] == [(DAY, (one.id, two.id), None)]
    assert {Cell(one.id, DAY), Cell(two.id, DAY)} <= set(away.opened.plan.blocked)
    assert one.id not in {each.agent for each in desk.rostered(away.opened, PAST_MIDNIGHT)}


def test_whoever_works_twice_stands_there_once_with_the_first_shift(opened: planning.OpenPlan) -> None:
    one = opened.plan.agents[0]
    early = next(shift for shift in opened.plan.shifts if shift.begins(DAY).hour == 8)
    more = Assignment(agent=one.id, day=date(2094, 11, 11), shift=early.id, queue=one.queues[0])
    planning.save_rota(opened, Rota.of([*opened.rota.assignments, more]))
    on = desk.rostered(planning.open_plan(opened.folder), PAST_MIDNIGHT)
    assert [each.day for each in on if each.agent == one.id] == [DAY]


def test_several_on_different_days_are_told_by_day(opened: planning.OpenPlan) -> None:
    one, _, three = opened.plan.agents[:3]
    desk.declare(opened, "E3", now=EVENING, who="li")
    away = desk.absent(opened, [three.id, one.id], number=1, now=PAST_MIDNIGHT, reason="flu", who="li")
    assert [gone.day for gone in away.missing] == [date(2094, 11, 11), DAY]
    told = [entry.text for entry in desk.incident(away.opened, 1, PAST_MIDNIGHT).timeline][-2:]
    assert told == [f"missing on 11-11 Thu: {three.name} (flu)", f"left at 01:30: {one.name} (flu)"]


def shift_of(opened: planning.OpenPlan, agent: str) -> Assignment:
    found = opened.rota.at(agent, DAY) if opened.rota else None
    assert found is not None
    return found


def test_who_is_on_shift_leaves_it_and_what_was_worked_counts(opened: planning.OpenPlan) -> None:
    one, two, _ = opened.plan.agents[:3]
    desk.declare(opened, "E3", now=EVENING, who="li")
    at = PAST_MIDNIGHT + timedelta(seconds=48)
    away = desk.absent(opened, [one.id], number=1, now=at, who="li")
    again = planning.open_plan(opened.folder)
    assert away.opened.rota == again.rota
    assert Cell(one.id, DAY) not in again.plan.blocked
    worked = again.plan.worked(shift_of(again, one.id))
    assert (worked.hours, worked.lost_hours) == (3.5, 4.5)
    assert shift_of(again, two.id).on_the_day == AS_PLANNED
    assert again.plan.grid.local(at) > worked.ends(DAY)
    assert desk.incident(again, 1, at).timeline[-1].text == f"left at 01:30: {one.name}"
    assert [each.agent for each in desk.rostered(again, at)] == [two.id]
    (free,) = (each for each in free_people(again, "", at) if each.agent == one.id)
    assert (free.where, free.until, free.more_minutes) == (Whereabouts.AWAY, None, 0)
    assert [step.edit.kind for step in planning.history(again).steps] == [EditKind.ABSENT]
    undone = planning.undo(again, who="li").opened
    assert shift_of(undone, one.id).on_the_day == AS_PLANNED


def test_when_they_left_may_be_said_later_and_put_right(opened: planning.OpenPlan) -> None:
    one, _, three = opened.plan.agents[:3]
    desk.absent(opened, [one.id], now=PAST_MIDNIGHT, who="li")
    again = planning.open_plan(opened.folder)
    with pytest.raises(BadInput, match="has left already, at 01:30"):
        desk.absent(again, [one.id], now=PAST_MIDNIGHT + timedelta(minutes=5))
    left = datetime(2094, 11, 10, 23, 10)  # noqa: DTZ001 - wall time
    desk.absent(again, [one.id], left=left, now=PAST_MIDNIGHT, who="li")
    assert shift_of(planning.open_plan(opened.folder), one.id).on_the_day.left == 23 * 60 + 10
    with pytest.raises(BadInput, match="is not on shift at 23:10"):
        desk.absent(planning.open_plan(opened.folder), [three.id], left=left, now=PAST_MIDNIGHT)


def test_who_is_marked_in_the_minute_in_which_the_shift_begins_never_came(opened: planning.OpenPlan) -> None:
    one = opened.plan.agents[0]
    begins = datetime(2094, 11, 10, 14, 0, 30, tzinfo=UTC)  # 22:00:30
    away = desk.absent(opened, [one.id], now=begins, who="li")
    assert [(gone.day, gone.since) for gone in away.missing] == [(DAY, None)]
    assert Cell(one.id, DAY) in away.opened.plan.blocked


def test_without_an_incident_it_stands_in_the_log_of_the_day(opened: planning.OpenPlan) -> None:
    one = opened.plan.agents[0]
    desk.absent(opened, [one.id], now=EVENING, who="li")
    log = desk.newest_log(planning.open_plan(opened.folder), EVENING + timedelta(minutes=1))
    assert f"missing on 11-10 Wed: {one.name}" in [str(line.what) for line in log]


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda opened: desk.absent(opened, [], now=EVENING), "nobody was named"),
        (lambda opened: desk.absent(opened, ["nobody"], now=EVENING), "nobody is called nobody"),
        (
            lambda opened: desk.absent(opened, [opened.plan.agents[0].id], number=7, now=EVENING),
            "no incident 7",
        ),
        (
            lambda opened: desk.absent(opened, [opened.plan.agents[0].id], day=date(2030, 1, 1), now=EVENING),
            "lies outside the plan",
        ),
    ],
)
def test_what_cannot_be_writes_nothing(opened: planning.OpenPlan, act, said: str) -> None:
    before = (opened.folder / "availability.csv").read_bytes()
    with pytest.raises(BadInput) as caught:
        act(opened)
    assert said in str(caught.value)
    assert (opened.folder / "availability.csv").read_bytes() == before


@pytest.mark.parametrize("kind", ["left", "whole"])
def test_what_cannot_be_leaves_the_rota_as_it_is(opened: planning.OpenPlan, kind: str) -> None:
    one, _, three = opened.plan.agents[:3]
    before = {path.name: path.read_bytes() for path in opened.folder.glob("*.csv")}
    said = {"left": datetime(2094, 11, 10, 23, 10)} if kind == "left" else {"day": date(2030, 1, 1)}  # noqa: DTZ001
    with pytest.raises(BadInput):
        desk.absent(opened, [one.id, three.id], now=PAST_MIDNIGHT, **said)
    assert {path.name: path.read_bytes() for path in opened.folder.glob("*.csv")} == before
