"""The window to paste rows of figures into."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.content import Content

from shiftplan.language import say
from shiftplan.planning.operations import follow
from shiftplan.tui.figures import texts
from shiftplan.tui.operations.pasting import PASTED, Pasting

if TYPE_CHECKING:
    from datetime import datetime

    from shiftplan.files.measured import MeasuredRead
    from shiftplan.planning import OpenPlan


class PasteWindow(Pasting):
    HEADING: ClassVar = say("Paste rows of figures")
    HINT: ClassVar = say(
        "Copy rows from a table or a chat; with headings, or: time, queue, contacts, first reply, rate."
    )
    TAKES: ClassVar = say("take these figures")

    def understood(self, text: str) -> MeasuredRead:
        return follow.figures_in(self.opened, follow.rows_of(text), PASTED, self.now)

    def told(self, read: MeasuredRead, width: int) -> Content:
        return texts.preview(self.opened.plan, read, width)

    def taking(self, read: MeasuredRead) -> Callable[[OpenPlan], Any] | None:
        return partial(_take, read, self.now) if read.actuals else None


def _take(read: MeasuredRead, now: datetime, opened: OpenPlan) -> int:
    return len(follow.keep(opened, read, now))
