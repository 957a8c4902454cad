"""A whole day at sixty times its pace: the team sees it, declares, brings people in, closes, reads on it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.rota import Cell
from shiftplan.domain.surge import Colour
from shiftplan.journal import Journal
from shiftplan.plan_clock import now_in
from shiftplan.planning import drills, operations
from shiftplan.planning.operations.day_log import day_log
from shiftplan.planning.operations.outlook import outlook
from tests.planning.drills.conftest import World, at

REACTION = timedelta(minutes=8)


@pytest.fixture
def team(begin: Callable, feed: Callable, world: World) -> "Team":
    return Team(begin("flood", speed=60), feed, world)


class Team:
    """People who watch every twenty minutes and do what the desk says."""

    def __init__(self, one: drills.OneDrill, feed: Callable, world: World) -> None:
        self.one, self.feed, self.world = one, feed, world
        self.levels: list[Colour] = []
        self.declared_at = self.closed_at = None

    def practise(self) -> None:
        moment = self.one.drill.begins
        while moment < self.one.drill.ends:
            moment += timedelta(minutes=20)
            self.feed(self.one, moment)
            opened = planning.open_plan(self.one.folder)
            surge = operations.surge(opened)
            self.levels.append(surge.level)
            if surge.level.rank >= Colour.ORANGE.rank and self.declared_at is None:
                self.act(opened)
            elif self.declared_at and not self.closed_at and surge.level is Colour.GREEN:
                operations.close_incident(opened, self.number, handed_to="zhao", who="li")
                self.closed_at = moment

    def act(self, opened: planning.OpenPlan) -> None:
        """Eight minutes later the incident is declared and two more come in."""
        self.world.now += REACTION / self.one.clock.speed
        self.declared_at = opened.plan.grid.local(now_in(self.one.folder))
        self.number = operations.declare(opened, "E3", "flood", who="li").id
        cells = [Cell(agent, at(0).date()) for agent in ("s03", "s06")]
        planning.carry_out(opened, editing.set_shift(opened.plan, opened.rota, cells, "dusk"))


def test_a_day_in_a_drill_from_end_to_end(team: Team, shop: Path, world: World):
    plan_before = {path.name: path.read_bytes() for path in shop.iterdir() if path.is_file()}
    team.practise()

    # levels rise with the flood and fall after it
    assert team.levels[0] is Colour.GREEN
    risen = next(i for i, level in enumerate(team.levels) if level.rank >= Colour.ORANGE.rank)
    assert Colour.GREEN in team.levels[risen:]

    # the incident was declared within the drill's own time, and closed after good slots
    opened = planning.open_plan(team.one.folder)
    (incident,) = Journal(team.one.folder).incidents.all()
    assert opened.plan.grid.local(incident.opened_at) == team.declared_at
    assert opened.plan.grid.local(incident.closed_at) == team.closed_at
    assert at(20) < team.declared_at < team.closed_at < at(19, day=11)

    # the log of the drill is apart; the plan itself is as it was
    assert not (shop / "journal.db").exists()
    assert {path.name: path.read_bytes() for path in shop.iterdir() if path.is_file()} == plan_before
    log = day_log(opened, now=now_in(team.one.folder))
    assert {entry.who for entry in log} >= {"li", "drill"}

    # what the desk shows of the day is there as on the day itself
    desk = operations.live_desk(opened)
    assert desk.queues[0].slots
    assert outlook(opened, now_in(team.one.folder) - timedelta(hours=4)).of("presale").made.days >= 1

    # the report says how fast the team was and what it bought
    report = drills.report(team.one.folder, world.now)
    assert report.over
    assert report.declared_card == "E3"
    assert report.declared_minutes == pytest.approx((team.declared_at - at(20)) / timedelta(minutes=1))
    assert report.first_action_minutes >= report.declared_minutes
    assert len(report.slots) == 48
    assert report.levels[0][1] == "green"
    assert {level for _, level in report.levels} & {"orange", "red"}
    (acted,), (alone,) = report.with_actions, report.without
    assert acted.contacts == alone.contacts
    assert acted.three_minute_rate > alone.three_minute_rate
    untouched = [slot for slot in report.slots if slot.start < team.declared_at - timedelta(minutes=30)]
    assert all(slot.three_minute_rate == slot.without for slot in untouched)

    text = drills.report_markdown(report, opened.plan)
    assert "E3" in text
    assert drills.report_data(report)["declared_minutes"] == report.declared_minutes
