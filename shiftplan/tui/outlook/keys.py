"""The key of the live screen that opens the outlook."""

from typing import ClassVar

from shiftplan.language import say
from shiftplan.tui.commands import Command
from shiftplan.tui.outlook.screen import OutlookScreen
from shiftplan.tui.stage import StageScreen

KEYS = (
    Command(
        "outlook",
        "f",
        say("Outlook"),
        say("The rest of the day as it now looks: contacts, need, people, gap."),
    ),
)


class OutlookKeys(StageScreen):
    KEYS: ClassVar[tuple[Command, ...]] = KEYS

    def action_outlook(self) -> None:
        live = self.desk.live
        if live is None or not live.running:
            self.notify(str(say("The plan does not run now: there is no outlook.")), markup=False)
            return
        self.app.push_screen(OutlookScreen())
