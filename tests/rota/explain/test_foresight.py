"""What is certain before a search: each kind of finding on a plan where it is counted by hand."""

from typing import Any

import numpy as np
import pytest

from shiftplan.domain.cover_rules import CoverRule
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.people import Contract, ContractKind, Protection, Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.domain.session import Session
from shiftplan.domain.teamwork import Bond, BondKind, Pattern
from shiftplan.domain.when import Force
from shiftplan.rota.explain import foresee, sketch_of
from shiftplan.rota.explain.scene import scene_of
from tests import builders as b
from tests.benchmarks.teams import team
from tests.rota.explain.scenes import NIGHT, codes, day, foreseen, leave, need_at, plan_of

SENIORS = tuple(b.agent(f"senior{i}", tier=Tier.T4) for i in range(1, 6))
NIGHTS = {"since": 22 * 60, "until": 6 * 60}


def test_nothing_is_said_of_a_plan_that_can_be_met() -> None:
    plan = plan_of(b.agent("ann"), b.agent("bob"))
    assert foreseen(plan, need_at(plan, (0, 8, 16, 2), (1, 22, 24, 1))) == ()


def test_a_night_that_needs_four_seniors_when_three_may_work_nights() -> None:
    protected = (
        b.agent("senior4", tier=Tier.T4, protection=Protection.PREGNANT),
        b.agent("senior5", tier=Tier.T4, protection=Protection.NURSING),
    )
    rule = CoverRule(id="seniors", tier=Tier.T4, least=4, force=Force.RULE, **NIGHTS)
    plan = plan_of(*SENIORS[:3], *protected, b.agent("junior"), cover=(rule,), days=1)
    (finding,) = [one for one in foreseen(plan, b.need(plan, 0)) if one.code == "cover_rule"]
    assert finding.severity is Severity.ERROR
    assert finding.agents == ("senior1", "senior2", "senior3")
    assert "wants 4 tier T4 or above at 11-01 22:00, but 3 could be there" in str(finding.message)
    assert "senior4 (no nights for those the law protects)" in str(finding.hint)
    assert "junior" not in str(finding.hint)


def test_three_seniors_are_enough_when_three_are_asked_for() -> None:
    rule = CoverRule(id="seniors", tier=Tier.T4, least=3, force=Force.RULE, since=8 * 60, until=16 * 60)
    plan = plan_of(*SENIORS[:3], cover=(rule,), days=2)
    assert codes(plan, b.need(plan, 0)) == []


def test_a_wish_that_cannot_be_met_is_a_warning() -> None:
    rule = CoverRule(id="seniors", tier=Tier.T4, least=2, since=8 * 60, until=16 * 60)
    plan = plan_of(SENIORS[0], cover=(rule,), days=1)
    (finding,) = foreseen(plan, b.need(plan, 0))
    assert (finding.code, finding.severity) == ("cover_rule", Severity.WARNING)


def test_a_week_of_nights_that_three_people_cannot_fill() -> None:
    """Three nights a week each by contract are nine turns; seven nights of two are fourteen."""
    few = Contract(id="few", kind=ContractKind.FULL_TIME, max_nights_per_week=3)
    people = tuple(b.agent(f"senior{i}", tier=Tier.T4, contract="few") for i in range(3))
    rule = CoverRule(id="nights", tier=Tier.T4, least=2, force=Force.RULE, since=22 * 60, until=24 * 60)
    plan = plan_of(*people, days=7, cover=(rule,), contracts=(*b.CONTRACTS, few))
    (finding,) = foreseen(plan, b.need(plan, 0))
    assert (finding.code, finding.severity) == ("cover_rule_week", Severity.ERROR)
    assert "14 turns in all; the 3 people who could come can give 9" in str(finding.message)
    more = plan_of(
        *people, days=7, cover=(rule.model_copy(update={"least": 1}),), contracts=(*b.CONTRACTS, few)
    )
    assert codes(more, b.need(more, 0)) == []


def test_a_queue_that_nobody_serves() -> None:
    plan = plan_of(b.agent("ann"), queues=(b.queue(), b.queue("other")))
    (finding,) = foreseen(plan, need_at(plan, (0, 8, 10, 1.5), queue="other"))
    assert (finding.code, finding.severity) == ("no_one_skilled", Severity.WARNING)
    assert "nobody serves other, which needs 3 agent-hours" in str(finding.message)


def test_hours_that_no_shift_reaches() -> None:
    plan = plan_of(b.agent("ann"))
    (finding,) = foreseen(plan, need_at(plan, (0, 6.5, 8, 2)))
    assert finding.code == "no_shift_reaches"
    assert "from 11-01 06:30 to 11-01 08:00: 3 agent-hours short" in str(finding.message)


