"""Drills begun, played, paused, told once, kept apart; what the team does is played from then on."""

import csv
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain import editing
from shiftplan.domain.drill import Course
from shiftplan.domain.relief import Effect, Relief, ReliefKind
from shiftplan.domain.relief_taken import EVENT, TAKEN, Taken
from shiftplan.domain.rota import Cell
from shiftplan.domain.surge import Colour
from shiftplan.errors import BadInput, NoRota
from shiftplan.files.faults import BadPlan
from shiftplan.journal import Journal
from shiftplan.plan_clock import clock_in, now_in
from shiftplan.planning import drills, operations
from shiftplan.planning.drills.playing import Happened, Replay
from shiftplan.planning.operations.follow import follow_file, followed
from tests.planning.drills.conftest import REAL, World, at

RUMOUR = """id = "rumour"
title = {zh = "传言", en = "A rumour"}
story = {zh = "有人说要停业。", en = "Somebody says the shop closes."}
practises = {zh = "回应", en = "answering"}
happenings = [{kind = "news", news = {zh = "群里在传", en = "it goes round"}}]
"""


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "actuals.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def helped(one: drills.OneDrill, world: World) -> planning.OpenPlan:
    """s06 comes in for the evening."""
    opened = planning.open_plan(one.folder)
    cell = Cell("s06", at(0).date())
    edit = editing.set_shift(opened.plan, opened.rota, [cell], "dusk")
    return planning.carry_out(opened, edit).opened


def test_it_has_a_folder_a_journal_and_a_clock_of_its_own(begin: Callable, shop: Path, world: World):
    one = begin(speed=60)
    assert one.folder.parent == shop / "drills"
    assert (one.drill.begins, one.drill.strikes) == (at(19), at(20))
    assert one.drill.ends == at(19, day=11)
    world.now = REAL + timedelta(seconds=90)
    assert f"{now_in(one.folder):%m-%d %H:%M %z}" == "11-10 20:30 +0800"
    assert now_in(shop) == world.now
    opened = planning.open_plan(one.folder)
    operations.write_log(opened, "practising")
    assert operations.newest_log(opened, now_in(one.folder))[0].at == at(20, 30)
    assert not (shop / "journal.db").exists()


def test_figures_come_as_the_clock_goes_on_and_only_once(begin: Callable, feed: Callable):
    one = begin()
    assert feed(one, at(19, 4)).rows == ()
    first = feed(one, at(20))
    assert len(first.rows) == 12
    assert feed(one, at(20, 3)).rows == ()
    second = feed(one, at(20, 31))
    assert [row.start for row in second.rows] == [at(20) + timedelta(minutes=5 * n) for n in range(6)]
    assert len(rows(one.folder)) == 18
    known = operations.actuals(planning.open_plan(one.folder), now_in(one.folder))["presale"]
    told = sum(float(row["contacts"]) for row in rows(one.folder) if row["start"] >= "2027-11-10 20:00")
    assert sum(one.contacts for one in known.values() if one.start == at(20)) == told


def test_what_was_missed_while_nobody_looked_is_told_together(begin: Callable, feed: Callable):
    in_one, in_many = begin(), begin()
    feed(in_one, at(21))
    for minutes in range(5, 121, 5):
        feed(in_many, at(19) + timedelta(minutes=minutes))
    assert rows(in_one.folder) == rows(in_many.folder)


def test_the_same_seed_is_the_same_day(begin: Callable, feed: Callable):
    one, same, other = begin(), begin(), begin(seed=8)
    for each in (one, same, other):
        feed(each, at(20, 30))
    assert rows(one.folder) == rows(same.folder)
    assert rows(one.folder) != rows(other.folder)


def test_news_come_when_they_happen_as_lines_of_the_log(begin: Callable, feed: Callable):
    one = begin("outage")
    assert feed(one, at(20, 40)).news == ()
    (news,) = feed(one, at(20, 46)).news
    log = operations.newest_log(planning.open_plan(one.folder), now_in(one.folder))
    assert (at(20, 40), "drill", str(news.news)) in [(one.at, one.who, str(one.what)) for one in log]
    assert feed(one, at(20, 47)).news == ()


@pytest.mark.parametrize("scenario", ["flood", "outage", "misprice", "absence"])
def test_what_goes_wrong_is_seen_in_the_figures(begin: Callable, scenario: str):
    one = begin(scenario)
    opened = planning.open_plan(one.folder)
    rotas = ((one.drill.begins, opened.rota),)
    nothing = one.scenario.model_copy(update={"happenings": ()})
    struck, calm = (_course(Replay(opened.plan, one.drill, each, rotas)) for each in (one.scenario, nothing))
    assert struck.three_minute_rate < calm.three_minute_rate - 0.03
    assert struck.longest_queue >= calm.longest_queue


def _course(replay: Replay) -> Course:
    drilled = replay.drilled(at(21, 30))
    return Happened(replay.drill, drilled, drilled.happened()).courses()[0]


