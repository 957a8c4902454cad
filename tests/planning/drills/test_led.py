"""How a drill's incidents were led, and what a drill owes: in its report, on its lists, by its clock."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from shiftplan import planning
from shiftplan.domain.record import ItemState
from shiftplan.planning import drills, operations
from shiftplan.planning.operations.common import drill_begins
from shiftplan.planning.solve_keeper import Keeper
from tests.planning.drills.conftest import World

MINUTE = timedelta(minutes=1)


def test_updates_decisions_and_the_gate_are_told(begin: Callable, world: World) -> None:
    one = begin("misprice")
    opened, strike = planning.open_plan(one.folder), one.drill.strikes + 25 * MINUTE
    instant = strike.replace(tzinfo=one.clock.simulated.tzinfo)

    def at(minutes: float) -> dict[str, object]:
        return {"now": instant + minutes * MINUTE, "who": "li"}

    number = operations.declare(opened, "E2", **at(4)).id
    operations.give_update(opened, number, "counting", **at(14))  # in time: 15 minutes are given
    operations.give_update(opened, number, "we cancel the orders", **at(35))  # 6 minutes late
    operations.decide(opened, number, "taken down", **at(13))
    for step in ("list_orders", "cost_choices", "legal_signed"):
        operations.set_incident_step(opened, number, step, ItemState.DONE, **at(40))
    world.go(one, strike + 45 * MINUTE)
    (led,) = drills.report(one.folder, world.now).led
    assert (led.name, led.declared_minutes, led.updates) == ("E2-1", 4.0, 2)
    assert (led.late_updates, led.longest_late_minutes) == (1, 6.0)
    assert (led.decision_minutes, led.gated, led.signed_minutes) == ((9.0,), True, None)
    assert len(led.cautions) == 1
    operations.set_incident_step(opened, number, "manager_signed", ItemState.DONE, **at(50))
    world.go(one, strike + 80 * MINUTE)
    found = drills.report(one.folder, world.now)
    assert (found.led[0].signed_minutes, found.led[0].late_updates) == (46.0, 2)  # one is owed since 50
    page = drills.report_markdown(found, opened.plan)
    assert "2 updates; 2 times one was owed too long, by 30 min at most" in page
    assert "the gate was signed after 46 min" in page


def test_levels_are_told_as_the_desk_showed_them(begin: Callable, feed: Callable, world: World) -> None:
    one = begin("outage")
    shown: list[str] = []
    for minutes in range(-55, 60, 5):
        fed = feed(one, one.drill.strikes + minutes * MINUTE)
        level = operations.surge(planning.open_plan(one.folder), fed.now).level.value
        shown += [level] if shown[-1:] != [level] else []
    seen = drills.report(one.folder, world.now).levels
    assert [level for _, level in seen] == shown
    assert len(shown) > 1
    assert all((at - one.drill.strikes) % (5 * MINUTE) == timedelta() for at, _ in seen)


def test_what_was_due_before_the_drill_is_not_owed_in_it(begin: Callable, shop: Path) -> None:
    one = begin()
    opened = planning.open_plan(one.folder)
    assert drill_begins(opened) == one.drill.begins
    assert drill_begins(planning.open_plan(shop)) is None
    later = one.clock.simulated + 20 * MINUTE
    assert not operations.owing(opened, operations.facts_at_hand(opened), later)
    assert operations.walked(planning.open_plan(shop), now=later).overdue
    due_in_it = operations.walked(opened, now=later + timedelta(days=2)).overdue
    assert all(step.due >= one.drill.begins for step in due_in_it)


def test_a_proposal_bears_the_time_of_the_drill(begin: Callable, world: World) -> None:
    one = begin()
    opened = planning.open_plan(one.folder)
    world.go(one, one.drill.strikes)
    about = Keeper(opened, planning.need_of(opened.plan))._about
    assert opened.plan.grid.local(about.made_at) == one.drill.strikes
