"""The shop's own scripts written by the app: beside what stands there, whole or not at all."""

from pathlib import Path

import pytest

from shiftplan.domain.script import Script, ScriptKind
from shiftplan.errors import ShiftplanError
from shiftplan.files.faults import BadPlan
from shiftplan.files.script_writing import drop_script, keep_script
from shiftplan.files.scripts import read_scripts

OURS = read_scripts()


def script(
    script_id: str = "worry_quality", zh: str = "亲，{product}好用。", en: str = "{product} is good."
) -> Script:
    return Script.model_validate(
        {
            "id": script_id,
            "kind": ScriptKind.WORRY,
            "title": {"zh": "甲", "en": "A"},
            "text": {"zh": zh, "en": en},
            "tags": {"zh": ["晃"]},
        }
    )


def test_what_is_kept_is_read_again_as_it_was(tmp_path: Path) -> None:
    kept = script(zh='“引号” "\\ {order}\n第二行\t{name}', en="{name} {order}")
    path = keep_script(tmp_path, kept)
    assert path == tmp_path / "scripts" / "own.toml"
    assert read_scripts(tmp_path).script(kept.id) == kept
    assert read_scripts(tmp_path).own == {kept.id}


@pytest.mark.parametrize("ours", OURS.scripts, ids=lambda ours: ours.id)
def test_every_shipped_script_can_be_made_ones_own(tmp_path: Path, ours: Script) -> None:
    keep_script(tmp_path, ours)
    assert read_scripts(tmp_path).script(ours.id) == ours


def test_comments_facts_and_other_scripts_stay(tmp_path: Path) -> None:
    path = keep_script(tmp_path, script("first"))
    path.write_text('# ours\n[facts]\nshop = "甲"\n\n# the first\n' + path.read_text("utf-8"), "utf-8")
    keep_script(tmp_path, script("second"))
    keep_script(tmp_path, script("first", zh="改了{product}", en="changed {product}"))
    text = path.read_text("utf-8")
    assert "# ours" in text
    assert "# the first" in text
    library = read_scripts(tmp_path)
    assert library.facts == {"shop": "甲"}
    assert library.own == {"first", "second"}
    first = library.script("first")
    assert first is not None
    assert first.text.zh == "改了{product}"


def test_a_script_is_changed_in_the_file_where_it_stands(tmp_path: Path) -> None:
    path = keep_script(tmp_path, script("first"))
    other = path.rename(path.with_name("team.toml"))
    assert keep_script(tmp_path, script("first", zh="乙{product}", en="B {product}")) == other
    assert not path.exists()


def test_taken_away_ours_counts_again(tmp_path: Path) -> None:
    keep_script(tmp_path, script("worry_quality"))
    keep_script(tmp_path, script("second"))
    assert drop_script(tmp_path, "worry_quality") is not None
    assert read_scripts(tmp_path).script("worry_quality") == OURS.script("worry_quality")
    assert read_scripts(tmp_path).own == {"second"}
    assert drop_script(tmp_path, "worry_quality") is None


def test_a_file_that_cannot_be_read_is_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    path = tmp_path / "scripts" / "own.toml"
    path.write_text("[[scripts]]\nid = 3\n", "utf-8")
    with pytest.raises(BadPlan, match=r"own\.toml"):
        keep_script(tmp_path, script())
    assert path.read_text("utf-8") == "[[scripts]]\nid = 3\n"


def test_a_file_in_another_form_is_left_alone_too(tmp_path: Path) -> None:
    """Scripts as one list in square brackets read well, but nothing can be added behind them."""
    (tmp_path / "scripts").mkdir()
    path = tmp_path / "scripts" / "own.toml"
    path.write_text("scripts = []\n", "utf-8")
    with pytest.raises(BadPlan):
        keep_script(tmp_path, script())
    assert path.read_text("utf-8") == "scripts = []\n"


def test_something_else_in_the_folders_place_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "scripts").write_text("no folder", "utf-8")
    with pytest.raises(ShiftplanError):
        keep_script(tmp_path, script())
    assert (tmp_path / "scripts").read_text("utf-8") == "no folder"
