"""Solving the rota on the rota screen, whole or in part, and what is then proposed beside it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from shiftplan.domain.edit import Edit
from shiftplan.domain.rota import Rota
from shiftplan.domain.scope import Scope
from shiftplan.language import say
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Choice, Chooser
from shiftplan.tui.differences import Asked, DifferencesScreen, Drop
from shiftplan.tui.proposing import proposal_of
from shiftplan.tui.rota.hands import Hands
from shiftplan.tui.rota.part import Part
from shiftplan.tui.rota.part_dialog import PartDialog
from shiftplan.tui.rota.proposal_words import APART, DROPPED, TITLE, about_line
from shiftplan.tui.rota.solve_view import SolveView

if TYPE_CHECKING:
    from shiftplan.planning import Edited, OpenPlan, Proposal

LOOK, AGAIN, PART = "look", "again", "part"


class Proposals(Hands):
    """`_view` is what the panel shows of the solve that runs or ran last, with the time for the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._view = SolveView()

    @property
    def seconds(self) -> int:
        """How long the solver may take."""
        return self._view.seconds_allowed

    def allow(self, seconds: int) -> None:
        """Let the solver take so long from now on."""
        self._view = self._view.but(seconds_allowed=seconds)

    def action_resolve(self) -> None:
        """Look at what waits, or ask which part is to be solved."""
        if self.workspace.solving:
            self._say(say("the solver is at work; x stops it"))
        elif self.workspace.proposal is not None:
            self._offer_choice()
        else:
            self._ask_part()

    def begin(self) -> None:
        """Solve all of it; what waits would be replaced, so that is asked first."""
        if self.workspace.proposal is not None:
            self._offer_choice()
        else:
            self._solve(self.seconds)

    def _solve(self, seconds: int, scope: Scope | None = None) -> None:
        self.post_message(intentions.Solve(seconds, scope))

    def _offer_choice(self) -> None:
        proposal = self.workspace.proposal
        if proposal is None:
            return
        plan, replaced = self.workspace.plan, str(say("what it finds takes the place of the proposal"))
        choices = [
            Choice(LOOK, str(say("Look at it")), str(about_line(plan, proposal))),
            Choice(AGAIN, str(say("Solve anew")), replaced),
            Choice(PART, str(say("Solve a part")), replaced),
        ]
        self.app.push_screen(Chooser(say("A proposal waits"), choices, LOOK), self._choose)

    def _choose(self, chosen: str | None) -> None:
        if chosen == LOOK:
            self.look_at_proposal()
        elif chosen == AGAIN:
            self._solve(self.seconds)
        elif chosen == PART:
            self._ask_part()

    def _ask_part(self) -> None:
        workspace = self.workspace
        part = Part(workspace.plan, self.block, self.seconds, published=workspace.published is not None)
        self.app.push_screen(PartDialog(part, workspace.rota or Rota()), self._solve_part)

    def _solve_part(self, part: Part | None) -> None:
        if part is not None:
            self.allow(part.seconds)
            scope = part.scope
            self._solve(part.seconds, None if scope == Scope() else scope)

    # the proposal

    def show_found(self) -> None:
        """What a solve has found, as soon as it has ended."""
        if self.workspace.proposal is not None:
            self.look_at_proposal()
        else:
            self._say(say("nothing better was found; the rota stays as it is"))

    def look_at_proposal(self) -> None:
        """Compare what waits with the rota on the screen, and open the window over it."""
        opened = self.workspace.opened
        if opened is None or self.workspace.unsaved:
            self._say(say("the rota is being saved; try again"))
            return
        now = replace(opened, plan=self.workspace.plan, rota=self.workspace.rota)
        self.post_message(intentions.Ask(lambda _: proposal_of(now), self._show_proposal))

    def _show_proposal(self, proposal: "Proposal | None") -> None:
        if proposal is None:
            self._say(say("the proposal is there no more"))
            self.post_message(intentions.LookForProposal())
        elif self.app.screen is self:
            asked = Asked(
                title=TITLE,
                edit=proposal.edit,
                take=partial(self._take_proposal, proposal),
                note=about_line(self.workspace.plan, proposal),
                leave=self._say_that_it_waits,
                drop=Drop(DROPPED, self._drop_proposal),
                apart=frozenset(proposal.met),
                apart_note=APART,
            )
            self.app.push_screen(DifferencesScreen(asked))

    def _take_proposal(self, proposal: "Proposal", part: Edit) -> None:
        cells = [one.cell for one in part.cells]

        def move(opened: "OpenPlan") -> "Edited":
            from shiftplan import planning  # noqa: PLC0415 - brings numpy and scipy, after the first paint

            edited = planning.take(opened, proposal, cells)
            self.post_message(intentions.LookForProposal())
            return edited

        self.post_message(intentions.MoveInHistory(move))

    def _drop_proposal(self) -> None:
        from shiftplan import planning  # noqa: PLC0415 - see above

        self.post_message(intentions.Record(planning.drop, self._look_again))

    def _look_again(self, _: None) -> None:
        self.post_message(intentions.LookForProposal())

    def _say_that_it_waits(self) -> None:
        self._say(say("the proposal waits; r looks at it again"))
