"""The shop's own scripts: they add and replace, and what is wrong in them is told with its line."""

from pathlib import Path

import pytest

from shiftplan.files.faults import BadPlan
from shiftplan.files.scripts import read_scripts

OWN = """
[facts]
shop = "松果家居"

[[scripts]]
id = "{id}"
kind = "worry"
title.zh = "桌子会晃吗"
title.en = "Does the table wobble"
text.zh = "亲，{product}四只脚都能调高低。"
text.en = "All four feet of {product} can be adjusted."
"""


def own(
    folder: Path, *changes: tuple[str, str], name: str = "own.toml", own_id: str = "worry_wobble"
) -> Path:
    text = OWN.replace("{id}", own_id)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "scripts" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def refusal(folder: Path) -> str:
    with pytest.raises(BadPlan) as caught:
        read_scripts(folder)
    return f"{caught.value} → {caught.value.hint}"


def test_an_own_script_comes_to_those_of_its_kind(tmp_path: Path) -> None:
    own(tmp_path)
    library, shipped = read_scripts(tmp_path), read_scripts()
    assert len(library.scripts) == len(shipped.scripts) + 1
    assert library.own == {"worry_wobble"}
    assert library.facts == {"shop": "松果家居"}
    kinds = [script.kind for script in library.scripts]
    assert kinds == sorted(kinds, key=list(type(kinds[0])).index)


def test_an_own_script_replaces_the_shipped_one_of_its_id(tmp_path: Path) -> None:
    own(tmp_path, own_id="worry_quality")
    library = read_scripts(tmp_path)
    assert len(library.scripts) == len(read_scripts().scripts)
    replaced = library.script("worry_quality")
    assert replaced is not None
    assert replaced.title.zh == "桌子会晃吗"


def test_a_plan_without_own_scripts_has_those_that_ship(tmp_path: Path) -> None:
    assert read_scripts(tmp_path) == read_scripts()
    assert not read_scripts().own


def test_a_change_on_the_disk_is_seen(tmp_path: Path) -> None:
    path = own(tmp_path)
    read_scripts(tmp_path)
    path.write_text(path.read_text("utf-8").replace("四只脚", "每只脚都"), "utf-8")
    script = read_scripts(tmp_path).script("worry_wobble")
    assert script is not None
    assert "每只脚都" in script.text.zh


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title.en", "titel.en", "unknown key titel"),
        ("title.en", "titel.en", "nearest known key is title"),
        ('"worry"', '"worries"', "kind must be one of opening, worry, customer"),
        ("{product}四", "{produkt}四", "no script may have a gap {produkt}"),
        ("{product}四", "四", "only one language has these gaps: product"),
        (
            'kind = "worry"',
            'kind = "worry"\nafter_hours = 24',
            "after_hours belongs to scripts of the kind delay",
        ),
        ("亲，", "亲" * 501, "characters; 500 are read"),
        ('shop = "', 'name = "', "[facts] cannot hold name"),
        ('"Does', '"Does\n', "a text holds a line end or another character"),
    ],
)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    own(tmp_path, (old, new))
    refused = refusal(tmp_path)
    assert said in refused
    assert "own.toml:" in refused


def test_the_same_id_twice_names_both_files(tmp_path: Path) -> None:
    own(tmp_path)
    own(tmp_path, name="more.toml")
    refused = refusal(tmp_path)
    assert "more.toml" in refused
    assert "own.toml" in refused
    assert "worry_wobble" in refused
