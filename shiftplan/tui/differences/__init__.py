"""An edit shown before it is made: its cells one by one, each can be left out, with what the choice would do.

    asked = Asked(title=say("Back to {version}", version="v0003"), edit=edit, take=self._take)
    self.app.push_screen(DifferencesScreen(asked))

`edit` leads from the plan and rota on the screen to what is proposed (`editing.taking`, `planning.reverting`
and `planning.handed_back` make one). When the reader takes it, the window closes and `take` is called with
an edit of the cells chosen, never an empty one; it may go straight on to the app, where it is judged,
written, and can be undone:

    def _take(self, part: Edit) -> None:
        self.post_message(intentions.EditCells(lambda plan, rota: fitting(part, plan, rota)))

`fitting` leaves out cells that no longer stand as the edit found them; the window marks those too, whenever
the rota on the screen changes under it. `note` is a line under the title; cells in
`apart` are not chosen at first, and `apart_note` says why on their lines. On escape the
window closes and `leave` is called, if there is one. `drop`, if given, is a third way out, asked again before
it is done. Needs a plan on the desk; the effect appears as soon as its need is known.
"""

from shiftplan.tui.differences.asked import Asked, Drop, fitting
from shiftplan.tui.differences.screen import DifferencesScreen

__all__ = ["Asked", "DifferencesScreen", "Drop", "fitting"]