def test_too_few_people_in_a_slot_are_counted_with_what_they_are_worth() -> None:
    """Ann serves 1, Bob 0.5, Cid is on leave: of 2 at least 0.5 is missing for two hours."""
    people = (b.agent("ann"), b.agent("bob", productivity=0.5), b.agent("cid"))
    plan = plan_of(*people, availability=(leave("cid", 0),), days=1)
    (finding,) = foreseen(plan, need_at(plan, (0, 10, 12, 2)))
    assert finding.code == "too_few"
    assert finding.agents == ("ann", "bob")
    assert "short by at least 1 agent-hour from" in str(finding.message)
    assert "2 needed, 1.5 at most from the 2 who could be there (ann, bob)" in str(finding.message)


def test_one_person_counts_for_one_queue_at_a_time() -> None:
    queues = (b.queue(), b.queue("other"))
    plan = plan_of(b.agent("ann", queues=("presale", "other")), queues=queues, days=1)
    series = {"presale": [0.0] * 48, "other": [0.0] * 48}
    for slot in range(16, 20):
        series["presale"][slot] = series["other"][slot] = 1.0
    (finding,) = foreseen(plan, b.need(plan, series))
    assert finding.code == "too_few_together"
    assert "short by at least 2 agent-hours" in str(finding.message)


def test_a_week_that_needs_more_than_all_hours_of_all_people() -> None:
    """Forty-eight hours a week is the most of one person; seven days of eight hours are fifty-six."""
    plan = plan_of(b.agent("ann"), days=7)
    need = need_at(plan, *((number, 8, 16, 1.0) for number in range(7)))
    (finding,) = foreseen(plan, need)
    assert finding.code == "week_too_short"
    assert "56 agent-hours; all people together may give 48: at least 8 are short" in str(finding.message)


def test_a_contract_that_promises_more_than_the_law_allows() -> None:
    """Part-timers work 24 hours a week at most (劳动合同法 §68)."""
    values = {"id": "odd", "kind": ContractKind.PART_TIME, "hours_per_week": 20, "max_hours_per_week": 30}
    odd = Contract(**values, min_hours_per_week=26)
    plan = plan_of(b.agent("ann", contract="odd"), b.agent("bob"), contracts=(*b.CONTRACTS, odd))
    (finding,) = [one for one in foreseen(plan, b.need(plan, 0)) if one.code == "contract_limits"]
    assert finding.severity is Severity.ERROR
    assert finding.agents == ("ann",)
    assert "promises 26 hours a week, but 24 may be worked" in str(finding.message)
    unused = plan_of(b.agent("bob"), contracts=(*b.CONTRACTS, odd))
    assert codes(unused, b.need(unused, 0)) == []


def test_together_and_apart_exclude_each_other() -> None:
    bonds = tuple(Bond(kind=kind, agents=("ann", "bob")) for kind in (BondKind.TOGETHER, BondKind.APART))
    plan = plan_of(b.agent("ann"), b.agent("bob"), bonds=bonds)
    (finding,) = [one for one in foreseen(plan, b.need(plan, 0)) if one.code == "bonds_exclude"]
    assert (finding.severity, finding.agents) == (Severity.ERROR, ("ann", "bob"))
    one_only = plan_of(b.agent("ann"), b.agent("bob"), bonds=bonds[:1])
    assert codes(one_only, b.need(one_only, 0)) == []


def test_a_mentor_who_is_never_there() -> None:
    bond = Bond(kind=BondKind.MENTOR, agents=("ann", "bob"))
    away = tuple(leave("ann", number) for number in range(2))
    plan = plan_of(b.agent("ann"), b.agent("bob"), bonds=(bond,), availability=away, days=2)
    assert codes(plan, b.need(plan, 0)) == ["bond_never"]
    half = plan_of(b.agent("ann"), b.agent("bob"), bonds=(bond,), availability=away[:1], days=2)
    assert codes(half, b.need(half, 0)) == []


def test_a_turn_that_wants_a_shift_the_person_may_not_work() -> None:
    pattern = Pattern(id="nights", turn=("night", "-"), force=Force.RULE)
    people = (
        b.agent("ann", pattern="nights", protection=Protection.PREGNANT),
        b.agent("bob", pattern="nights"),
    )
    plan = plan_of(*people, patterns=(pattern,), days=3)
    (finding,) = [one for one in foreseen(plan, b.need(plan, 0)) if one.code == "pattern_against"]
    assert (finding.severity, finding.agents) == (Severity.ERROR, ("ann",))
    assert finding.days == (day(0), day(2))


def test_a_session_while_everybody_is_on_leave() -> None:
    session = Session(
        id="briefing", minutes=60, days=(day(0),), since=9 * 60, until=12 * 60, force=Force.RULE
    )
    away = (leave("ann", 0), leave("bob", 0))
    plan = plan_of(b.agent("ann"), b.agent("bob"), sessions=(session,), availability=away, days=2)
    (finding,) = [one for one in foreseen(plan, b.need(plan, 0)) if one.code.startswith("session")]
    assert (finding.code, finding.severity) == ("session_nobody", Severity.ERROR)
    one_left = plan_of(b.agent("ann"), b.agent("bob"), sessions=(session,), availability=away[:1], days=2)
    (finding,) = foreseen(one_left, b.need(one_left, 0))
    assert (finding.code, finding.agents) == ("session_some", ("ann",))


