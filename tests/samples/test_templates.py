"""The templates are sound plans and hold what a lead wants to see handled."""

from collections import Counter
from datetime import date, datetime, time

import pytest

from shiftplan import files, forecast, planning, staffing
from shiftplan.domain.people import AvailabilityKind, ContractKind, Protection, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.playbook import Role
from shiftplan.domain.queue import Model
from shiftplan.domain.shift import BreakKind
from shiftplan.domain.work import agreed_hours, is_night_shift, weeks

TEMPLATES = {template.id: template.folder for template in planning.templates()}
MOST_HOURS_OF_A_SHIFT = 11
THREE_KINDS = (Model.CHAT, Model.ERLANG_A, Model.DEFERRED)


@pytest.fixture(scope="module", params=sorted(TEMPLATES))
def plan(request: pytest.FixtureRequest) -> Plan:
    return files.read_plan(TEMPLATES[request.param]).plan


@pytest.fixture(scope="module")
def double11() -> Plan:
    return files.read_plan(TEMPLATES["double11"]).plan


def test_the_templates_are_there() -> None:
    assert set(TEMPLATES) >= {"double11", "flexible", "small", "midnight", "sale618"}


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_template_reads_without_a_finding(name: str) -> None:
    read = files.read_plan(TEMPLATES[name])
    assert [str(finding.message) for finding in read.findings] == []
    assert [
        str(finding.message) for finding in forecast.inspect(read.plan.settings, read.plan.forecast)
    ] == []


def test_every_role_of_the_checklist_has_an_owner(plan: Plan) -> None:
    assert set(plan.settings.owners) == {role.value for role in Role}


def test_no_shift_is_longer_than_eleven_hours(plan: Plan) -> None:
    assert all(shift.hours <= MOST_HOURS_OF_A_SHIFT for shift in plan.shifts)


def test_long_shifts_have_a_meal(plan: Plan) -> None:
    long = [shift for shift in plan.shifts if shift.serves and shift.length_minutes > 6 * 60]
    assert all(shift.breaks for shift in long)


def test_shift_letters_differ(plan: Plan) -> None:
    assert max(Counter(shift.short for shift in plan.shifts).values()) == 1


def test_every_half_hour_with_contacts_can_be_covered(plan: Plan) -> None:
    day = plan.grid.per_day
    served = [0.0] * (2 * day)
    for shift in (template.at(start) for template in plan.shifts for start in template.starts):
        for offset, share in shift.presence(plan.grid):
            served[offset] = max(served[offset], share)
    covered = [max(today, late) for today, late in zip(served[:day], served[day:], strict=True)]
    contacts = plan.forecast.contacts["base"].values()
    assert all(
        covered[slot % day] == 1 for series in contacts for slot, amount in enumerate(series) if amount
    )


def test_double11_has_sixty_people_of_every_kind(double11: Plan) -> None:
    agents = double11.agents
    assert len(agents) == 60
    assert len({agent.team for agent in agents}) == 3
    assert {agent.tier for agent in agents} == set(Tier)
    assert Counter(agent.protection for agent in agents) == {
        Protection.NONE: 58,
        Protection.PREGNANT: 1,
        Protection.NURSING: 1,
    }
    assert Counter(double11.contract_of(agent).kind for agent in agents) == {
        ContractKind.FULL_TIME: 46,
        ContractKind.PART_TIME: 6,
        ContractKind.TEMP: 6,
        ContractKind.INTERN: 2,
    }
    assert sum(not agent.overtime_consent for agent in agents) == 1
    assert any(agent.hired and agent.hired > double11.grid.start for agent in agents)
    assert sum(len(agent.queues) == 2 for agent in agents) == 20


def test_double11_has_leave_and_forty_wishes(double11: Plan) -> None:
    kinds = Counter(entry.kind for entry in double11.availability)
    assert kinds[AvailabilityKind.WISH_ON] + kinds[AvailabilityKind.WISH_OFF] == 41
    assert set(kinds) == set(AvailabilityKind) - {AvailabilityKind.ONLY_SHIFT, AvailabilityKind.NOT_SHIFT}


def test_double11_opens_at_eight_in_the_evening_before_the_main_day(double11: Plan) -> None:
    event = double11.settings.event
    assert datetime.combine(date(2027, 11, 10), time(20)) in event.openings
    assert event.day == date(2027, 11, 11)
    rules = double11.settings.rules
    assert any(is_night_shift(shift, rules) and shift.crosses_midnight for shift in double11.shifts)
    assert any(shift.start_minute == 0 for shift in double11.shifts)


def test_double11_is_tight_but_not_hopeless(double11: Plan) -> None:
    """The people's hours are enough in all, and far from enough at the opening."""
    traffic = forecast.traffic(double11.settings, double11.forecast)
    need = staffing.need(double11.settings, traffic)
    hours = sum(
        agreed_hours(double11, agent, days) * agent.productivity
        for agent in double11.agents
        for days in weeks(double11)
    )
    assert 0.85 <= need.agent_hours / hours <= 0.95
    peak = max(sum(slot) for slot in zip(*(queue.need for queue in need.queues), strict=True))
    assert peak > 0.8 * sum(agent.productivity for agent in double11.agents)


def test_sale618_has_chat_telephone_and_deferred_work_and_says_where_its_forecast_comes_from() -> None:
    opened = planning.open_plan(TEMPLATES["sale618"])
    assert [queue.model for queue in opened.plan.settings.queues] == list(THREE_KINDS)
    assert len(opened.plan.queue["chat"].targets) == 2
    recipe = planning.read_recipe(opened.folder)
    assert recipe is not None
    derived = planning.derive(opened, recipe)
    assert derived.findings == ()
    for queue, series in derived.forecast.contacts["base"].items():
        assert series == pytest.approx(opened.plan.forecast.contacts["base"][queue], abs=0.01)


def test_flexible_has_one_of_each_kind_of_shift() -> None:
    plan = files.read_plan(TEMPLATES["flexible"]).plan
    step = plan.grid.minutes
    assert sum(len(shift.starts) > 1 for shift in plan.shifts) == 3
    assert any(len(pause.places(step)) > 1 for shift in plan.shifts for pause in shift.breaks)
    assert [shift.id for shift in plan.shifts if shift.switch_after is not None] == ["mid"]
    assert [shift.id for shift in plan.shifts if not shift.serves] == ["standby"]
    assert [s.id for s in plan.shifts for b in s.breaks if b.kind is BreakKind.GAP] == ["split"]
    assert [session.id for session in plan.settings.sessions] == ["brief"]
