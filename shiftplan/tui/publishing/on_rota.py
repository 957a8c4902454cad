"""What the rota screen does about what people are told: publishing, versions, handing out."""

from shiftplan.language import say
from shiftplan.tui.exporting import HandingOut
from shiftplan.tui.publishing.publish_screen import PublishScreen
from shiftplan.tui.publishing.told_window import ToldWindow
from shiftplan.tui.publishing.versions_screen import VersionsScreen
from shiftplan.tui.publishing.work import Told
from shiftplan.tui.rota.asking import Asking
from shiftplan.tui.rota.grid import RotaGrid


class Publishing(Asking):
    def action_publish(self) -> None:
        if self.workspace.rota is None:
            self.notify(str(say("there is no rota to publish yet; s solves one")), markup=False)
            return
        self.app.push_screen(PublishScreen(self.aim, self._tell))

    def action_versions(self) -> None:
        self.app.push_screen(VersionsScreen())

    def _tell(self, told: Told) -> None:
        """Offer the text for the chat group and the export."""

        def answered(hand_out: bool | None) -> None:  # noqa: FBT001 - what the window gives
            if hand_out:
                self.hand_out(told.since)

        self.app.push_screen(ToldWindow(told), answered)

    def action_export(self) -> None:
        self.hand_out()

    def hand_out(self, since: str | None = None) -> None:
        """Export the rota on the screen, the day of the cursor where one day is meant. `since`: only what
        changed since that version, "" the whole; None asks.
        """
        rota, folder = self.workspace.rota, self.workspace.folder
        if rota is None or folder is None:
            self.notify(str(say("there is no rota to export yet; s solves one")), markup=False)
            return
        day = self.workspace.plan.grid.dates[self.query_one(RotaGrid).day]
        HandingOut(self, rota, self.workspace.need, day, folder).begin(since)
