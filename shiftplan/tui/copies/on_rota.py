"""What the rota screen does about what-if copies: opens their window, also with a lever to try."""

from shiftplan.domain.explanation import Lever
from shiftplan.tui.copies.screen import CopiesScreen
from shiftplan.tui.rota.hands import Hands


class Comparing(Hands):
    def action_copies(self) -> None:
        """The copies side by side."""
        if self.workspace.folder is not None:
            self.app.push_screen(CopiesScreen(self.workspace.folder))

    def try_lever(self, lever: Lever | None) -> None:
        """Make a copy with this lever, solve it, and show it beside the plan."""
        if lever is not None and lever.change is not None and self.workspace.folder is not None:
            self.app.push_screen(CopiesScreen(self.workspace.folder, lever.change))
