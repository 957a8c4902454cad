"""Undo, redo and the history of edits on the rota screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from shiftplan.domain.edit_history import History
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.rota.assigning import Assigning
from shiftplan.tui.rota.history import HistoryWindow

if TYPE_CHECKING:
    from shiftplan.planning import Edited, OpenPlan

NAMES = {"undo": say("Undo"), "redo": say("Redo"), "go": say("History")}


class GoingBack(Assigning):
    def action_undo(self) -> None:
        self._move("undo")

    def action_redo(self) -> None:
        self._move("redo")

    def _move(self, what: str, *number: int) -> None:
        def move(opened: "OpenPlan") -> "Edited":
            from shiftplan import planning  # noqa: PLC0415 - see above

            moves: dict[str, Callable[..., Edited]] = {
                "undo": planning.undo,
                "redo": planning.redo,
                "go": planning.go_to,
            }
            return moves[what](opened, *number)

        self.post_message(intentions.MoveInHistory(move, NAMES[what]))

    def action_history(self) -> None:
        self.post_message(intentions.Ask(_history, self._show_history))

    def _show_history(self, history: History) -> None:
        if not history.steps:
            self._say(say("nothing has been edited by hand yet"))
            return
        window = HistoryWindow(self.workspace.plan, history, self._move)
        self.app.push_screen(window, self._go_to)

    def _go_to(self, number: str | None) -> None:
        if number is not None:
            self._move("go", int(number))


def _history(opened: "OpenPlan") -> History:
    from shiftplan import planning  # noqa: PLC0415 - see above

    return planning.history(opened)
