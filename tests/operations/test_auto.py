"""Each condition met and broken by one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from shiftplan.domain.event import Event
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.people import Availability, AvailabilityKind, Contract, ContractKind, Tier
from shiftplan.domain.playbook import Auto, Role
from shiftplan.domain.rota import Rota, RotaFacts
from shiftplan.language import say
from shiftplan.operations import Facts
from shiftplan.operations.auto import CONDITIONS, verdict
from shiftplan.operations.facts import Verdict
from tests import builders
from tests.builders import CONTRACTS, MONDAY, agent, need, plan, queue, rota, work

EVERY_ROLE = {role.value: "李娜" for role in Role}


def read(name: str, facts: Facts, limit: float | None = None) -> Verdict:
    return verdict(Auto(condition=name, limit=limit), facts)


def facts(rows: Rota | None = None, amounts: float | dict | None = None, **values) -> Facts:
    the_plan = plan(**values)
    return Facts(plan=the_plan, rota=rows, need=None if amounts is None else need(the_plan, amounts))


@pytest.mark.parametrize("name", CONDITIONS)
def test_every_condition_answers_on_a_bare_plan_without_failing(name: str) -> None:
    seen = read(name, Facts(plan=plan()))
    assert str(seen.evidence)
    if name in {"need_computed", "gap_to_headcount"}:
        assert seen.met is None
    if name in {"rota_solved", "no_law_violation", "coverage_reached", "nights_even", "wishes_met"}:
        assert seen.met is False


def test_a_condition_nobody_knows_is_never_met() -> None:
    seen = read("moon_is_full", Facts(plan=plan()))
    assert (seen.met, str(seen.evidence)) == (None, "there is no condition moon_is_full")


def test_forecast_in_wants_contacts_for_every_queue_on_the_main_day() -> None:
    assert read("forecast_in", facts()).met is True
    grid, queues = builders.grid(), (queue(), queue("aftersale"))
    full = builders.forecast(grid, queues)
    until_eve = (30.0,) * (2 * grid.per_day) + (0.0,) * grid.per_day
    cut = full.model_copy(update={"contacts": {"base": {**full.contacts["base"], "aftersale": until_eve}}})
    seen = read("forecast_in", facts(queues=queues, forecast=cut))
    assert (seen.met, str(seen.evidence)) == (False, "no contacts on the main day for aftersale")
    later = facts(queues=queues, forecast=cut, event=Event(name="sale", day=date(2027, 12, 12)))
    assert read("forecast_in", later).met is True


def test_three_scenarios_must_differ() -> None:
    assert read("three_scenarios", facts()).met is True
    assert read("three_scenarios", facts(scenarios={"low": 1.0, "base": 1.0, "high": 1.3})).met is False
    assert read("three_scenarios", facts(scenarios={"low": 1.0, "base": 1.0, "high": 1.3}), 2).met is True


def test_a_series_of_its_own_is_a_scenario_of_its_own() -> None:
    grid, queues = builders.grid(), (queue(),)
    base = builders.forecast(grid, queues)
    two = base.model_copy(update={"contacts": {**base.contacts, "high": {"presale": (60.0,) * grid.slots}}})
    given = facts(queues=queues, forecast=two, scenarios={"low": 0.8, "base": 1.0, "high": 1.0})
    assert read("three_scenarios", given).met is True


def test_need_computed_reads_hours_and_peak() -> None:
    seen = read("need_computed", facts(amounts=2))
    assert (seen.met, str(seen.evidence)) == (
        True,
        "144 agent-hours in scenario base; peak 60 contacts an hour",
    )
    assert read("need_computed", facts(amounts=0)).met is False


def test_gap_to_headcount_compares_standard_hours() -> None:
    """Eight people of 40 h a week over three days of seven give 8 · 40 · 3/7 = 137.1 h."""
    enough = read("gap_to_headcount", facts(amounts=137 / 72))
    assert (enough.met, str(enough.evidence)) == (True, "need 137 h, people give 137 h")
    short = read("gap_to_headcount", facts(amounts=2))
    assert (short.met, str(short.evidence)) == (False, "need 144 h, people give 137 h: 7 h short")
    assert read("gap_to_headcount", facts(amounts=2), 0.05).met is True


def test_novices_and_leave_count_for_less_in_the_gap() -> None:
    novices = tuple(agent(f"a{i}", productivity=0.5) for i in range(8))
    assert "people give 69 h" in str(read("gap_to_headcount", facts(agents=novices, amounts=1)).evidence)
    leave = tuple(Availability(agent=f"a{i}", day=MONDAY, kind=AvailabilityKind.LEAVE) for i in range(1, 9))
    assert "people give 91 h" in str(read("gap_to_headcount", facts(availability=leave, amounts=1)).evidence)


def test_owners_named_wants_a_name_for_every_role() -> None:
    assert read("owners_named", facts(owners=EVERY_ROLE)).met is True
    seen = read("owners_named", facts(owners={**EVERY_ROLE, "legal": "  "}))
    assert (seen.met, str(seen.evidence)) == (False, "9 of 10 roles have a name; first missing: legal")
    assert read("owners_named", facts(owners={**EVERY_ROLE, "legal": ""}), 9).met is True


def test_core_on_opening_counts_the_experienced_who_are_free_that_day() -> None:
    eve = MONDAY + timedelta(days=1)  # the builders' sale opens at 20:00 on the eve of its last day
    people = (*(agent(f"a{i}") for i in range(10)), agent("temp", tier=Tier.T1))
    one, two = (
        tuple(Availability(agent=f"a{i}", day=eve, kind=AvailabilityKind.LEAVE) for i in range(n))
        for n in (1, 2)
    )
    seen = read("core_on_opening", facts(agents=people, availability=one))
    assert (seen.met, str(seen.evidence)) == (True, f"9 of 10 people of T3 and T4 are free on {eve}")
    assert read("core_on_opening", facts(agents=people, availability=two)).met is False
    assert read("core_on_opening", facts(agents=people, availability=two), 0.8).met is True
    assert read("core_on_opening", facts(agents=(agent("temp", tier=Tier.T1),))).met is False


def test_temps_have_hour_limits_reads_their_contracts() -> None:
    people = (agent("a", contract="temp", name="赵\x1b[1m"), agent("b"))
    assert read("temps_have_hour_limits", facts(agents=people)).met is True
    assert read("temps_have_hour_limits", facts(agents=people), 44).met is False
    long = (*CONTRACTS[:2], Contract(id="temp", kind=ContractKind.TEMP, max_hours_per_week=60), CONTRACTS[3])
    seen = read("temps_have_hour_limits", facts(agents=people, contracts=long))
    assert seen.met is False
    assert str(seen.evidence) == "赵\\x1b[1m may work 60 h a week by contract, above 48 h"
    assert read("temps_have_hour_limits", facts(agents=(agent("b"),), contracts=long)).met is True


def test_rota_solved_wants_shifts() -> None:
    assert read("rota_solved", facts(rota())).met is False
    seen = read("rota_solved", facts(rota(work("a1", 0), work("a1", 1), work("a2", 0))))
    assert (seen.met, str(seen.evidence)) == (True, "3 shifts of 2 people")


def test_rota_current_compares_fingerprints() -> None:
    the_plan = plan()
    its_need = need(the_plan, 2)
    solved = RotaFacts(
        status="optimal",
        objective=1,
        bound=1,
        seconds=1,
        need_digest=its_need.digest(),
        rules_digest=the_plan.rules_digest(),
        solved_at=datetime(2027, 10, 20, tzinfo=UTC),
    )
    rows = rota(work("a1", 0))
    current = rows.model_copy(update={"facts": solved})
    assert read("rota_current", Facts(plan=the_plan, need=its_need, rota=current)).met is True
    assert read("rota_current", Facts(plan=the_plan, rota=current)).met is None
    assert read("rota_current", Facts(plan=the_plan, need=its_need, rota=rows)).met is False
    for change in ({"need_digest": "other"}, {"rules_digest": "other"}):
        old = rows.model_copy(update={"facts": solved.model_copy(update=change)})
        assert read("rota_current", Facts(plan=the_plan, need=its_need, rota=old)).met is False


def test_no_law_violation_counts_errors_only() -> None:
    def judged(*severities: Severity) -> Facts:
        found = tuple(Finding(code="x", severity=s, message=say("a fault")) for s in severities)
        judgement = Judgement(findings=found, terms=(), shortage_agent_hours=0)
        return facts(rota(work("a1", 0))).model_copy(update={"judgement": judgement})

    assert read("no_law_violation", judged(Severity.WARNING, Severity.NOTE)).met is True
    broken = read("no_law_violation", judged(Severity.ERROR, Severity.ERROR))
    assert (broken.met, str(broken.evidence)) == (False, "2 rules broken; first: a fault")
    assert read("no_law_violation", facts(rota(work("a1", 0)))).met is None


def test_coverage_reached_counts_slots_that_need_somebody() -> None:
    """The early shift covers 8:00–12:00 and 12:30–16:30: 16 slots of the 20 that need one person."""
    series = [0.0] * 144
    series[16:36] = [1.0] * 20
    given = facts(rota(work("a1", 0)), {"presale": series})
    seen = read("coverage_reached", given)
    assert (seen.met, str(seen.evidence)) == (
        False,
        "80.0% of slots covered to 95%, or all but 0.25 of an agent (16 of 20); wanted 95%",
    )
    assert read("coverage_reached", given, 0.8).met is True
    assert read("coverage_reached", facts(rota(work("a1", 0)))).met is None


@pytest.mark.parametrize(
    ("needed", "covered"), [(1.0, True), (1.24, True), (1.26, False), (1.0 + 1e-9, True)]
)
def test_a_slot_is_covered_when_less_than_a_quarter_of_an_agent_is_missing(
    needed: float, covered: bool
) -> None:
    series = [0.0] * 144
    series[16:24] = [needed] * 8
    assert read("coverage_reached", facts(rota(work("a1", 0)), {"presale": series})).met is covered


@pytest.mark.parametrize(("needed", "covered"), [(8.42, True), (8.43, False)])
def test_a_slot_is_covered_when_95_percent_are_there(needed: float, covered: bool) -> None:
    """Eight people are 95 % of 8.42."""
    series = [0.0] * 144
    series[16:24] = [needed] * 8
    everybody = rota(*(work(f"a{i}", 0) for i in range(1, 9)))
    assert read("coverage_reached", facts(everybody, {"presale": series})).met is covered


def test_seniors_present_looks_at_staffed_slots() -> None:
    people = (agent("novice", tier=Tier.T1), agent("senior", tier=Tier.T4))
    both = rota(work("novice", 0), work("senior", 0))
    assert read("seniors_present", facts(both, agents=people)).met is True
    seen = read("seniors_present", facts(rota(work("novice", 0)), agents=people))
    assert (seen.met, str(seen.evidence)) == (
        False,
        "16 slots without a T3 or T4; first: 2027-11-01 08:00",
    )
    assert read("seniors_present", facts(rota(work("novice", 0)), agents=people), 16).met is True


def test_nights_even_looks_at_those_who_may_and_do_work() -> None:
    protected = agent("p", protection="nursing")
    people = (agent("a"), agent("b"), agent("idle"), protected)
    rows = [work("a", day, "night") for day in range(3)]
    uneven = rota(*rows, work("b", 0), work("p", 0))
    seen = read("nights_even", facts(uneven, agents=people))
    assert (seen.met, str(seen.evidence)) == (False, "0 to 3 nights a person")
    even = rota(*rows, work("b", 0, "night"), work("p", 0))
    assert str(read("nights_even", facts(even, agents=people)).evidence) == "1 to 3 nights a person"
    assert read("nights_even", facts(even, agents=people)).met is True


def test_wishes_met_counts_open_wishes() -> None:
    wishes = tuple(
        Availability(agent="a1", day=MONDAY + timedelta(days=day), kind=AvailabilityKind.WISH_OFF)
        for day in range(3)
    )
    rows = rota(work("a1", 0), work("a2", 0))
    seen = read("wishes_met", facts(rows, availability=wishes))
    assert (seen.met, str(seen.evidence)) == (False, "2 of 3 wishes met; wanted 80%")
    assert read("wishes_met", facts(rows, availability=wishes), 0.6).met is True
    assert read("wishes_met", facts(rows)).met is True