def test_while_nobody_can_answer_nobody_is_answered(begin: Callable, feed: Callable):
    one = begin("outage")
    feed(one, at(21, 15))
    quiet = [row for row in rows(one.folder) if "20:40" <= row["start"][-5:] < "21:00"]
    assert [row["first_reply_seconds"] for row in quiet] == [""] * 4
    (after,) = (row for row in rows(one.folder) if row["start"][-5:] == "21:00")
    assert float(after["first_reply_seconds"]) > 0


def test_those_who_are_missing_are_not_present(begin: Callable, feed: Callable):
    one, all_there = begin("absence"), begin("flood")
    for each in (one, all_there):
        feed(each, at(20, 30))
    present, whole = (float(rows(each.folder)[-1]["present"]) for each in (one, all_there))
    assert present < whole


def test_people_brought_in_serve_from_then_on_and_not_before(begin: Callable, feed: Callable, world: World):
    acting, idle = begin(), begin()
    for each in (acting, idle):
        feed(each, at(20, 30))
    before = rows(acting.folder)
    helped(acting, world)
    for each in (acting, idle):
        feed(each, at(22))
    assert rows(acting.folder)[: len(before)] == before == rows(idle.folder)[: len(before)]
    after = [[row for row in rows(each.folder) if row["start"][-5:] >= "20:30"] for each in (acting, idle)]
    assert all(float(a["present"]) == float(b["present"]) + 1 for a, b in zip(*after, strict=True))
    assert sum(float(a["waiting"]) for a in after[0]) < sum(float(b["waiting"]) for b in after[1])


def test_a_paused_clock_stands_and_goes_on(begin: Callable, world: World):
    one = begin(speed=60)
    world.now = REAL + timedelta(minutes=1)
    one = drills.pause(one, world.now)
    world.now += timedelta(hours=3)
    assert f"{now_in(one.folder):%H:%M}" == "20:00"
    one = drills.go_on(one, world.now, speed=120)
    world.now += timedelta(minutes=1)
    assert f"{now_in(one.folder):%H:%M}" == "22:00"


def test_it_ends_with_its_last_minute(begin: Callable, world: World):
    one = begin(hours=2)
    world.now += timedelta(hours=5)
    fed = drills.feed(one.folder, world.now)
    assert fed.over
    assert f"{fed.now:%H:%M}" == "21:00"
    assert len(rows(one.folder)) == 24
    assert drills.feed(one.folder, world.now) == drills.Fed(fed.now, over=True)


def test_drills_are_listed_found_and_dropped(begin: Callable, shop: Path, world: World):
    first = begin()
    world.now += timedelta(seconds=5)
    second = begin()
    assert [one.drill.name for one in drills.drills(shop)] == [second.drill.name, first.drill.name]
    assert drills.drill_named(shop).folder == second.folder
    assert drills.drill_named(shop, first.drill.name).folder == first.folder
    drills.drop(shop, first.drill.name)
    assert not first.folder.exists()
    with pytest.raises(BadInput, match="there is no drill"):
        drills.drill_named(shop, first.drill.name)


def test_the_desk_follows_the_figures_by_itself(begin: Callable, feed: Callable):
    one = begin()
    feed(one, at(19, 10))
    assert followed(one.folder) == one.folder / "actuals.csv"
    assert Journal(one.folder).actuals.all()[0].who == "drill"


def test_a_rota_that_somebody_broke_leaves_the_one_before(begin: Callable, feed: Callable):
    one = begin()
    feed(one, at(20))
    (one.folder / "rotas" / "00060.csv").write_bytes(b"\xff\xfe nonsense")
    assert len(feed(one, at(20, 30)).rows) == 6


def test_without_a_rota_there_is_nothing_to_play(shop: Path):
    (shop / "rota.csv").unlink()
    (shop / "rota.toml").unlink(missing_ok=True)
    with pytest.raises(NoRota):
        drills.begin(shop, "flood")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"scenario": "flod"}, "no such scenario"),
        ({"speed": 0.5}, "0.5 times as fast"),
        ({"speed": 1e9}, "times as fast"),
        ({"start": at(3, day=25)}, "outside the plan"),
    ],
)
def test_what_cannot_be_is_said(begin: Callable, options: dict, said: str):
    with pytest.raises(BadInput, match=said):
        begin(**options)


def test_a_scenario_of_ones_own_wins_and_its_faults_are_told(begin: Callable, shop: Path):
    (shop / "drills").mkdir()
    own = shop / "drills" / "flood.toml"
    own.write_text(
        'id = "flood"\ntitle = {zh = "自家", en = "Own"}\nstory = {zh = "a", en = "a"}\n'
        'practises = {zh = "a", en = "a"}\n[[happenings]]\nkind = "contacts"\nminutes = 30\ntimes = 3\n',
        "utf-8",
    )
    assert str(begin().scenario.title.en) == "Own"
    own.write_text(own.read_text("utf-8").replace("minutes = 30\n", ""), "utf-8")
    with pytest.raises(BadPlan, match="needs minutes"):
        begin()


