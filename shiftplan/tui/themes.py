"""Three looks: dark, light, high contrast. All colours of the app are these and their variables.

Beside Textual's own names every theme has `$key`, `$muted`, `$title-brand`, `$queue-1` … `$queue-6`,
`$phase-<kind>`, `$shade-<kind>` (the same, behind a curve), `$heat-0` … `$heat-6`,
`$level-green/amber/orange/red`, `$need`, `$supply`, `$short`, `$surplus`, `$band`, `$low-line`.
"""

from textual.color import Color
from textual.theme import Theme

from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.language import Message, say

NAMES: dict[str, Message] = {
    "shiftplan-dark": say("dark"),
    "shiftplan-light": say("light"),
    "shiftplan-contrast": say("high contrast"),
}
SHADE = 0.22
Colours = tuple[str, ...]
LEVELS = ("green", "amber", "orange", "red")


def _behind(colour: str, ground: str) -> str:
    """A phase's colour sunk into the background, to lie behind a curve."""
    return Color.parse(ground).blend(Color.parse(colour), SHADE).hex


def _variables(
    queues: Colours, phases: Colours, heat: Colours, levels: Colours, ground: str, **own: str
) -> dict[str, str]:
    return {
        **{f"queue-{i}": colour for i, colour in enumerate(queues, 1)},
        **{f"phase-{kind}": colour for kind, colour in zip(PhaseKind, phases, strict=True)},
        **{f"shade-{kind}": _behind(colour, ground) for kind, colour in zip(PhaseKind, phases, strict=True)},
        **{f"heat-{i}": colour for i, colour in enumerate(heat)},
        **{f"level-{name}": colour for name, colour in zip(LEVELS, levels, strict=True)},
        **{name.replace("_", "-"): colour for name, colour in own.items()},
    }


DARK = Theme(
    name="shiftplan-dark",
    primary="#5aa9e6",
    secondary="#7d8ca3",
    accent="#f2b134",
    warning="#f2b134",
    error="#ef6f6c",
    success="#6cc08b",
    foreground="#e6e3dc",
    background="#12161c",
    surface="#181d25",
    panel="#222a36",
    dark=True,
    variables=_variables(
        ("#5aa9e6", "#e58f65", "#a78bda", "#6cc08b", "#e0c060", "#d97ba6"),
        ("#3a4452", "#3f6a8a", "#7d6bb3", "#b3752a", "#d9534f", "#b0689a", "#4d8a7a"),
        ("#1b222c", "#20384a", "#27566b", "#3d7a6d", "#7c8040", "#b9752b", "#e2574c"),
        ("#6cc08b", "#f2b134", "#f28c38", "#ef6f6c"),
        ground="#12161c",
        low_line="#ffffff",
        key="#f2b134",
        muted="#8d98a8",
        phase_text="#ffffff",
        heat_text="#f4f1ea",
        cursor_shade="#33415a",
        title_brand="#5aa9e6",
        need="#f2b134",
        supply="#5aa9e6",
        short="#ef6f6c",
        surplus="#3f5a48",
        band="#4a5666",
        block_cursor_background="#5aa9e6",
        block_cursor_foreground="#10141a",
    ),
)

LIGHT = Theme(
    name="shiftplan-light",
    primary="#1b5e9b",
    secondary="#5b6675",
    accent="#9a5b00",
    warning="#9a5b00",
    error="#b3261e",
    success="#2a7347",
    foreground="#22262b",
    background="#fbfaf7",
    surface="#f4f1ea",
    panel="#e8e4da",
    dark=False,
    variables=_variables(
        ("#1b5e9b", "#b8501f", "#6a4bb0", "#2a7347", "#8a6a00", "#a63a73"),
        ("#d5d0c4", "#a9c7dd", "#c3b5e3", "#efc58a", "#ec9a94", "#dfb3cf", "#a8d3c5"),
        ("#f1ede4", "#dbe7ec", "#b5d3d9", "#b9d3a8", "#ead28a", "#f0a85f", "#e0655a"),
        ("#2a7347", "#9a6a00", "#b8501f", "#b3261e"),
        ground="#fbfaf7",
        low_line="#22262b",
        key="#9a5b00",
        muted="#646c77",
        phase_text="#22262b",
        heat_text="#22262b",
        cursor_shade="#cfd9e6",
        title_brand="#1b5e9b",
        need="#9a5b00",
        supply="#1b5e9b",
        short="#b3261e",
        surplus="#c5dccb",
        band="#a8adb3",
        block_cursor_background="#1b5e9b",
        block_cursor_foreground="#ffffff",
    ),
)

CONTRAST = Theme(
    name="shiftplan-contrast",
    primary="#00e5ff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff6a6a",
    success="#5cff5c",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    dark=True,
    text_alpha=1.0,
    variables=_variables(
        ("#00e5ff", "#ffb000", "#e08bff", "#5cff5c", "#ffff00", "#ff8ad0"),
        ("#555555", "#0077a8", "#7a3fd0", "#b87400", "#d00000", "#b0007a", "#00805a"),
        ("#101010", "#00335a", "#00648a", "#007a3d", "#8a8a00", "#d07a00", "#ff2a2a"),
        ("#5cff5c", "#ffff00", "#ffa030", "#ff6a6a"),
        ground="#000000",
        low_line="#ffffff",
        key="#ffff00",
        muted="#d0d0d0",
        phase_text="#ffffff",
        heat_text="#ffffff",
        cursor_shade="#444400",
        title_brand="#00e5ff",
        need="#ffff00",
        supply="#00e5ff",
        short="#ff6a6a",
        surplus="#006a2a",
        band="#9a9a9a",
        block_cursor_background="#ffff00",
        block_cursor_foreground="#000000",
    ),
)

THEMES = (DARK, LIGHT, CONTRAST)
