"""Side by side: figures of the judge, kept with what they are of, and stale as soon as that changes."""

import asyncio
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.adjusting import MorePeople, OtherContacts, OtherScenario
from shiftplan.domain.fair_counts import Measure, amounts
from shiftplan.domain.rota import Rota
from shiftplan.planning.copies import (
    Copy,
    Doing,
    Event,
    Moved,
    Run,
    Through,
    Wish,
    add_copy,
    compare,
    row_of,
    work_out,
)
from shiftplan.planning.copies.running import days_of_the_sale
from tests.planning.copies.conftest import snapshot, work


def run(folder: Path, wish: Wish, *copies: Copy | None, stop_at: Doing | None = None) -> list[Event]:
    """What a run tells; `stop_at`: it is stopped as soon as it is at that."""
    told: list[Event] = []

    def tell(event: Event) -> None:
        told.append(event)
        if isinstance(event, Moved) and event.doing is stop_at:
            going.stop()

    going = Run(folder, wish, tell)
    asyncio.run(going.go(copies))
    return told


def test_figures_are_the_judges(shop: Path) -> None:
    made = add_copy(shop, "high", [OtherScenario(name="high")])
    work(made.folder, ("s04", 0, "mid"), ("s05", 1, "late"))
    opened = planning.open_plan(made.folder)
    rota, need = opened.rota or Rota(), planning.need_of(opened.plan)
    judged = planning.judge(opened.plan, need, rota)
    figures = work_out(shop, made).figures
    assert figures is not None
    assert figures.short_hours == pytest.approx(judged.shortage_agent_hours)
    assert figures.value == pytest.approx(judged.objective)
    assert (figures.violations, figures.people) == (judged.hard_violations, 3)
    assert figures.changed == 2
    assert figures.wishes == len(opened.plan.wishes)
    assert figures.nights_most == max(amounts(opened.plan, rota, Measure.NIGHTS).values())


def test_what_was_worked_out_is_there_at_once_until_something_changes(shop: Path) -> None:
    made = add_copy(shop, "more", [OtherContacts(factor=1.2)])
    assert [row.fresh for row in compare(shop)] == [False, False]
    work_out(shop, None)
    first = work_out(shop, made)
    assert [row.fresh for row in compare(shop)] == [True, True]
    assert compare(shop)[1] == first
    work(made.folder, ("s05", 1, "late"))
    assert [(row.fresh, row.figures is not None) for row in compare(shop)] == [(True, True), (False, True)]
    work_out(shop, made)
    work(shop, ("s05", 1, "mid"))
    rows = compare(shop)
    assert [row.fresh for row in rows] == [False, False]
    assert rows[1].changed == ("rota.csv",)


def test_figures_that_cannot_be_read_come_again(shop: Path) -> None:
    made = add_copy(shop, "x")
    work_out(shop, made)
    for text in ("", "figures = 1", "[figures", "figures_of = 'x'\n[figures]\nvalue = 'a'"):
        (made.folder / "figures.toml").write_text(text)
        assert row_of(made, shop).figures is None
    assert work_out(shop, made).fresh
    assert row_of(made, shop).fresh


def test_working_out_changes_neither_plan_nor_copy(shop: Path) -> None:
    made = add_copy(shop, "x")
    before = snapshot(shop)
    theirs = {path.name: path.read_bytes() for path in made.folder.iterdir() if path.is_file()}
    work_out(shop, None)
    work_out(shop, made)
    assert snapshot(shop) == before
    now = {path.name: path.read_bytes() for path in made.folder.iterdir() if path.is_file()}
    assert {name: now[name] for name in theirs} == theirs
    assert set(now) - set(theirs) == {"figures.toml"}


def test_copies_are_solved_and_simulated_and_the_plan_is_left_alone(shop: Path) -> None:
    more = add_copy(shop, "two more", [MorePeople(count=2)])
    before = snapshot(shop)
    told = run(shop, Wish(Doing.SOLVE, seconds=2), more)
    (end,) = (one for one in told if isinstance(one, Through))
    assert end.fault is None
    assert end.row is not None
    assert end.row.figures is not None
    assert end.row.figures.violations == 0
    assert end.row.figures.bound is not None
    assert any(isinstance(one, Moved) and one.doing is Doing.SOLVE for one in told)
    told = run(shop, Wish(Doing.SIMULATE, replications=2), None, more)
    mine, theirs = (one.row for one in told if isinstance(one, Through))
    assert mine is not None
    assert theirs is not None
    assert mine.service is not None
    assert theirs.service is not None
    assert theirs.service.share > mine.service.share
    assert theirs.service.half_width is not None
    assert theirs.service_fresh
    plan = planning.open_plan(shop).plan
    first, last = days_of_the_sale(plan)
    assert (theirs.service.days[0], theirs.service.days[-1]) == (first, last)
    assert snapshot(shop) == before


def test_a_stop_keeps_what_is_found_and_begins_nothing_more(shop: Path) -> None:
    both = [add_copy(shop, name) for name in ("a", "b")]
    told = run(shop, Wish(Doing.SOLVE, seconds=60), *both, stop_at=Doing.SOLVE)
    assert [one.copy for one in told if isinstance(one, Through)] == [both[0]]
    assert row_of(both[1], shop).figures is None


def test_one_that_cannot_be_done_does_not_keep_the_others_back(shop: Path) -> None:
    broken, sound = add_copy(shop, "broken"), add_copy(shop, "sound")
    (broken.folder / "plan.toml").write_text("name = 1")
    told = [one for one in run(shop, Wish(Doing.FIGURES), broken, sound) if isinstance(one, Through)]
    assert [one.fault is None for one in told] == [False, True]
    told = [one for one in run(shop, Wish(Doing.SOLVE, seconds=1), broken) if isinstance(one, Through)]
    assert told[0].fault is not None
    assert "plan.toml" in str(told[0].fault)
