"""The need under other assumptions."""

from collections.abc import Iterable

import pytest

from shiftplan import planning
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Model, Shrinkage
from shiftplan.domain.staffing import Method, Staffing
from shiftplan.domain.sweep import Input, Sweep, SweepRow
from shiftplan.domain.traffic import Traffic
from shiftplan.planning.sweeping import scaled
from tests import builders


def small(**values: object) -> Plan:
    queues = (
        builders.queue(bot_share=0.35),
        builders.queue("refunds", model=Model.DEFERRED, aht_seconds=(300,), deadline_hours=6),
    )
    usual = {"days": 1, "queues": queues, "staffing": Staffing(method=Method.SIPP, yuan_per_agent_hour=40)}
    return builders.plan(**{**usual, **values})


def swept(plan: Plan, *variants: str) -> Sweep:
    return planning.sweep(plan, None, [planning.read_variant(text) for text in variants])


def row(found: Sweep, key: str) -> SweepRow:
    return next(row for row in found.rows if row.key == key)


def hours(row: SweepRow) -> float:
    assert row.figures is not None
    return row.figures.agent_hours


def keys(rows: Iterable[SweepRow]) -> list[str]:
    return [row.key for row in rows]


def test_the_plan_comes_first_then_scenarios_then_what_is_always_tried() -> None:
    found = swept(small())
    assert keys(found.rows) == ["base", "low", "high", "aht=+10%", "bot=20%", "patience=*0.5"]
    high = swept(small(scenario="high"))
    assert keys(high.rows)[:3] == ["high", "low", "base"]
    assert hours(high.plan_row) == hours(row(found, "high"))


def test_the_figures_are_those_of_the_need() -> None:
    plan = small()
    found, need = swept(plan), planning.need_of(plan)
    figures = found.plan_row.figures
    assert figures is not None
    total = [sum(agents) for agents in zip(*(one.need for one in need.queues), strict=True)]
    assert figures.peak_agents == max(total)
    assert total[need.grid.slot_at(figures.peak_at) or 0] == max(total)
    assert figures.agent_hours == need.agent_hours
    assert figures.cost_yuan == pytest.approx(40 * need.agent_hours)
    assert hours(row(found, "high")) == planning.need_of(plan, "high").agent_hours


def test_the_difference_to_the_plan_and_what_a_per_cent_does() -> None:
    found = swept(small(), "shrinkage=*1.5")
    longer = row(found, "shrinkage=*1.5")
    assert longer.hours_change == pytest.approx(hours(longer) / hours(found.plan_row) - 1)
    assert longer.input_change == pytest.approx(0.5)
    assert longer.elasticity == pytest.approx((longer.hours_change or 0) / 0.5)
    assert found.plan_row.hours_change is None
    assert row(found, "high").input_change == pytest.approx(0.3)
    assert row(found, "bot=20%").input_change == pytest.approx(0.2 / 0.35 - 1)


def test_the_ranking_has_each_input_once_strongest_first() -> None:
    found = swept(small(), "contacts=+5%", "shrinkage=*1.2")
    strengths = [abs(row.elasticity or 0) for row in found.ranking]
    assert strengths == sorted(strengths, reverse=True)
    inputs = [row.input for row in found.ranking]
    assert sorted(inputs) == sorted(Input)
    assert inputs[-1] is Input.PATIENCE
    assert found.widest is row(found, "high")


def test_a_variant_changes_its_input_in_every_queue_that_has_it() -> None:
    plan = small()

    def queues(text: str) -> dict[str, object]:
        return {queue.id: queue for queue in planning.read_variant(text).queues(plan)}

    longer = queues("aht=+10%")
    assert longer["presale"].aht_seconds == pytest.approx([x * 1.1 for x in builders.CHAT_AHT])
    assert longer["refunds"].aht_seconds == pytest.approx([330])
    bot = queues("bot=20%")
    assert (bot["presale"].bot_share, bot["refunds"].bot_share) == (0.2, 0)
    assert queues("bot=*0.5")["presale"].bot_share == pytest.approx(0.175)
    assert queues("patience=*0.5")["presale"].patience_seconds == 60
    assert queues("patience=45")["presale"].patience_seconds == 45
    assert queues("shrinkage=0.3")["presale"].shrinkage.total == pytest.approx(0.3)


def test_shrinkage_from_nothing_can_be_set() -> None:
    none = Shrinkage(absence=0, system=0, handover=0, personal=0)
    plan = small(queues=(builders.queue(shrinkage=none),))
    assert planning.read_variant("shrinkage=20%").queues(plan)[0].shrinkage.total == pytest.approx(0.2)
    assert row(swept(plan, "shrinkage=20%"), "shrinkage=20%").elasticity is None


def test_contacts_are_scaled_in_slots_and_steps() -> None:
    contacts = {"presale": (6.0,) * 48}
    fine = {"presale": {40: (3.0, 2.0, 1.0, 0.0, 0.0, 0.0)}}
    traffic = Traffic(grid=builders.grid(1), scenario="base", contacts=contacts, fine=fine)
    more = scaled(traffic, planning.read_variant("contacts=+50%"))
    assert more.contacts["presale"] == pytest.approx((9.0,) * 48)
    assert more.steps("presale", 40) == pytest.approx((4.5, 3, 1.5, 0, 0, 0))
    assert scaled(traffic, planning.read_variant("aht=+50%")) is traffic


def test_a_variant_out_of_reach_is_a_row_with_its_sentence() -> None:
    many = builders.forecast(builders.grid(1), small().settings.queues, 1000)
    found = swept(small(forecast=many), "aht=*1000")
    lost = row(found, "aht=*1000")
    assert lost.figures is None
    assert "points away" in str(lost.failure)
    assert lost.hours_change is None
    assert lost.key not in keys(found.ranking)
    assert hours(row(found, "high")) > 0


def test_a_plan_out_of_reach_still_shows_the_others() -> None:
    plan = small(forecast=builders.forecast(builders.grid(1), small().settings.queues, 150_000))
    found = swept(plan)
    assert found.plan_row.failure is not None
    assert row(found, "low").hours_change is None
    assert found.widest is None
    assert not found.ranking


def test_the_default_price_is_called_ours() -> None:
    assert swept(small(staffing=Staffing(method=Method.SIPP))).rate_is_ours
    assert not swept(small()).rate_is_ours


def test_the_method_can_be_chosen() -> None:
    plan = small()
    found = planning.sweep(plan, method=Method.FORWARD)
    assert found.method is Method.FORWARD
    assert hours(found.plan_row) == planning.need_of(plan, method=Method.FORWARD).agent_hours


def test_a_variant_given_twice_or_tried_anyway_is_one_row() -> None:
    found = swept(small(), "aht=+10%", "contacts=+1%", "contacts=+1%")
    assert keys(found.rows).count("aht=+10%") == keys(found.rows).count("contacts=+1%") == 1


def test_progress_runs_to_the_end_and_what_it_raises_ends_the_sweep() -> None:
    seen: list[tuple[int, int]] = []
    planning.sweep(small(), lambda *done: seen.append(done))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1] == (600, 600)

    def stop(done: int, _total: int) -> None:
        if done >= 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        planning.sweep(small(), stop)
