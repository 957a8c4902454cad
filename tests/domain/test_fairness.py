"""Means and shares, by hand and as laws that hold for any rota."""

from random import Random

import pytest

from shiftplan.domain.fair_counts import Measure, amounts, before
from shiftplan.domain.fairness import Amounts, Tallies, Tally, parted, tally
from shiftplan.domain.history import History
from shiftplan.domain.people import Contract, ContractKind
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from tests import builders as b
from tests.checks.bench import day, entry
from tests.checks.people_cases import people_plan, random_work


def marks(found: Tally) -> dict[str, tuple[float, float, float]]:
    """(what they have, mean, share) of each person."""
    return {
        one.agent.id: (one.have.total, pytest.approx(one.mean.total), pytest.approx(one.share.total))
        for one in found.standings
    }


def nights(*people: tuple[str, int]) -> Rota:
    """So many nights for each, from Monday on."""
    return b.rota(*(b.work(who, index, "night") for who, count in people for index in range(count)))


def test_a_part_timer_and_somebody_away_have_smaller_shares() -> None:
    """Seven days: 40 h on 7 of them, 20 h on 7, 40 h on 4.

    Weights 280, 140 and 160 of 580; 8 nights to share.
    """
    away = tuple(entry("away", index, "leave") for index in range(3))
    people = (b.agent("full"), b.agent("part", contract="part"), b.agent("away"))
    plan = b.plan(people, days=7, availability=away)
    rota = b.rota(*nights(("full", 5), ("part", 2)).assignments, b.work("away", 5, "night"))
    found = tally(plan, rota, Measure.NIGHTS)
    assert marks(found) == {
        "full": (5, 8 * 280 / 580, 8 * 280 / 580),
        "part": (2, 8 * 140 / 580, 8 * 140 / 580),
        "away": (1, 8 * 160 / 580, 8 * 160 / 580),
    }
    assert [one.agent.id for one in found.over] == ["full"]
    assert [one.days for one in found.standings] == [7, 7, 4]


def test_hired_midway_counts_from_then_on_and_owes_nothing_of_before() -> None:
    """Four nights before fall to Ann and Bob alone; Cat is there for 2 of the 14 days of the three people."""
    plan = b.plan(
        (b.agent("ann"), b.agent("bob"), b.agent("cat", hired=day(4))),
        days=6,
        history=(History(agent="ann", nights=4),),
    )
    found = tally(plan, nights(("bob", 3)), Measure.NIGHTS)
    assert [(one.agent.id, one.have, one.mean.before) for one in found.standings] == [
        ("ann", Amounts(4, 0), 2),
        ("bob", Amounts(0, 3), 2),
        ("cat", Amounts(0, 0), 0),
    ]
    assert [one.mean.now for one in found.standings] == pytest.approx([18 / 14, 18 / 14, 6 / 14])
    assert found.told


def test_where_few_can_the_mean_is_everybodys_and_the_share_theirs() -> None:
    """Two of four may work nights: six nights are 1.5 a head, and 3 for each of the two."""
    people = (b.agent("ann"), b.agent("bob"), *(b.agent(f"n{i}", protection="nursing") for i in range(2)))
    found = tally(b.plan(people), nights(("ann", 3), ("bob", 3)), Measure.NIGHTS)
    assert marks(found) == {"ann": (3, 1.5, 3), "bob": (3, 1.5, 3), "n0": (0, 1.5, 0), "n1": (0, 1.5, 0)}
    ann = found.standings[0]
    assert (ann.over, ann.by_few, ann.by_before, ann.by_rota, ann.beyond) == (1.5, 1.5, 0, 0, 0)
    assert len(found.able) == 2
    assert found.spread == (0, 0, 0)
    assert found.ranks == {"ann": 1, "bob": 1, "n0": 3, "n1": 3}


def test_wishes_missed_are_parted_by_wishes_asked() -> None:
    """Ann asked for three days, Bob for one; two are missed: 1.5 and 0.5 of them."""
    wishes = (*(entry("ann", index, "wish_off") for index in range(3)), entry("bob", 0, "wish_off"))
    plan = b.plan((b.agent("ann"), b.agent("bob"), b.agent("cat")), availability=wishes)
    found = tally(plan, b.rota(b.work("ann", 0), b.work("bob", 0)), Measure.WISHES)
    assert marks(found) == {"ann": (1, 1.5, 1.5), "bob": (1, 0.5, 0.5), "cat": (0, 0, 0)}
    assert [one.asked for one in found.standings] == [3, 1, 0]
    assert not found.over


def test_a_team_is_measured_within_itself_and_who_left_before_is_not_there() -> None:
    people = (b.agent("ann", team="A"), b.agent("bob", team="B"), b.agent("old", team="A", leaves=day(-1)))
    tallies = Tallies(b.plan(people), nights(("ann", 2)), "A")
    assert marks(tallies.of(Measure.NIGHTS)) == {"ann": (2, 2, 2)}


def test_days_alone_weigh_where_no_contract_names_hours() -> None:
    free = Contract(id="full", kind=ContractKind.TEMP, hours_per_week=0)
    plan = b.plan((b.agent("ann"), b.agent("bob", hired=day(2))), contracts=(free,))
    assert marks(tally(plan, nights(("ann", 3)), Measure.NIGHTS)) == {
        "ann": (3, 9 / 4, 9 / 4),
        "bob": (0, 3 / 4, 3 / 4),
    }


def test_an_amount_is_parted_in_proportion_and_alike_without_weights() -> None:
    assert parted(6, {"ann": 0, "bob": 0}) == {"ann": 3, "bob": 3}
    assert parted(6, {"ann": 1, "bob": 2}) == {"ann": 2, "bob": 4}
    assert parted(6, {}) == {}


def random_tallies() -> list[tuple[Plan, Rota, Tallies]]:
    found = []
    for seed in range(30):
        plan = people_plan(seed)
        rota = random_work(plan, Random(seed), 0.6)
        found.append((plan, rota, Tallies(plan, rota)))
    return found


@pytest.mark.parametrize("measure", Measure)
def test_means_and_shares_sum_to_what_there_is(measure: Measure) -> None:
    for plan, rota, tallies in random_tallies():
        found = tallies.of(measure)
        here = {one.agent.id for one in found.standings}
        now = sum(amounts(plan, rota, measure).values())
        earlier = sum(before(plan.before[who], measure) for who in here)
        for marked in ("have", "mean", "share"):
            assert sum(getattr(one, marked).now for one in found.standings) == pytest.approx(now)
            assert sum(getattr(one, marked).before for one in found.standings) == pytest.approx(earlier)


@pytest.mark.parametrize("measure", Measure)
def test_the_parts_make_what_is_above_the_mean(measure: Measure) -> None:
    for _, _, tallies in random_tallies():
        found = tallies.of(measure)
        for one in found.standings:
            assert one.by_few + one.by_before + one.by_rota == pytest.approx(one.over)
            assert one.share.now >= 0
            assert one.chances or not found.able or one.share.now == pytest.approx(0)
        assert sum(one.over for one in found.standings) == pytest.approx(0, abs=1e-6)
        assert min(found.ranks.values()) == 1
