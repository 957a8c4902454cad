"""What is remembered of a person survives damage and never stands in the way."""

from pathlib import Path

import pytest

from shiftplan.tui import preferences
from shiftplan.tui.preferences import Preferences


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(preferences, "path", lambda: tmp_path / "config" / "preferences.json")
    return tmp_path


def test_saved_preferences_come_back(tmp_path: Path) -> None:
    kept = Preferences(language="en", theme="light").opened(tmp_path / "plan")
    preferences.save(kept)
    assert preferences.load() == kept


@pytest.mark.parametrize("text", ["", "{", "[]", '{"colour": "red"}', '{"recent": 5}'])
def test_a_damaged_file_gives_fresh_preferences(text: str) -> None:
    preferences.path().parent.mkdir()
    preferences.path().write_text(text)
    assert preferences.load() == Preferences()


def test_a_place_that_cannot_be_written_costs_nothing(own_folder: Path) -> None:
    (own_folder / "config").write_text("a file where the folder should be")
    preferences.save(Preferences(language="zh"))
    assert preferences.load() == Preferences()


def test_the_plan_opened_last_comes_first_and_once(tmp_path: Path) -> None:
    kept = Preferences().opened(tmp_path / "a").opened(tmp_path / "b").opened(tmp_path / "a")
    assert kept.recent == (tmp_path / "a", tmp_path / "b")


def test_the_list_of_plans_stays_short(tmp_path: Path) -> None:
    kept = Preferences()
    for number in range(20):
        kept = kept.opened(tmp_path / str(number))
    assert len(kept.recent) == preferences.RECENT_PLANS
