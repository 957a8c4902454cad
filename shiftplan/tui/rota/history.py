"""The history of edits in a window: read, narrowed by words, jumped through."""

from collections.abc import Callable
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from textual.binding import Binding

from shiftplan.domain.edit_history import Fate, History, Step
from shiftplan.domain.edit_words import FATES, KINDS, edit_text
from shiftplan.domain.plan import Plan
from shiftplan.language import say
from shiftplan.tui.dialogs import MANY, Choice, Chooser

SIGNS = {Fate.DONE: "●", Fate.UNDONE: "○", Fate.LEFT: "✗"}
START = "0"


class HistoryWindow(Chooser):
    """The newest first; enter goes to the edit chosen: all after it are undone, all up to it hold."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS: ClassVar = [
        Binding("ctrl+z", "step('undo')", show=False, priority=True),
        Binding("ctrl+y", "step('redo')", show=False, priority=True),
    ]

    def __init__(self, plan: Plan, history: History, step: Callable[[str], Any]) -> None:
        here = str(history.line.done[-1]) if history.line.done else START
        lines = [line(plan, one) for one in reversed(history.steps)]
        first = Choice(START, str(say("the beginning")), str(say("before all edits")))
        padding = [first] if len(lines) + 1 > MANY or lines else []
        super().__init__(say("History of edits"), [*lines, *padding], here)
        self._step = step

    def action_step(self, what: str) -> None:
        self.dismiss(None)
        self._step(what)


def line(plan: Plan, step: Step) -> Choice:
    """An edit on a line; all words in it can be searched for: who, kind, person, day, state."""
    when = f"{step.at.astimezone(ZoneInfo(plan.grid.zone)):%m-%d %H:%M}"
    label = f"{SIGNS[step.fate]} {step.number} {when} {step.who}"
    people = " ".join(_names(plan, step))
    text = f"{KINDS[step.edit.kind]} · {edit_text(plan, step.edit)} · {FATES[step.fate]}{_by(step)}"
    return Choice(str(step.number), label, text, found_by=f"{people} {_days(step)}")


def _names(plan: Plan, step: Step) -> list[str]:
    return [plan.agent[one].name if one in plan.agent else one for one in step.edit.agents]


def _days(step: Step) -> str:
    return " ".join(f"{day} {day:%m-%d}" for day in step.edit.days)


def _by(step: Step) -> str:
    """Who took it back or made it again last."""
    return f" ({step.moves[-1].who})" if step.moves[1:] else ""
