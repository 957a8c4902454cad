"""A line of the list as pieces of text, each with the name of its style."""

from typing import NamedTuple

from rich.cells import cell_len

from shiftplan.domain.edit import CellEdit, CellState
from shiftplan.domain.edit_words import state_text
from shiftplan.domain.plan import Plan
from shiftplan.language import _, printable
from shiftplan.tui import words
from shiftplan.tui.differences.view import CellLine, Line, PersonLine, View
from shiftplan.tui.rota.layout import fit, fit_right

STYLES = ("plain", "person", "off", "stale", "box", "error", "muted")
BOXES = {True: "[x]", False: "[ ]", None: "[-]"}
STALE, BREAKS, TO = "~", "!", " → "
DAY, HOURS, COUNT = 12, 9, 9
EVEN = 0.005


class Piece(NamedTuple):
    text: str
    style: str


def pieces(view: View, line: Line, width: int) -> list[Piece]:
    """The line in exactly `width` columns."""
    if isinstance(line, PersonLine):
        return _person(view, line, width)
    return _cell(view, line, width)


def _person(view: View, line: PersonLine, width: int) -> list[Piece]:
    on = sum(cell in view.chosen for cell in line.cells)
    box = f"{BOXES[view.marked(line)]} "
    count = fit_right(f"{on}/{len(line.cells)} ", COUNT)
    room = max(1, width - cell_len(box) - COUNT)
    return [Piece(box, "box"), Piece(fit(_who(view, line.agent), room), "person"), Piece(count, "muted")]


def _who(view: View, agent: str) -> str:
    known = view.listing.plan.agent.get(agent)
    if known is None:
        return printable(agent)
    team = f" · {printable(known.team)}" if known.team else ""
    return f"{printable(known.name)} {known.tier}{team}"


def _cell(view: View, line: CellLine, width: int) -> list[Piece]:
    one, plan = line.one, view.listing.plan
    stale, chosen = one.cell in view.stale, one.cell in view.chosen
    style = "stale" if stale else "plain" if chosen else "off"
    breaks = chosen and view.outlook is not None and one.cell in view.outlook.broken_at
    box = f"  {STALE}   " if stale else f"  {BOXES[chosen]} "
    room = max(1, width - cell_len(box) - DAY - HOURS - 2)
    return [
        Piece(box, "box"),
        Piece(fit(words.day(one.day), DAY), style),
        Piece(_fitted(_change(plan, one), room), style),
        Piece(fit_right(_hours(plan, one), HOURS), "muted"),
        Piece(f" {BREAKS}" if breaks else "  ", "error"),
    ]


def change_text(plan: Plan, one: CellEdit) -> str:
    """What stands in the cell, and what would."""
    return TO.join(_change(plan, one))


def _change(plan: Plan, one: CellEdit) -> list[str]:
    """Before and after; what stays is told once."""
    before, after = state_text(plan, one.before), state_text(plan, one.after)
    if before == after:
        return [before, _("the same, breaks or sessions elsewhere")]
    if one.before == one.after.model_copy(update={"locked": one.before.locked}):
        bare = state_text(plan, one.after.model_copy(update={"locked": False}))
        return [bare, _("locked") if one.after.locked else _("unlocked")]
    return [before, after]


def _fitted(parts: list[str], room: int) -> str:
    """Both sides, cut alike where there is no room for all of it."""
    whole = TO.join(parts)
    if cell_len(whole) <= room:
        return fit(whole, room)
    most = max(1, (room - len(TO)) // 2)
    first, second = (cell_len(part) for part in parts)
    left = room - len(TO) - second if second <= most else min(first, most)
    return fit(fit(parts[0], max(1, left)) + TO + parts[1], room)


def _hours(plan: Plan, one: CellEdit) -> str:
    """By how many hours of work the cell changes."""
    change = _worked(plan, one.after) - _worked(plan, one.before)
    return "" if abs(change) < EVEN else f"{change:+.1f} h".replace(".0 ", " ")


def _worked(plan: Plan, state: CellState) -> float:
    return sum(plan.worked(one).hours for one in state.works if one.shift in plan.shift)