def test_every_shipped_scenario_reads_and_names_a_card(shop: Path):
    found = drills.scenarios(shop)
    assert {one.id for one in found} == {"flood", "outage", "misprice", "absence"}
    codes = {card.code for card in operations.cards(planning.open_plan(shop))}
    assert {one.declares for one in found} <= codes


def test_measures_without_a_change_of_the_rota_are_played_too(begin: Callable, feed: Callable, world: World):
    acting, idle = begin(), begin()
    for each in (acting, idle):
        feed(each, at(20, 30))
    effect = Effect(queue="presale", begins=at(20, 30), ends=at(21, 30), contacts=0.5)
    relief = Relief(id="bot", kind=ReliefKind.BOT, queue="presale", effects=(effect,))
    taken = Taken(
        action="bot",
        level=Colour.RED,
        relief=relief,
        begins=at(20, 30),
        ends=at(21, 30),
        look_again=at(21),
    )
    Journal(acting.folder).events.add(EVENT, TAKEN, taken.model_dump_json(), "li")
    for each in (acting, idle):
        feed(each, at(21, 30))
    fewer, usual = (
        sum(float(row["contacts"]) for row in rows(each.folder) if row["start"][-5:] >= "20:30")
        for each in (acting, idle)
    )
    assert 0.3 * usual < fewer < 0.7 * usual


def test_what_a_killed_teller_left_of_a_line_is_told_again(begin: Callable, feed: Callable):
    one = begin()
    feed(one, at(20))
    file = one.folder / "actuals.csv"
    whole = rows(one.folder)
    file.write_bytes(file.read_bytes()[:-40])
    feed(one, at(20, 5))
    told = rows(one.folder)
    assert told[: len(whole)] == whole
    assert [row["start"] for row in told[len(whole) :]] == ["2027-11-10 20:00"] * (len(told) - len(whole))


def test_what_somebody_breaks_by_hand_ends_no_drill(begin: Callable, feed: Callable):
    one = begin()
    feed(one, at(20))
    with (one.folder / "actuals.csv").open("ab") as file:
        file.write(b"by hand,\xff\n")
    (one.folder / "rotas" / "mine.csv").write_text("nothing")
    assert {f"{row.start:%H:%M}" for row in feed(one, at(20, 5)).rows} == {"20:00"}


def test_a_drill_does_not_follow_the_export_of_the_real_day(begin: Callable, shop: Path, tmp_path: Path):
    real = tmp_path / "real.csv"
    real.write_text("start,queue,contacts\n")
    follow_file(planning.open_plan(shop), real)
    one = begin()
    feeding = one.folder / "actuals.csv"
    feeding.touch()
    assert followed(one.folder) == feeding


def test_a_drill_in_which_only_news_come_has_a_report(begin: Callable, shop: Path, feed: Callable):
    (shop / "drills").mkdir()
    (shop / "drills" / "rumour.toml").write_text(RUMOUR, "utf-8")
    one = begin("rumour")
    feed(one, at(20, 30))
    assert "nothing was written down" in drills.report_markdown(
        drills.report(one.folder), planning.open_plan(shop).plan
    )


@pytest.mark.parametrize("hours", [float("nan"), float("inf"), -1.0, 0.0, 100.0])
def test_a_drill_lasts_no_absurd_time(begin: Callable, hours: float):
    with pytest.raises(BadInput, match="cannot last"):
        begin(hours=hours)


@pytest.mark.parametrize("speed", [float("nan"), float("inf"), -1.0, 0.0])
def test_a_drill_that_goes_on_keeps_a_possible_speed(begin: Callable, speed: float):
    one = begin()
    with pytest.raises(BadInput, match="times as fast"):
        drills.go_on(one, speed=speed)
    assert drills.drill_at(one.folder).clock.speed == 60


def test_a_drill_that_cannot_be_read_can_be_dropped(begin: Callable, shop: Path):
    one = begin()
    (one.folder / "drill.toml").write_text("seed = [", "utf-8")
    with pytest.raises(BadInput, match="no drills yet"):
        drills.drill_named(shop)
    assert drills.drop(shop, one.folder.name) == one.folder.name
    assert not one.folder.exists()


@pytest.mark.parametrize(
    "broken", ["real = 2027-11-10T19:00:00", 'real = "soon"', "speed = 1e300", "speed = nan"]
)
def test_a_clock_that_cannot_go_is_none(begin: Callable, broken: str):
    one = begin()
    path, name = one.folder / "drill.toml", broken.split(" ", maxsplit=1)[0]
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(broken if line.startswith(f"{name} =") else line for line in lines), "utf-8")
    assert broken in path.read_text("utf-8")
    assert clock_in(one.folder) is None
    assert now_in(one.folder).year < 2100
