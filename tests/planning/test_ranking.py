"""Reliefs ranked for a plan: people from the rota, contacts from plan and figures, and what was read."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from shiftplan import files, planning
from shiftplan.domain.editing import taking
from shiftplan.domain.people import Tier
from shiftplan.domain.queue import Model
from shiftplan.domain.relief import Effect, Known, Relief, ReliefKind
from shiftplan.domain.relief_effects import effects_of
from shiftplan.domain.relief_taken import EVENT, TAKEN, Taken
from shiftplan.domain.rota import Rota
from shiftplan.domain.surge import Colour
from shiftplan.journal import Journal
from shiftplan.planning.operations import record_reading
from shiftplan.planning.operations.ranking import put_off, rank, standing
from tests import builders

ZONE = ZoneInfo("Asia/Shanghai")
TUESDAY = builders.MONDAY + timedelta(days=1)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(TUESDAY, datetime.min.time(), ZONE) + timedelta(hours=hour, minutes=minute)


def wall(hour: int, minute: int = 0) -> datetime:
    return at(hour, minute).replace(tzinfo=None)


NOW = at(11)  # the early shift has its meal from 12:00


def shop(folder: Path, contacts: float = 100, **values: object) -> planning.OpenPlan:
    people = (
        *(builders.agent(f"a{i}", tier=Tier.T3, max_windows=5) for i in range(1, 4)),
        *(builders.agent(f"a{i}", tier=Tier.T1, productivity=0.53, max_windows=2) for i in range(4, 7)),
    )
    queues = values.pop("queues", None) or (builders.queue(bot_share=0.2),)
    plan = builders.plan(people, queues=queues, **values)
    plan = plan.model_copy(update={"forecast": builders.forecast(plan.grid, queues, contacts)})
    rota = builders.rota(*(builders.work(one.id, 1) for one in people))
    return planning.OpenPlan(folder, plan, rota, (), files.Stamps(digests={}))


def helped(agents: float = 1.0, **values: object) -> Relief:
    effect = Effect(queue="presale", begins=wall(11, 30), ends=wall(13), agents=agents)
    return Relief(
        **{"id": "more", "kind": ReliefKind.STANDBY, "queue": "presale", "effects": (effect,), **values}
    )


def test_it_starts_from_the_people_of_the_rota_and_the_contacts_of_the_plan(tmp_path: Path) -> None:
    told = rank(shop(tmp_path), (helped(),), NOW)
    assert (told.begins, told.horizon_minutes, told.within_seconds) == (wall(11), 120, 180)
    assert told.contacts == pytest.approx(4 * 100 * 0.8, rel=0.02)
    backlog = told.backlog[0]
    assert backlog.online == pytest.approx((3 + 3 * 0.53) * 0.85)
    assert backlog.known is Known.PLAN
    assert told.ranked[0].expected.points > 0
    assert told.yuan_per_point == pytest.approx(20 * told.contacts / 100)


def test_figures_tell_the_backlog_the_people_and_how_many_come(tmp_path: Path) -> None:
    opened = shop(tmp_path)
    plain = rank(opened, (helped(),), NOW)
    for start in (wall(9, 30), wall(10), wall(10, 30)):
        record_reading(opened, "presale", 120, at=start, now=NOW)
    record_reading(opened, "presale", 120, at=wall(10, 30), waiting=25, present=3, now=NOW)
    told = rank(opened, (helped(),), NOW)
    assert 1.2 < told.contacts / plain.contacts < 120 / 80  # three slots are not the whole truth
    assert told.level_high - told.level_low < plain.level_high - plain.level_low
    assert told.backlog[0].waiting == pytest.approx(25)
    assert told.backlog[0].known is Known.READ
    counted = 3 / 6 / 0.95  # and who was counted is not absent
    assert told.backlog[0].online == pytest.approx(plain.backlog[0].online * counted)
    assert told.level < plain.level


def test_an_old_figure_is_carried_to_now_and_a_very_old_one_forgotten(tmp_path: Path) -> None:
    opened = shop(tmp_path, contacts=20)
    record_reading(opened, "presale", at=wall(10), waiting=40, now=NOW)
    assert rank(opened, (), NOW).backlog[0].known is Known.READ
    assert rank(opened, (), NOW).backlog[0].waiting < 1
    assert rank(opened, (), NOW + timedelta(hours=2)).backlog[0].known is Known.PLAN


def test_a_first_reply_tells_of_a_queue(tmp_path: Path) -> None:
    opened = shop(tmp_path, contacts=140)
    record_reading(opened, "presale", 112, 90, at=wall(10, 30), now=NOW)
    told = rank(opened, (), NOW).backlog[0]
    assert told.known is Known.FIRST_REPLY
    assert told.waiting > 1


def test_an_edit_of_the_rota_is_ranked_by_its_effects(tmp_path: Path) -> None:
    opened = shop(tmp_path)
    plan, rota = opened.plan, opened.rota
    longer = rota.put(rota.assignments[0].cell, builders.work("a1", 1, "long"))
    edit = taking(plan, rota, longer)
    relief = helped(edit=edit, effects=effects_of(plan, rota, edit, wall(11, 30)))
    [one] = rank(opened, (relief,), NOW).ranked
    assert one.expected.soon > 0  # no meal at noon
    assert one.expected.later < 0  # but one at 13:00
    alike = relief.model_copy(update={"edit": None})  # as agents like those there, who have fewer windows
    [other] = rank(opened, (alike,), NOW).ranked
    assert other.expected.points == pytest.approx(one.expected.points, abs=2)
    assert other.expected.points != one.expected.points


def test_at_hand_are_windows_for_seniors_the_bot_and_calls(tmp_path: Path) -> None:
    windows, bot, calls = standing(shop(tmp_path), None, NOW)
    assert [one.kind for one in (windows, bot, calls)] == [
        ReliefKind.WINDOWS, ReliefKind.BOT, ReliefKind.CALL_BACK,
    ]  # fmt: skip
    assert [one.agent for one in windows.helpers] == ["a1", "a2", "a3"]
    [effect] = windows.effects
    assert (effect.begins, effect.ends) == (wall(11, 2), wall(12, 2))
    assert effect.windows == 1
    assert bot.effects[0].contacts == pytest.approx(0.75 / 0.8)
    assert calls.effects[0].put_off == 0.5
    assert rank(shop(tmp_path), (windows, bot, calls), NOW).of("windows_up:presale") is not None


def test_the_bot_stops_at_four_in_ten(tmp_path: Path) -> None:
    nearly = shop(tmp_path, queues=(builders.queue(bot_share=0.38),))
    full = shop(tmp_path, queues=(builders.queue(bot_share=0.4),))
    [bot] = [one for one in standing(nearly, None, NOW) if one.kind is ReliefKind.BOT]
    assert bot.effects[0].contacts == pytest.approx(0.60 / 0.62)
    assert ReliefKind.BOT not in {one.kind for one in standing(full, None, NOW)}


def test_on_the_telephone_nobody_gets_a_second_call(tmp_path: Path) -> None:
    queue = builders.queue(model=Model.ERLANG_A, aht_seconds=(240,))
    kinds = {one.kind for one in standing(shop(tmp_path, queues=(queue,)), None, NOW)}
    assert ReliefKind.WINDOWS not in kinds


def test_only_the_queues_asked_for_and_none_that_is_deferred(tmp_path: Path) -> None:
    letters = builders.queue("letters", model=Model.DEFERRED, aht_seconds=(300,), deadline_hours=24)
    opened = shop(tmp_path, queues=(builders.queue(), letters))
    assert {one.queue for one in standing(opened, None, NOW)} == {"presale"}
    assert standing(opened, ["letters"], NOW) == ()
    assert [one.queue for one in rank(opened, (), NOW).backlog] == ["presale"]
    lent = Effect(queue="letters", begins=wall(12), ends=wall(14), agents=-2)
    assert put_off(opened.plan, lent) == pytest.approx(2 * 7200 * 0.9 / 300)
    assert put_off(opened.plan, lent.model_copy(update={"queue": "presale"})) == 0


def test_the_ladder_of_the_plan_says_how_it_is_counted(tmp_path: Path) -> None:
    opened = shop(tmp_path)
    plain = rank(opened, (), NOW)
    folder = tmp_path / "playbooks"
    folder.mkdir()
    text = files.playbooks.playbook_paths()["surge"].read_text("utf-8")
    text = text.replace("horizon_minutes = 120", "horizon_minutes = 60")
    (folder / "surge.toml").write_text(text.replace("seconds = 180", "seconds = 30"), "utf-8")
    changed = rank(opened, (), NOW)
    assert changed.contacts == pytest.approx(plain.contacts / 2, rel=0.02)
    assert changed.within_seconds == 30


def test_without_a_rota_nobody_serves(tmp_path: Path) -> None:
    opened = replace(shop(tmp_path), rota=None)
    told = rank(opened, (helped(),), NOW)
    assert told.level == 0
    assert told.ranked[0].expected.points > 0
    assert rank(replace(opened, rota=Rota()), (), NOW).backlog[0].online == 0


def test_near_the_ends_of_the_plan_nobody_comes_beyond_them(tmp_path: Path) -> None:
    opened = shop(tmp_path)
    begin = datetime.combine(builders.MONDAY, datetime.min.time(), ZONE)
    last = begin + timedelta(days=3, hours=-1)
    assert rank(opened, (), begin + timedelta(minutes=10)).contacts == pytest.approx(320, rel=0.02)
    assert rank(opened, (), last).contacts == pytest.approx(160, rel=0.02)
    assert rank(opened, (), last + timedelta(hours=2)).contacts == 0


def test_before_the_plan_and_after_it_nobody_comes_and_the_plan_is_believed_to_come(tmp_path: Path) -> None:
    opened = shop(tmp_path)
    begin = datetime.combine(builders.MONDAY, datetime.min.time(), ZONE)
    told = rank(opened, (), begin - timedelta(hours=1))
    assert told.contacts == pytest.approx(160)
    assert told.backlog[0].waiting == 0
    assert rank(opened, (), begin + timedelta(days=9)).contacts == 0


def taken(opened: planning.OpenPlan, relief: Relief, at: datetime) -> None:
    begins, ends = relief.effects[0].begins, relief.effects[0].ends
    event = Taken(
        action=relief.id, level=Colour.RED, relief=relief, begins=begins, ends=ends, look_again=ends
    )
    Journal(opened.folder, lambda: at).events.add(EVENT, TAKEN, event.model_dump_json(), "li")


def test_what_was_done_before_is_how_things_are(tmp_path: Path) -> None:
    opened = shop(tmp_path)
    windows, bot, _ = standing(opened, None, NOW)
    plain = rank(opened, (windows, bot), NOW)
    taken(opened, windows, NOW)
    wide = rank(opened, (windows, bot), NOW)
    assert wide.of(windows.id).expected.points == pytest.approx(0, abs=0.1)
    assert wide.level > plain.level
    taken(opened, bot, NOW)
    both = rank(opened, (), NOW)
    assert both.contacts < wide.contacts
    later = at(12)
    before = rank(opened, (), later).contacts
    record_reading(opened, "presale", 80 * 0.75 / 0.8, at=wall(11, 30), now=later)
    assert (
        rank(opened, (), later).contacts > before
    )  # the figures know of the bot, which is not counted twice


def test_the_same_question_is_answered_from_memory_and_any_other_worked_out(tmp_path: Path) -> None:
    opened, seen = shop(tmp_path), list[object]()
    reliefs = standing(opened, None, NOW)

    def asked(now: datetime) -> object:
        return rank(opened, reliefs, now, lambda *done: seen.append(done))

    first = asked(NOW)
    assert asked(NOW + timedelta(seconds=50)) is first
    assert len(seen) == len(reliefs)
    record_reading(opened, "presale", at=wall(10, 30), waiting=30, now=NOW)
    assert asked(NOW) != first
    assert asked(NOW + timedelta(minutes=1)) != first
