"""The script window as text: kinds, the list, the script with what is known in it."""

import re
from collections.abc import Mapping

from textual.content import Content

from shiftplan.domain.blanks import GAPS
from shiftplan.domain.script import KIND_NAMES, Library, Script, ScriptKind
from shiftplan.language import _, printable, say
from shiftplan.planning.operations.scripts import cautions, filled
from shiftplan.tui.frame.folding import folded
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.operations.board import Row

OPEN_GAP = re.compile(r"【[^】]*】")
CHOSEN = "$block-cursor-foreground on $block-cursor-background bold"
MOST_SHOWN = 24
"""Characters of a detail on the line of the order."""


def kinds(chosen: ScriptKind | None, width: int) -> Content:
    """Every kind to click, the chosen one marked, on as many lines as it takes."""
    pieces = [_kind(None, str(say("every kind")), chosen)]
    pieces += [_kind(kind, str(name), chosen) for kind, name in KIND_NAMES.items()]
    lines = [Content("")]
    for piece in pieces:
        if lines[-1].cell_length + piece.cell_length > width and lines[-1].cell_length:
            lines.append(Content(""))
        lines[-1] += piece
    return Content("\n").join(lines)


def _kind(kind: ScriptKind | None, name: str, chosen: ScriptKind | None) -> Content:
    text = Content.styled(f" {name} ", CHOSEN if kind is chosen else "$muted")
    return clickable(text, f"screen.only('{kind or ''}')")


def rows(library: Library, found: tuple[Script, ...], width: int, *, headed: bool) -> list[Row]:
    """A line a script; `headed`: under the name of each kind."""
    shown: list[Row] = []
    for before, script in zip((None, *found), found, strict=False):
        if headed and (before is None or before.kind is not script.kind):
            shown.append(Row("", Content.styled(str(KIND_NAMES[script.kind]), "$muted bold")))
        own = Content.styled("★ ", "$accent") if script.id in library.own else Content("")
        line = own + Content(str(script.title))
        shown.append(Row(script.id, line.truncate(max(1, width), ellipsis=True)))
    return shown


def order_line(details: Mapping[str, str], width: int) -> Content:
    """What is known of the order, or how to say it."""
    if not details:
        hint = say("paste an order's text here, or ^d: its details go into the script")
        return Content.styled(str(hint), "$muted").truncate(width, ellipsis=True)
    parts = [f"{GAPS[gap]} {printable(text)[:MOST_SHOWN]}" for gap, text in details.items()]
    return Content.styled("✓ " + " · ".join(parts), "$success").truncate(width, ellipsis=True)


def preview(library: Library, script: Script | None, details: Mapping[str, str], width: int) -> Content:
    """The script as it would be copied, what is still open in it, and what should be thought over."""
    if script is None:
        return Content.styled(str(say("No script has all of these words.")), "$muted")
    text = filled(library, script, details)
    head = Content.styled(str(script.title), "bold") + Content.styled(
        f"  {KIND_NAMES[script.kind]} · {script.id}", "$muted"
    )
    parts = [head, Content(""), marked(text.text)]
    if text.missing:
        names = _(", ").join(str(GAPS[gap]) for gap in text.missing)
        parts += [Content(""), Content.styled(str(say("still open: {gaps}", gaps=names)), "$warning bold")]
    parts += [Content.styled(f"! {caution}", "$error") for caution in cautions(text.text)]
    if script.id in library.own:
        parts += [Content(""), Content.styled("★ " + str(say("the shop's own")), "$accent")]
    return Content("\n").join([line for part in parts for line in folded(part, width)])


def marked(text: str) -> Content:
    """The text with its open gaps standing out."""
    shown = Content(text)
    for gap in OPEN_GAP.finditer(text):
        shown = shown.stylize("$warning bold", gap.start(), gap.end())
    return shown
