"""Two people at one cell: who changed it last, and what an edit that fits no longer wanted there."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from shiftplan.domain.base import Frozen
from shiftplan.domain.edit import CellState
from shiftplan.domain.edit_history import Doing
from shiftplan.domain.edit_words import state_text
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell
from shiftplan.domain.words import KINDS as AVAILABILITY_KINDS
from shiftplan.language import Message, _, printable, say


class Touch(Frozen):
    """The last move of the history that changed a cell; `state` is what it left there."""

    edit: int
    what: Doing
    who: str
    at: datetime
    state: CellState


class Clash(Frozen):
    """A cell that does not stand as an edit found it; `touch` says who changed it so, if the history does."""

    agent: str
    day: date
    before: CellState
    mine: CellState
    now: CellState
    touch: Touch | None = None

    @property
    def cell(self) -> Cell:
        return Cell(self.agent, self.day)


def cell_name(plan: Plan, cell: Cell) -> str:
    """A cell in words: the person and the day."""
    name = plan.agent[cell.agent].name if cell.agent in plan.agent else cell.agent
    return printable(f"{name} {cell.day:%m-%d}")


def change_text(plan: Plan, before: CellState, after: CellState) -> str:
    return f"{state_text(plan, before)} → {state_text(plan, after)}"


def short_change_text(plan: Plan, before: CellState, after: CellState) -> str:
    """The change by the short codes of the shifts, where these tell it."""
    texts = [_short(plan, state) for state in (before, after)]
    return " → ".join(texts) if texts[0] != texts[1] else change_text(plan, before, after)


def _short(plan: Plan, state: CellState) -> str:
    works = [plan.shift[one.shift].short if one.shift in plan.shift else one.shift for one in state.works]
    away = [str(AVAILABILITY_KINDS[entry.kind]) for entry in state.away]
    text = _(", ").join([*works, *away]) or _("off")
    return printable(f"{text} {_('locked')}" if state.locked else text)


def touch_text(plan: Plan, touch: Touch | None) -> Message:
    """Who changed a cell and when, in the plan's zone; or that it was changed outside the history."""
    if touch is None:
        return say("not in the history: the file was written as a whole, or edited outside")
    when = f"{touch.at.astimezone(ZoneInfo(plan.grid.zone)):%m-%d %H:%M}"
    texts = {
        Doing.DO: say("{who}, {when}, edit {edit}", who=printable(touch.who), when=when, edit=touch.edit),
        Doing.UNDO: say(
            "{who}, {when}, undid edit {edit}", who=printable(touch.who), when=when, edit=touch.edit
        ),
        Doing.REDO: say(
            "{who}, {when}, redid edit {edit}", who=printable(touch.who), when=when, edit=touch.edit
        ),
    }
    return texts[touch.what]


def clash_text(plan: Plan, clash: Clash) -> str:
    """`Li Na 10-27: early → off (wu, 10-20 14:02, edit 7)`."""
    changed = change_text(plan, clash.before, clash.now)
    return f"{cell_name(plan, clash.cell)}: {changed} ({touch_text(plan, clash.touch)})"
