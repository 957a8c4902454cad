"""Who is free and who is missing, from the live desk and from an incident."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual.widgets import Input

from shiftplan import planning
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.errors import SolverFailed
from shiftplan.language import say
from shiftplan.planning import operations
from shiftplan.tui import intentions
from shiftplan.tui.app import ShiftplanApp
from shiftplan.tui.incidents.absent_window import AbsentWindow
from shiftplan.tui.incidents.free_window import FreeWindow
from shiftplan.tui.operations.board import Board
from tests.tui.conftest import text_of
from tests.tui.operations.conftest import Clock, press, said

pytestmark = pytest.mark.screen
Desk = Callable[[], ShiftplanApp]
DAY = date(2027, 11, 10)
EVENING = datetime(2027, 11, 10, 20, 18, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def rostered(shop: Path, clock: Clock) -> tuple[str, str]:
    """Two people on the late shift of the evening; their names."""
    clock.now = EVENING
    opened = planning.open_plan(shop)
    late = next(one for one in opened.plan.shifts if one.begins(DAY).hour < 20 and one.ends(DAY).day == 11)
    people = [one for one in opened.plan.agents if "presale" in one.queues][:2]
    rota = Rota.of([Assignment(agent=one.id, day=DAY, shift=late.id, queue="presale") for one in people])
    planning.save_rota(opened, rota)
    return people[0].name, people[1].name


def no_child(monkeypatch: pytest.MonkeyPatch) -> list[intentions.Solve]:
    """What a child process is asked for, without starting one."""
    asked: list[intentions.Solve] = []

    def refuse(_: planning.OpenPlan, event: intentions.Solve, *, propose: bool) -> None:
        assert propose
        asked.append(event)
        raise SolverFailed(say("no child in this test"))

    monkeypatch.setattr("shiftplan.tui.solving._child", refuse)
    return asked


async def test_who_is_free_is_found_by_typing_and_asked(desk: Desk, rostered: tuple[str, str]):
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "k")
        assert isinstance(app.screen, FreeWindow)
        assert rostered[0] in text_of(app)
        app.screen.query_one(Input).value = rostered[1]
        await press(pilot)
        assert rostered[0] not in text_of(app)
        assert "on shift until" in text_of(app)
        person = app.screen._person
        assert person is not None
        await press(pilot, "enter")
        if person.more_minutes:
            assert app.clipboard.startswith(f"{rostered[1]}, we are short")
        else:
            assert "nobody here who may work more" in said(app)
        await press(pilot, "escape")


async def test_somebody_off_duty_is_asked_for_the_shifts_the_law_allows(
    desk: Desk, rostered: tuple[str, str]
):
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7", "k")
        window = app.screen
        off = [one for one in window._people or () if one.where == "off"]
        assert off
        window.query_one(Board).go(off[0].agent)
        await press(pilot)
        assert window.here == off[0].agent
        assert ("may work" in text_of(app)) is any(one.more_minutes for one in window._people)


async def test_the_queue_is_turned_and_narrows_the_list(desk: Desk, opened: planning.OpenPlan, rostered):
    app = desk()
    async with app.run_test(size=(160, 50)) as pilot:
        await press(pilot, "7", "k", "tab")
        queue = opened.plan.settings.queues[0].id
        assert app.screen.queue == queue
        assert {one.agent for one in app.screen._people} <= {
            one.id for one in opened.plan.agents if queue in one.queues
        }


async def test_who_is_missing_is_marked_and_noted_in_the_incident(
    desk: Desk, opened: planning.OpenPlan, rostered: tuple[str, str], clock: Clock, monkeypatch
):
    """Everything but the repair itself, which runs as a child process."""
    asked = no_child(monkeypatch)
    number = operations.declare(opened, "E3", now=clock.now).id
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "n", "a")
        assert isinstance(app.screen, AbsentWindow)
        await press(pilot, "ctrl+s")
        assert "Nobody is marked yet" in said(app)
        app.screen.query_one(Input).value = rostered[1]
        await press(pilot, "enter")
        app.screen.query_one(Input).value = rostered[0]
        await press(pilot, "enter", "ctrl+t")
        assert f"missing  {rostered[1]}, {rostered[0]}" in text_of(app)
        assert "who is on shift never came" in text_of(app)
        await press(pilot, "ctrl+t")
        assert "who is on shift left just now" in text_of(app)
        await press(pilot, "ctrl+s")
        assert app.current_mode == "rota"
    assert [event.repair for event in asked] == [True]
    again = planning.open_plan(opened.folder)
    left = [one for one in again.rota.assignments if one.on_the_day.left is not None] if again.rota else []
    assert {again.plan.agent[one.agent].name for one in left} == set(rostered)
    assert {again.plan.worked(one).ends(one.day).strftime("%H:%M") for one in left} == {"20:18"}
    assert not any(cell.day == DAY for cell in again.plan.blocked)
    timeline = operations.incident(again, number, clock.now).timeline
    assert timeline[-1].kind == "absent"
    assert timeline[-1].text.startswith("left at 20:18: ")


async def test_from_the_live_desk_it_goes_into_the_log_of_the_day(
    desk: Desk, opened: planning.OpenPlan, rostered: tuple[str, str], clock: Clock, monkeypatch
):
    no_child(monkeypatch)
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "7", "A", "enter", "ctrl+s")
        assert app.current_mode == "rota"
    lines = operations.newest_log(planning.open_plan(opened.folder), clock.now)
    assert any("left at 20:18" in str(line.what) for line in lines)


async def test_nobody_on_shift_is_said(desk: Desk, opened: planning.OpenPlan):
    app = desk()
    async with app.run_test() as pilot:
        await press(pilot, "7", "A")
        assert "Nobody is on shift now" in said(app)