def test_a_shift_of_twenty_three_hours_is_for_nobody() -> None:
    plan = plan_of(b.agent("ann"), shifts=(b.shift("eight", 8, 8), b.shift("endless", 0, 23)))
    (finding,) = foreseen(plan, b.need(plan, 0))
    assert finding.code == "shift_unworkable"
    assert "nobody may work shift endless (23 hours of work)" in str(finding.message)


def test_seats_below_the_need() -> None:
    rule = CoverRule(id="seats", most=1, force=Force.RULE)
    plan = plan_of(b.agent("ann"), b.agent("bob"), cover=(rule,), days=1)
    (finding,) = foreseen(plan, need_at(plan, (0, 8, 10, 2)))
    assert finding.code == "seats_below_need"
    assert "at least 2 agent-hours short" in str(finding.message)
    assert codes(plan, need_at(plan, (0, 8, 10, 1))) == []


def test_more_people_than_seats_are_asked_for() -> None:
    rules = (
        CoverRule(id="seats", most=1, force=Force.RULE),
        CoverRule(id="two", least=2, since=9 * 60, until=10 * 60, force=Force.RULE),
    )
    plan = plan_of(b.agent("ann"), b.agent("bob"), cover=rules, days=1)
    found = [one for one in foreseen(plan, b.need(plan, 0)) if one.code == "cover_rules_exclude"]
    assert [one.severity for one in found] == [Severity.ERROR]


def test_somebody_whom_everything_keeps_away() -> None:
    """Nights are the only shift, and Bob is protected; Cid is on leave, which is no fault of the plan."""
    people = (b.agent("ann"), b.agent("bob", protection=Protection.PREGNANT), b.agent("cid"))
    away = tuple(leave("cid", number) for number in range(2))
    plan = plan_of(*people, shifts=(NIGHT,), availability=away, days=2)
    (finding,) = foreseen(plan, b.need(plan, 0))
    assert (finding.code, finding.agents) == ("person_idle", ("bob",))
    assert "no nights for those the law protects" in str(finding.message)


def told_of_lock(plan: Plan, *locked: Assignment) -> list[Finding]:
    return list(foreseen(plan, b.need(plan, 0), Rota.of(locked, [one.cell for one in locked])))


def test_a_lock_to_a_start_that_its_shift_no_longer_has() -> None:
    """Two days of one fault are one finding; a lock that holds is none."""
    moved = b.shift("eight", 8, 8).model_copy(update={"start_until": 9 * 60})
    plan = plan_of(b.agent("ann"), shifts=(moved, NIGHT))
    starts = enumerate((510, 615, 615))
    at = [b.work("ann", number, "eight").model_copy(update={"start": start}) for number, start in starts]
    (finding,) = told_of_lock(plan, *at)
    assert (finding.code, finding.severity) == ("lock_unknown", Severity.ERROR)
    assert (finding.agents, finding.days) == (("ann",), (day(1), day(2)))
    assert "ann is locked on 11-02, 11-03 to eight from 10:15" in str(finding.message)
    assert "begins from 08:00 to 09:00, every 30 min" in str(finding.message)
    assert "lock PLAN --unlock --agent ann --day 2027-11-02 --day 2027-11-03" in str(finding.hint)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"start": 600}, "to eight from 10:00, which begins at 08:00 only"),
        (
            {"shift": "abolished"},
            "to shift abolished, which is not in shifts.toml (there: eight, night, short)",
        ),
        ({"queue": "closed"}, "to queue closed, which is not in plan.toml (there: presale)"),
        ({"then": "closed"}, "to presale and then closed, a change that no shift and nobody may make"),
    ],
)
def test_a_lock_names_what_the_plan_does_not_have(change: dict[str, Any], words: str) -> None:
    locked = b.work("ann", 0, "eight").model_copy(update=change)
    (finding,) = told_of_lock(plan_of(b.agent("ann")), locked)
    assert words in str(finding.message)


def test_what_is_not_locked_may_be_unknown() -> None:
    plan = plan_of(b.agent("ann"))
    strange = b.work("ann", 0, "abolished")
    assert foreseen(plan, b.need(plan, 0), b.rota(strange)) == ()


def test_bans_without_rows_are_those_of_the_whole_model() -> None:
    """Every rule that bans is in the plan: turns, leave, skills, own shifts, law, locks, the past."""
    plan, need = team(6, 7, 3)
    pattern = Pattern(id="turn", turn=("night", "off"), force=Force.RULE)
    busy = b.agent(
        "ann", protection=Protection.PREGNANT, overtime_consent=False, pattern="turn", shifts=("eight",)
    )
    small = plan_of(busy, b.agent("bob", tier=Tier.T2), availability=(leave("bob", 1),), patterns=(pattern,))
    for each, its_need in ((plan, need), (small, b.need(small, 1))):
        assert foresee(sketch_of(each, its_need, None)) == foreseen(each, its_need)
        whole, light = scene_of(each, its_need, None).build, sketch_of(each, its_need, None).build
        assert light.bans.keys() == whole.bans.keys()
        assert np.array_equal(light.banned, whole.banned)
