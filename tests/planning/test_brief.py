"""The brief of the kick-off meeting: numbers that add up, who leads, risks and what was decided."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from shiftplan import language, planning
from shiftplan.domain import work
from shiftplan.domain.brief import Brief
from shiftplan.domain.people import Tier
from shiftplan.domain.record import ItemState
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.errors import StorageFailed
from shiftplan.planning import operations as desk
from tests.operations.plans import far_plan

BEFORE = datetime.fromisoformat("2094-10-21 09:00+08:00")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> planning.OpenPlan:
    """The small template with a rota that leaves gaps: everybody on the early shift of every second day."""
    opened = planning.open_plan(far_plan(tmp_path_factory.mktemp("brief") / "plan"))
    plan = opened.plan
    shift = min(plan.shifts, key=lambda one: one.start_minute)
    rows = [
        Assignment(agent=agent.id, day=day, shift=shift.id, queue=agent.queues[0])
        for number, day in enumerate(plan.grid.dates)
        for agent in plan.agents[number % 2 :: 2]
    ]
    return planning.save_rota(opened, Rota.of(rows))


@pytest.fixture(scope="module")
def brief(opened: planning.OpenPlan) -> Brief:
    desk.set_step(opened, "incentive", ItemState.DOING, evidence="5 yuan a night | *bold* <b>", now=BEFORE)
    desk.set_step(
        opened, "shortage_decided", ItemState.DONE, said="overtime", evidence="2 of 3 agreed", now=BEFORE
    )
    return desk.brief(opened, now=BEFORE)


def test_days_add_up_to_need_and_rota(opened: planning.OpenPlan, brief: Brief) -> None:
    plan, need = opened.plan, planning.need_of(opened.plan)
    assert [day.day for day in brief.days] == list(plan.grid.dates)
    assert sum(day.needed for day in brief.days) == pytest.approx(need.agent_hours)
    supply = work.supply(plan, opened.rota)
    assert sum(day.there for day in brief.days) == pytest.approx(
        sum(map(sum, supply.values())) * plan.grid.hours
    )
    assert sum(day.short for day in brief.days) == pytest.approx(brief.short_hours, abs=0.5)
    contacts = sum(sum(one.contacts) for one in need.queues)
    assert sum(day.contacts for day in brief.days) == pytest.approx(contacts)
    assert sum(phase.contacts for phase in brief.phases) <= contacts + 1e-6
    assert sum(team.people for team in brief.teams) == len(plan.agents)


def test_goals_name_the_busiest_slot(opened: planning.OpenPlan, brief: Brief) -> None:
    need = planning.need_of(opened.plan)
    for goal in brief.goals:
        one = need.of(goal.queue.id)
        assert goal.peak == pytest.approx(max(one.contacts) / opened.plan.grid.hours)
        assert one.contacts[opened.plan.grid.slot_at(goal.peak_at)] == max(one.contacts)


def test_the_highest_tier_on_a_shift_leads_it(opened: planning.OpenPlan, brief: Brief) -> None:
    order = list(Tier)
    for day in brief.days:
        there = {one.agent for one in opened.rota.assignments if one.day == day.day}
        tiers = [opened.plan.agent[name].tier for name in there]
        assert day.people == len(there)
        for lead in day.leads:
            assert lead.tier is max(tiers, key=order.index)
            assert bool(lead.names) == (lead.tier in (Tier.T3, Tier.T4))


def test_risks_are_the_worst_gaps_with_what_would_help(brief: Brief) -> None:
    hours = [risk.agent_hours for risk in brief.risks]
    assert 1 <= len(hours) <= 5
    assert hours == sorted(hours, reverse=True)
    assert all(risk.lever is not None and risk.deepest > 0 for risk in brief.risks)
    assert [said.notes for said in brief.decided] == [("voluntary overtime", "2 of 3 agreed")]


def test_the_page_tells_it_all_and_runs_nobodys_markup(brief: Brief) -> None:
    page = desk.brief_markdown(brief)
    for title in ("Goals", "Teams", "Phases", "Day by day", "Who leads", "Risks", "Away", "Owners"):
        assert f"\n## {title}\n" in page
    assert "5 yuan a night \\| \\*bold\\* \\<b\\>" in page
    assert "What is done about it" in page
    assert "Announce the incentive" in page
    widths = {}
    for block in page.split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        cells = {len(re.findall(r"(?<!\\)\|", row)) for row in rows}
        assert len(cells) <= 1
        widths |= dict.fromkeys(cells)
    assert len(widths) >= 4


def test_the_page_speaks_chinese(opened: planning.OpenPlan) -> None:
    before = language.current()
    language.use("zh")
    try:
        page = desk.brief_markdown(desk.brief(opened, now=BEFORE))
    finally:
        language.use(before)
    assert "# 动员会简报" in page
    assert "## 谁带班" in page
    assert "needed" not in page


def test_without_a_rota_it_says_so(tmp_path: Path) -> None:
    opened = planning.open_plan(far_plan(tmp_path / "plan"))
    brief = desk.brief(opened, now=BEFORE)
    assert (brief.has_rota, brief.risks) == (False, ())
    assert all(day.there == 0 for day in brief.days)
    assert "There is no rota yet: its gaps are not known." in desk.brief_markdown(brief)


def test_a_page_that_cannot_be_written_leaves_nothing(brief: Brief, tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        desk.write_brief(brief, tmp_path / "gone" / "brief.md")
    desk.write_brief(brief, tmp_path / "brief.md")
    assert (tmp_path / "brief.md").read_text("utf-8") == desk.brief_markdown(brief)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.md"]
