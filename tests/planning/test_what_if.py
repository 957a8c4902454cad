"""The need of one day under other assumptions: the plan's own day when nothing changes."""

import pytest

from shiftplan import planning
from shiftplan.errors import BadInput
from tests import builders

GRID = builders.grid(3)
PLAN = builders.plan(grid=GRID, forecast=builders.forecast(GRID, (builders.queue(),), 300))
DAY = slice(-PLAN.grid.per_day, None)


def test_with_nothing_changed_it_is_the_plans_own_day():
    whole, day = planning.need_of(PLAN).of("presale"), planning.what_if(PLAN, 1, []).of("presale")
    assert day.online[DAY] == whole.online[PLAN.grid.of_day(1)]


def test_the_first_day_has_none_before_it():
    assert planning.what_if(PLAN, 0, []).grid.days == 1
    assert planning.what_if(PLAN, 2, []).grid.days == 2


@pytest.mark.parametrize("change", ["contacts=+50%", "aht=+50%", "shrinkage=40%"])
def test_every_change_asks_for_more(change):
    before, after = planning.what_if(PLAN, 1, []), planning.what_if(PLAN, 1, [planning.read_variant(change)])
    assert after.agent_hours > before.agent_hours * 1.2


def test_changes_add_up():
    changes = [planning.read_variant(text) for text in ("contacts=*2", "aht=*0.5")]
    assert planning.what_if(PLAN, 1, changes).of("presale").contacts[0] == 600


def test_deferred_work_is_left_out():
    tickets = builders.queue(
        "tickets", model="deferred", aht_seconds=(300,), patience_seconds=None, deadline_hours=24
    )
    plan = builders.plan(days=2, queues=(builders.queue(), tickets))
    assert [one.queue for one in planning.what_if(plan, 1, []).queues] == ["presale"]


def test_a_bot_that_answers_all_is_refused():
    with pytest.raises(BadInput):
        planning.what_if(PLAN, 1, [planning.read_variant("bot=100%")])
