"""Help pages of characters that take two columns."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.cli.helping import wrapped
from shiftplan.language import width
from tests.program import Program


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("only this queue, by its id", 16, ["only this queue,", "by its id"]),
        ("一直排到第二天早上", 10, ["一直排到第", "二天早上"]),
        ("一直排到第，二天", 10, ["一直排到第，", "二天"]),
        ("配合 --target：0.2", 13, ["配合 --target：", "0.2"]),
        ("unbreakable", 4, ["unbreakable"]),
        ("", 4, [""]),
    ],
)
def test_lines_break_at_spaces_and_between_chinese_characters(text: str, room: int, lines: list[str]) -> None:
    assert wrapped(text, room) == lines


@given(st.lists(st.sampled_from(["早", "晚", "，", "。", " ab ", " "]), max_size=40), st.integers(4, 30))
def test_nothing_is_lost_and_lines_fit(pieces: list[str], room: int) -> None:
    text = "".join(pieces)
    lines = wrapped(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line.rstrip("，。 ")) <= room for line in lines)


@pytest.mark.parametrize("command", [("forecast",), ("simulate",), ("calc", "chat")])
def test_chinese_help_is_aligned_and_fits(command: tuple[str, ...], program: Program, tmp_path: Path) -> None:
    env = {"SHIFTPLAN_LANG": "zh", "COLUMNS": "80"}
    shown = program.run(*command, "--help", cwd=tmp_path, env=env).stdout
    lines = shown.splitlines()
    assert max(map(width, lines)) <= 80
    assert len({width(line) - width(line.lstrip()) for line in lines if line.startswith(" " * 10)}) == 1
