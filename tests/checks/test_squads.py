from shiftplan.checks import judge
from shiftplan.domain.finding import Severity
from shiftplan.domain.people import Tier
from shiftplan.domain.plan import Plan
from shiftplan.domain.shift import ShiftKind
from shiftplan.domain.teamwork import Squad
from shiftplan.domain.when import Force
from tests import builders as b
from tests.checks.bench import days, found

CODE = "squads"
WAITING = b.shift("waiting", 8, 8).model_copy(update={"kind": ShiftKind.STANDBY})


def squad(force: Force = Force.RULE, least: int = 1) -> Plan:
    """Ann and Eve are seniors of a squad, Bob and Cid are not; Dan is in none."""
    tiers = {"ann": Tier.T4, "eve": Tier.T4, "bob": Tier.T3, "cid": Tier.T0}
    people = tuple(b.agent(name, tier=tier, squad="s") for name, tier in tiers.items())
    own = Squad(id="s", tier=Tier.T4, least=least, force=force, weight=2)
    return b.plan((*people, b.agent("dan")), squads=(own,), shifts=(*b.SHIFTS, WAITING))


def test_beside_a_senior() -> None:
    assert found(squad(), CODE, b.work("ann", 0), b.work("bob", 0), b.work("cid", 0)) == []
    assert found(squad(), CODE, b.work("ann", 0), b.work("dan", 1)) == []


def test_without_one_is_an_error_of_the_squad() -> None:
    """Late is 13:00 to 21:30; Ann leaves at 16:30, so five hours are without her."""
    (finding,) = found(squad(), CODE, b.work("ann", 0), b.work("bob", 0, "late"))
    assert (finding.severity, finding.days) == (Severity.ERROR, days(0))
    assert finding.source == "plan.toml [squads] s"
    assert "squad s: people work 5 h with fewer than 1 of T4 or above, from 11-01 16:30 on" in str(
        finding.message
    )


def test_two_seniors_where_two_are_due() -> None:
    worked = [b.work("ann", 0), b.work("eve", 0), b.work("bob", 0)]
    assert found(squad(least=2), CODE, *worked) == []
    assert len(found(squad(least=2), CODE, *worked[1:])) == 1


def test_standbys_are_not_there() -> None:
    assert found(squad(), CODE, b.work("bob", 0, "waiting")) == []
    assert len(found(squad(), CODE, b.work("ann", 0, "waiting"), b.work("bob", 0))) == 1


def test_what_lies_past_the_plan_is_nobodys() -> None:
    """A night of the last day: two of its hours lie in the plan."""
    (finding,) = found(squad(), CODE, b.work("bob", 2, "night"))
    assert "people work 2 h" in str(finding.message)


def test_as_a_wish_each_hour_of_each_missing_senior_counts() -> None:
    plan = squad(Force.WISH, least=2)
    rota = b.rota(b.work("ann", 0), b.work("bob", 0, "late"), b.work("cid", 0, "late"))
    judgement = judge(plan, b.need(plan, 0), rota)
    (term,) = [term for term in judgement.terms if term.name == "squads"]
    assert (term.amount, term.unit) == (2 * (3.5 * 1 + 5 * 2), "hours")
    (finding,) = [finding for finding in judgement.findings if finding.code == CODE]
    assert finding.severity is Severity.WARNING
