"""Playbooks as files: the plan's own copy wins, and what is wrong is told with its line."""

import shutil
from pathlib import Path

import pytest

from shiftplan.files.faults import BadPlan
from shiftplan.files.playbooks import playbook_paths, read_cards, read_ladder, read_playbook

SHIPPED = playbook_paths()


def copy(tmp_path: Path, name: str, *changes: tuple[str, str]) -> Path:
    """A plan's own copy of a shipped playbook, with texts replaced."""
    folder = tmp_path / "playbooks"
    folder.mkdir(exist_ok=True)
    text = SHIPPED[name].read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    return path


def refusal(path: Path) -> str:
    with pytest.raises(BadPlan) as caught:
        read_playbook(path)
    return f"{caught.value} → {caught.value.hint}"


def test_the_plans_own_copy_wins(tmp_path: Path) -> None:
    copy(tmp_path, "pre_event", ("Start", "Our start"))
    paths = playbook_paths(tmp_path)
    assert read_playbook(paths["pre_event"]).chapters[0].title.en == "T-30 Our start"
    assert paths["surge"] == SHIPPED["surge"]


def test_a_plan_may_bring_its_own_card_and_its_own_ladder(tmp_path: Path) -> None:
    copy(tmp_path, "surge", ("above = 1.20", "above = 1.35"))
    changes = (('id = "incident_flood"', 'id = "incident_own"'), ('code = "E3"', 'code = "E4"'))
    path = copy(tmp_path, "incident_flood", *changes)
    path.rename(path.with_name("incident_own.toml"))
    assert [card.code for card in read_cards(tmp_path)] == ["E1", "E2", "E3", "E4"]
    assert read_ladder(tmp_path).levels[1].enter[0].bound == 1.35


def test_an_unknown_key_is_refused_with_the_nearest_and_its_line(tmp_path: Path) -> None:
    path = copy(tmp_path, "pre_event", ("done_when.zh", "done_wen.zh"))
    line = next(n for n, text in enumerate(path.read_text("utf-8").split("\n"), 1) if "done_wen" in text)
    said = refusal(path)
    assert f"pre_event.toml:{line}" in said
    assert "unknown key done_wen" in said
    assert "nearest known key is done_when" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('role = "planner"', 'role = "plannner"', "role must be one of duty_lead"),
        ('id = "calendar_in"', 'id = "goal_to_contacts"', "the id goal_to_contacts is used twice"),
        ('id = "calendar_in"', 'id = "Calendar In"', "read “Calendar In”"),
        ("due = { days = -30 }", "due = { days = -3000 }", "days must be at least -400"),
        ("due = { days = -30 }", 'due = { days = "soon" }', "days must be a whole number"),
        ('text.en = "Enter the sale', 'text.en = " "\nwarning.en = "x', "blank"),
        ('id = "pre_event"', 'id = "pre_evnt"', "the file is named pre_event"),
        ('auto = "forecast_in"', 'needs = ["nothing"]', "which is no other item here"),
        ('auto = "forecast_in"', 'seat = "throne"', "which is no seat here"),
        ('kind = "checklist"', "kind = checklist", "TOML"),
        ("due = { days = -30 }", 'due = { anchor = "incident" }', "not by incident"),
        ('auto = "forecast_in"', 'needs = ["goal_to_contacts"]', "which is no other item here"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert said in refusal(copy(tmp_path, "pre_event", (old, new)))


def test_a_chapter_of_ten_items_is_refused(tmp_path: Path) -> None:
    tenth = '[[chapters.items]]\nid = "tenth"\nrole = "hr"\ntext = {zh = "一", en = "a"}\n'
    tenth += 'done_when = {zh = "一", en = "a"}\n\n[[chapters]]\nid = "t21"'
    path = copy(tmp_path, "pre_event", ('[[chapters]]\nid = "t21"', tenth))
    assert "items takes at most 9 entries" in refusal(path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("above = 1.20", "above = 1.20, below = 0.5", "exactly one of"),
        ('colour = "yellow"', 'colour = "orange"', "green, yellow, orange, red"),
        ('enter = [{ measure = "load", above = 1.20, slots = 2 }]', "", "need entry rules"),
        ('id = "move_breaks"', 'id = "read_every_slot"', "stands there twice"),
        ("slots = 2\ntext", "slots = 0\ntext", "slots must be at least 1"),
    ],
)
def test_a_ladder_that_cannot_be_climbed_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    copy(tmp_path, "surge", (old, new))
    with pytest.raises(BadPlan, match=said):
        read_ladder(tmp_path)


def test_a_folder_in_the_place_of_a_playbook(tmp_path: Path) -> None:
    (tmp_path / "playbooks" / "surge.toml").mkdir(parents=True)
    with pytest.raises(Exception, match="is a folder"):
        read_ladder(tmp_path)
    shutil.rmtree(tmp_path / "playbooks")
    assert read_ladder(tmp_path).id == "surge"


def test_items_that_wait_for_one_another_are_refused(tmp_path: Path) -> None:
    changes = (
        ('id = "calendar_in"', 'id = "calendar_in"\nneeds = ["last_debrief"]'),
        ('id = "last_debrief"', 'id = "last_debrief"\nneeds = ["legal_list_signed"]'),
        ('id = "legal_list_signed"', 'id = "legal_list_signed"\nneeds = ["calendar_in"]'),
        ('id = "roles_named"', 'id = "roles_named"\nneeds = ["team_targets"]'),
    )
    said = refusal(copy(tmp_path, "pre_event", *changes))
    assert "wait for one another: calendar_in, last_debrief, legal_list_signed" in said


def test_an_edited_file_is_read_again(tmp_path: Path) -> None:
    path = copy(tmp_path, "pre_event", ("T-30 Start", "T-30 First"))
    assert read_playbook(path).chapters[0].title.en == "T-30 First"
    assert read_playbook(path) is read_playbook(path)
    copy(tmp_path, "pre_event", ("T-30 Start", "T-30 Again"))
    assert read_playbook(path).chapters[0].title.en == "T-30 Again"
    path.write_text("id = ", "utf-8")
    assert "TOML" in refusal(path)
