from shiftplan.checks import judge
from shiftplan.checks.breach import plain
from shiftplan.checks.shortage import MOST_STRETCHES
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.plan import Plan
from tests import builders as b
from tests.checks.bench import days

PLAN = b.plan()
SLOTS = PLAN.grid.slots


def series(**amounts: float) -> list[float]:
    """A need of nobody except in the slots named `s<slot>`."""
    need = [0.0] * SLOTS
    for name, amount in amounts.items():
        need[int(name[1:])] = amount
    return need


def shortages(need: list[float], plan: Plan = PLAN) -> list[Finding]:
    judgement = judge(plan, b.need(plan, {"presale": need}), b.rota(b.work("a1", 0)))
    return [finding for finding in judgement.findings if finding.code == "shortage"]


def test_enough_people_are_no_finding() -> None:
    """Early is there from 08:00 (slot 16) on."""
    assert shortages(series(s16=1, s17=1)) == []


def test_a_stretch_says_from_when_to_when_and_its_worst_instant() -> None:
    (finding,) = shortages(series(s14=2, s15=3, s16=2))
    assert finding.severity is Severity.WARNING
    assert str(finding.message) == (
        "presale is 3 agent-hours short from 11-01 07:00 to 11-01 08:30; "
        "worst at 11-01 07:30: 3 needed, 0 there, 3 short"
    )
    assert finding.days == days(0)


def test_the_worst_stretch_comes_first() -> None:
    first, second = shortages(series(s0=1, s60=5))
    assert "2.5 agent-hours" in str(first.message)
    assert "0.5 agent-hours" in str(second.message)


def test_stretches_an_hour_apart_read_as_one() -> None:
    (finding,) = shortages(series(s0=1, s3=1))
    assert "1 agent-hour short from 11-01 00:00 to 11-01 02:00" in str(finding.message)
    assert len(shortages(series(s0=1, s4=1))) == 2


def test_a_stretch_across_midnight_names_both_days() -> None:
    (finding,) = shortages(series(s47=1, s48=1))
    assert finding.days == days(0, 1)


def test_a_stretch_until_midnight_names_one_day() -> None:
    (finding,) = shortages(series(s47=1))
    assert finding.days == days(0)


def test_the_last_stretch_ends_with_the_plan() -> None:
    (finding,) = shortages(series(**{f"s{SLOTS - 1}": 1}))
    assert "to 11-04 00:00" in str(finding.message)


def test_many_stretches_are_summed_up_and_none_is_hidden() -> None:
    plan = b.plan(days=8)
    spread = [0.0] * plan.grid.slots
    for i, slot in enumerate(range(0, plan.grid.slots, 10)):
        spread[slot] = 1 + i / 100
    need = b.need(plan, {"presale": spread})
    judgement = judge(plan, need, b.rota())
    found = [finding for finding in judgement.findings if finding.code == "shortage"]
    more = len([x for x in spread if x]) - MOST_STRETCHES
    assert len(found) == MOST_STRETCHES + 1
    listed, rest = (
        sorted(spread, reverse=True)[:MOST_STRETCHES],
        sorted(spread, reverse=True)[MOST_STRETCHES:],
    )
    assert str(found[-1].message) == (
        f"presale is short in {more} more stretches, {plain(sum(rest) / 2)} agent-hours together, "
        f"none above {plain(rest[0] / 2)}"
    )
    assert len(listed) == len([f for f in found if "worst at" in str(f.message)])


def test_two_queues_have_stretches_of_their_own() -> None:
    plan = b.plan(queues=(b.queue(), b.queue("after")))
    need = b.need(plan, {"presale": series(s0=1), "after": series(s0=2)})
    found = judge(plan, need, b.rota()).findings
    assert [str(finding.message).split()[0] for finding in found] == ["after", "presale"]
