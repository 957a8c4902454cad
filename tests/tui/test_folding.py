import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App
from textual.content import Content

from shiftplan.tui.dialogs import Page
from shiftplan.tui.frame.folding import folded
from tests.tui.conftest import text_of


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in folded(Content(text), width)]


@given(st.text(alphabet="ab 中文，。（）10%\n", max_size=60), st.integers(4, 30))
def test_every_line_fits_and_nothing_but_spaces_is_lost(text: str, width: int):
    found = lines(text, width)
    assert all(cell_len(line) <= width for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("读到五月的预测，不够", 14, ["读到五月的预", "测，不够"]),
        ("人手到位（默认）", 10, ["人手到位", "（默认）"]),
        ("服务约 10 分钟见效", 11, ["服务约", "10 分钟见效"]),
        ("one two three", 8, ["one two", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a\nb", 9, ["a", "b"]),
        ("", 9, [""]),
    ],
)
def test_where_lines_break(text: str, width: int, expected: list[str]):
    assert lines(text, width) == expected


class OnePage(App[None]):
    def on_mount(self) -> None:
        self.push_screen(Page("页", Content("用 a 键，" + "一二三四五六七八九十" * 6 + "\n尾")))


async def test_a_page_breaks_between_chinese_characters_and_shows_its_last_line():
    app = OnePage()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        first, *others = (line.strip(" │") for line in text_of(app).splitlines() if "二三" in line)
        assert first.startswith("用 a 键，一二三")
        assert cell_len(first) >= cell_len(others[0]) - 1
        assert any(line.strip(" │") == "尾" for line in text_of(app).splitlines())
