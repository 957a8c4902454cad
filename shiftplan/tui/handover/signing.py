"""Both signatures under a handover, and whose the cases of those who leave are from then on."""

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.domain.case import Case
from shiftplan.domain.handover import Side
from shiftplan.language import _, say
from shiftplan.planning.operations import handing_over as acts
from shiftplan.planning.operations.signers import signers
from shiftplan.tui.dialogs import Confirm
from shiftplan.tui.handover.sheet import SheetScreen
from shiftplan.tui.incidents.fields import Field, Values

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan


class Signing(SheetScreen):
    def action_give(self) -> None:
        self._sign(Side.GIVING)

    def action_take(self) -> None:
        """Whoever takes over signs; while a point is left the cursor goes there."""
        if self.shown is not None and self.shown.unread:
            self.tell(
                say("{count} {count:point is|points are} not read back yet", count=len(self.shown.unread))
            )
            self.go_to(self.shown.unread[0])
            return
        self._sign(Side.TAKING)

    def _sign(self, side: Side) -> None:
        """Sign what stands on the screen: its digest goes along, so that nothing newer is signed with it."""
        shown, found = self.shown, self.all
        if shown is None or found is None:
            return
        plan = self.desk.workspace.plan
        likely, everybody = signers(found, shown, plan, side), tuple(agent.name for agent in plan.agents)
        title = say("Sign: who gives") if side is Side.GIVING else say("Sign: who takes over")
        fields = [
            Field("name", say("name"), names=everybody, offers=likely),
            Field("reason", say("reason if alone"), hint=say("only if one person signs both sides")),
        ]
        about = Content(
            str(say("Sheet {digest}: your name says that you know all of it.", digest=shown.sheet.digest))
        )
        self.ask(title, fields, partial(self._put_name, side, shown.sheet.digest), about)

    def _put_name(self, side: Side, seen: str, values: Values, opened: "OpenPlan") -> None:
        now = self.desk.now()
        name, reason = values["name"], values["reason"]
        shown = acts.sign(opened, self.at, side, name, reason=reason, seen=seen, now=now)
        signed = shown.marks.of(side)
        if side is Side.TAKING and signed is not None:
            left = acts.orphans(shown, opened, now)
            if left:
                self.app.call_from_thread(
                    self.set_timer, 0.1, partial(self._offer, signed.signature.name, left)
                )

    def _offer(self, name: str, left: tuple[Case, ...]) -> None:
        """Ask whether the cases of those who leave go to whoever took over."""
        numbers = _(", ").join(f"#{case.number}" for case in left)
        question = Confirm(
            say("Whose are these now?"),
            say(
                "Cases whose owner leaves or is missing: {numbers}. Do they go to {name}?",
                numbers=numbers,
                name=name,
            ),
            say("yes, to {name}", name=name),
            say("leave them"),
        )
        self.app.push_screen(question, partial(self._take_over, name))

    def _take_over(self, name: str, sure: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over so
        shown = self.shown
        if sure and shown is not None:
            now = self.desk.now()
            self.write(lambda opened: acts.take_cases(opened, shown, name, now=now))
