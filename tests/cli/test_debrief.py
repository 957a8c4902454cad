"""`shiftplan debrief` and `shiftplan init --from`: a sale that is over, read, decided, taken further."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from shiftplan import files, planning
from shiftplan.domain.actuals import Actual
from shiftplan.domain.lesson import Decision, Default, Lesson, LessonKind
from shiftplan.journal import Journal
from shiftplan.resources import shipped
from tests.files import folders
from tests.files.commands import shiftplan

AFTER = datetime(2027, 11, 20, 4, tzinfo=UTC)
GROWN = 2.0
"""What came, times the plan."""


@pytest.fixture
def over(tmp_path: Path) -> Path:
    """The plan of two days, read on both of them: every slot twice what was planned for people."""
    folder = folders.write(tmp_path / "over")
    opened = planning.open_plan(folder)
    grid, traffic = opened.plan.grid, planning.traffic_of(opened.plan, "base")
    rows = [
        Actual(
            queue=queue,
            start=grid.moment(slot),
            contacts=GROWN * contacts,
            first_reply_seconds=75.0 if slot == 20 else 10.0,
        )
        for queue, series in traffic.contacts.items()
        for slot, contacts in enumerate(series)
    ]
    Journal(folder, lambda: AFTER).actuals.add(rows, "lead")
    return folder


def told(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    done = shiftplan(capsys, "debrief", *words, "--json")
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_the_page_tells_forecast_replies_and_lessons(over: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(capsys, "debrief", over, "--span", "T+7")
    assert done.code == 0
    assert "# Debrief T+7 of 测试大促" in done.out
    assert "-50.0%" in done.out
    assert "first reply 75 s" in done.out
    assert "(`high_scenario`)" in done.out


def test_json_has_the_numbers_and_the_sentences(over: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, over)
    assert found["demand"]["whole"]["bias"] == pytest.approx(-0.5)
    high = next(lesson for lesson in found["lessons"] if lesson["id"] == "high_scenario")
    assert high["change"] == {"path": ["scenarios", "high"], "before": 1.5, "after": 2.0}
    assert "take 2.00" in found["lesson_texts"]["high_scenario"]


def test_decisions_are_kept_and_can_be_changed(over: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, over, "accept", "high_scenario", "last_event")
    told(capsys, over, "reject", "last_event")
    told(capsys, over, "note", "早两天", "培训")
    lessons = {lesson["id"]: lesson for lesson in told(capsys, over)["lessons"]}
    assert {name: lesson["decision"] for name, lesson in lessons.items() if lesson["decision"] != "open"} == {
        "high_scenario": "accepted",
        "last_event": "rejected",
        "note_1": "accepted",
    }
    assert lessons["note_1"]["text"] == "早两天 培训"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["accept", "high_scenari"], "the nearest is high_scenario"),
        (["accept"], "needs the name of a lesson"),
        (["note", "  "], "the note is empty"),
        (["--span", "T+3"], "T+3"),
    ],
)
def test_what_cannot_be_is_refused(
    over: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    done = shiftplan(capsys, "debrief", over, *words)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert Journal(over).events.all() == ()


def test_hostile_names_are_no_markup(over: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shiftplan(capsys, "debrief", over, "note", "<script>|x| **bold** \x1b[2J @all")
    page = shiftplan(capsys, "debrief", over).out
    assert "<script>" not in page
    assert "**bold**" not in page
    assert "\x1b" not in page


def test_the_page_can_be_written(over: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(capsys, "debrief", over, "--out", tmp_path)
    assert done.code == 0
    assert (tmp_path / "debrief-T1.md").read_text("utf-8").startswith("# Debrief T+1") or (
        tmp_path / "debrief-T7.md"
    ).is_file()


def test_chats_by_person_tell_what_tiers_did(
    over: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "绩效.csv").write_bytes("姓名,接待人数,在线时长\n韩梅梅,400,20\nJim,160,20\n".encode("gbk"))
    found = told(capsys, over, "--agents", tmp_path / "绩效.csv")
    assert {one["tier"]: one["real"] for one in found["worth"]} == {"T0": 0.4, "T3": 1.0}


def test_the_next_plan_begins_from_what_was_accepted(
    over: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, over, "accept", "high_scenario", "last_event")
    done = shiftplan(capsys, "init", tmp_path / "next", "--from", over, "--growth", "1.5")
    assert (done.code, done.out) == (0, f"{tmp_path / 'next'}\n")
    read = files.read_plan(tmp_path / "next")
    settings = read.plan.settings
    assert settings.event.day == date(2028, 11, 2)
    assert settings.grid.start == date(2028, 11, 1)
    assert [phase.start.year for phase in settings.event.phases] == [2028, 2028]
    assert settings.scenarios == {"base": 1.0, "low": 0.7, "high": 2.0}
    assert settings.statutory_days == ()
    assert "# kept by hand" in (tmp_path / "next" / "plan.toml").read_text("utf-8")
    old, new = planning.open_plan(over).plan.forecast.contacts["base"], read.plan.forecast.contacts["base"]
    assert sum(new["presale"]) == pytest.approx(sum(old["presale"]) * GROWN * 1.5)
    assert [agent.id for agent in read.plan.agents] == ["a1", "a2"]
    assert read.plan.availability == ()
    assert "take 2.00" in (tmp_path / "next" / "lessons.md").read_text("utf-8")
    assert (tmp_path / "next" / "last_debrief.md").is_file()


def test_without_a_decision_every_number_is_as_it_was(
    over: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = shiftplan(capsys, "init", tmp_path / "next", "--from", over, "--day", "2028-06-18")
    assert done.code == 0
    assert "no lesson was accepted" in done.err
    old, new = planning.open_plan(over).plan, files.read_plan(tmp_path / "next").plan
    assert new.settings.scenarios == old.settings.scenarios
    assert new.forecast.contacts == old.forecast.contacts
    assert new.settings.event.day == date(2028, 6, 18)


def test_growth_multiplies_the_old_forecast_where_nothing_was_learned(
    over: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shiftplan(capsys, "init", tmp_path / "next", "--from", over, "--growth", "1.5").code == 0
    old, new = planning.open_plan(over).plan.forecast, files.read_plan(tmp_path / "next").plan.forecast
    assert sum(new.contacts["base"]["presale"]) == pytest.approx(1.5 * sum(old.contacts["base"]["presale"]))


def test_comments_follow_the_sale_and_it_is_said_what_to_look_at(
    over: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = over / "plan.toml"
    text = path.read_text("utf-8").replace(
        "start = 2027-11-01", "start = 2027-11-01  # 周一，开卖 11月2日", 1
    )
    path.write_text(text + "# 周五发奖金\n", "utf-8")
    (over / "handover").mkdir()
    form = (shipped("configs") / "handover" / "form.toml").read_text("utf-8")
    (over / "handover" / "form.toml").write_text(form + "# 11月2日用\n", "utf-8")
    done = shiftplan(capsys, "init", tmp_path / "next", "--from", over)
    assert done.code == 0
    made = (tmp_path / "next" / "plan.toml").read_text("utf-8")
    assert "# 周三，开卖 11月2日" in made
    assert "周五发奖金" not in made
    assert "plan.toml: 1 comment names the new days" in done.err
    assert f"there in {len(text.splitlines()) + 1}\n" in done.err
    assert f"handover/form.toml:{len(form.splitlines()) + 1}\n" in done.err.replace("\\", "/")
    assert "the first was Mon and is Wed" in done.err
    assert (tmp_path / "next" / "handover" / "form.toml").is_file()


def test_a_lesson_about_a_queue_that_is_gone_is_told_and_left_out(
    over: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = Lesson(
        id="absence_gone",
        kind=LessonKind.ABSENCE,
        subject="gone",
        evidence=(0.1, 0.05),
        change=Default(path=("queues", "gone", "shrinkage", "absence"), before=0.05, after=0.1),
        decision=Decision.ACCEPTED,
    )
    Journal(over).events.add("finding", gone.id, gone.model_dump_json(), "lead")
    done = shiftplan(capsys, "init", tmp_path / "next", "--from", over)
    assert done.code == 0
    assert "the old plan has no such queue any more" in done.err


def test_a_lesson_that_would_break_the_next_plan_makes_none(
    over: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Lesson(
        id="from_elsewhere",
        kind=LessonKind.HIGH_SCENARIO,
        evidence=(1.0, 2.0),
        change=Default(path=("days",), before=2, after=-7),
        decision=Decision.ACCEPTED,
    )
    Journal(over).events.add("finding", broken.id, broken.model_dump_json(), "lead")
    done = shiftplan(capsys, "init", tmp_path / "next", "--from", over)
    assert (done.code, done.out) == (2, "")
    assert "plan.toml" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["over"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--from", "over", "--day", "2027-11-02"], "in the ten years after the old one"),
        (["--from", "over", "--day", "1999-01-01"], "in the ten years after the old one"),
        (["--from", "over", "--day", "2090-01-01"], "in the ten years after the old one"),
        (["--day", "2028-11-11"], "add --from OLDPLAN"),
        (["--growth", "2"], "add --from OLDPLAN"),
        (["--from", "nowhere"], "nowhere"),
        (["--from", "over", "--template", "small"], "exclude each other"),
        (["--from", "over", "--day", "11.11."], "write a date such as"),
    ],
)
def test_what_does_not_go_together_makes_nothing(
    over: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(over.parent)
    done = shiftplan(capsys, "init", tmp_path / "next", *words)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert not (tmp_path / "next").exists()


def test_a_new_plan_does_not_lie_inside_the_old_one(over: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = folders.snapshot(over)
    done = shiftplan(capsys, "init", over / "next", "--from", over)
    assert (done.code, done.out) == (2, "")
    assert "lies inside the old plan" in done.err
    assert folders.snapshot(over) == before


def test_the_shape_of_the_opening_goes_into_the_next_plan(
    over: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Read every five minutes: of the first hour 60 % came in its first quarter."""
    opened = planning.open_plan(over)
    begin = opened.plan.settings.event.openings[0]
    steps = [0.3, 0.2, 0.1, *[0.4 / 9] * 9]
    rows = [
        Actual(queue="presale", start=begin + timedelta(minutes=5 * i), minutes=5, contacts=1000 * share)
        for i, share in enumerate(steps)
    ]
    Journal(over, lambda: AFTER).actuals.add(rows, "lead")
    found = told(capsys, over, "accept", "opening")
    lesson = next(one for one in found["lessons"] if one["id"] == "opening")
    assert lesson["evidence"][0] == pytest.approx(0.6)
    assert shiftplan(capsys, "init", tmp_path / "next", "--from", over).code == 0
    assert files.read_plan(tmp_path / "next").plan.settings.event.opening_quarter == 0.6
