"""Each look has every colour that another has, and text that can be read on it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from textual.color import Color

import shiftplan.tui
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.tui import themes

LEAST_CONTRAST = 3.0


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1: 1 (the same) to 21 (black on white)."""
    high, low = sorted((_luminance(Color.parse(one)), _luminance(Color.parse(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    parts = (x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in colour.normalized)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_all_looks_have_the_same_variables():
    for one, other in pairwise(themes.THEMES):
        assert one.variables.keys() == other.variables.keys()
    assert {theme.name for theme in themes.THEMES} == set(themes.NAMES)


def test_every_phase_has_a_colour_and_a_shade():
    for kind in PhaseKind:
        assert f"phase-{kind}" in themes.DARK.variables
        assert f"shade-{kind}" in themes.DARK.variables


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["key", "muted", "title-brand", "queue-1", "queue-2", "short"])
def test_coloured_text_can_be_read(theme, name):
    assert contrast(theme.variables[name], theme.background) >= LEAST_CONTRAST


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", [f"phase-{kind}" for kind in PhaseKind] + [f"heat-{i}" for i in range(7)])
def test_text_on_bars_can_be_read(theme, ground):
    ink = "phase-text" if ground.startswith("phase") else "heat-text"
    assert contrast(theme.variables[ink], theme.variables[ground]) >= LEAST_CONTRAST


def test_no_colour_stands_outside_the_themes():
    room = Path(shiftplan.tui.__file__).parent
    for path in [*room.rglob("*.py"), *room.rglob("*.tcss")]:
        if path.name != "themes.py":
            assert not re.search(r"#[0-9a-fA-F]{6}\b", path.read_text("utf-8")), path
