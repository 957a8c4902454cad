"""A page of our own Markdown on a terminal: all of it, at any width, and nothing of it as markup."""

import pytest

from shiftplan.tui.operations.page_text import laid_out

PAGE = """# Brief: a \\*bold\\* sale

plain \\<b\\> text

## Goals

| queue | goal |
| --- | --- |
| pre \\| sale | 80% within 18 s |
| 售后 | 60 s |

- a promise
    - a note under it
"""


def test_a_table_that_fits_is_aligned() -> None:
    lines = laid_out(PAGE, 60).plain.splitlines()
    assert lines[0] == "Brief: a *bold* sale"
    assert "plain <b> text" in lines
    head, first, second = (lines[lines.index("Goals") + n] for n in (2, 3, 4))
    assert (head.split(), first) == (["queue", "goal"], "pre | sale  80% within 18 s")
    assert second.startswith("售后" + " " * 8 + "60 s")
    assert "• a promise" in lines
    assert "    • a note under it" in lines


@pytest.mark.parametrize("width", [20, 24, 40, 130])
def test_nothing_is_lost_and_no_line_is_too_wide(width: int) -> None:
    text = laid_out(PAGE, width)
    assert all(line.cell_length <= width for line in text.split())
    joined = text.plain.replace("\n", " ")
    for word in ("pre | sale", "80%", "within", "18", "售后", "promise", "note"):
        assert word in joined


def test_a_table_too_wide_tells_each_row_with_its_headings() -> None:
    lines = laid_out(PAGE, 24).plain.splitlines()
    assert "pre | sale" in lines
    assert "  goal 80% within 18 s" in lines


def test_figures_stand_below_each_other_at_their_right() -> None:
    page = "|队列|contacts|bias|\n|---|---|---|\n|售前|1,200|−8.5%|\n|after|80|—|"
    head, first, second = laid_out(page, 60).plain.splitlines()
    assert head == "队列   contacts   bias"
    assert first == "售前      1,200  −8.5%"
    assert second == "after        80      —"
