"""A rota that was found and waits beside the plan's own: the app knows of it whenever the folder is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from shiftplan.tui import intentions
from shiftplan.tui.editing import Editing

if TYPE_CHECKING:
    from shiftplan.domain.rota import Rota
    from shiftplan.planning import OpenPlan, Proposal


class Proposing(Editing):
    def take(self, opened: OpenPlan, edited: Rota | None = None) -> None:
        super().take(opened, edited)
        self.look_for_proposal()

    @on(intentions.LookForProposal)
    def look_for_proposal(self) -> None:
        self.post_message(intentions.Ask(_found, self._keep_proposal))

    def _keep_proposal(self, found: tuple[OpenPlan, Proposal | None]) -> None:
        read, proposal = found
        if read.folder == self.workspace.folder and proposal is not self.workspace.proposal:
            self.workspace = self.workspace.but(proposal=proposal)


def _found(opened: OpenPlan) -> tuple[OpenPlan, Proposal | None]:
    return opened, proposal_of(opened)


def proposal_of(opened: OpenPlan) -> Proposal | None:
    """What waits beside the rota; one that would change nothing is none. Raises `BadPlan`."""
    from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy, after the first paint

    found = planning.proposal(opened)
    return found if found is not None and found.edit.cells else None
