"""The keys of the live screen that bring figures and log lines in, and turn to another queue."""

from typing import ClassVar

from shiftplan.language import say
from shiftplan.planning import operations
from shiftplan.tui.commands import Command
from shiftplan.tui.operations.dialogs import LineDialog
from shiftplan.tui.operations.live import Live
from shiftplan.tui.operations.reading_dialog import ReadingDialog
from shiftplan.tui.stage import StageScreen

KEYS = (
    Command(
        "reading", "r", say("Reading"), say("Type what a queue showed in its last full slot."), footer=True
    ),
    Command("other_queue", "g", say("Other queue"), say("Look at the next queue.")),
    Command("log", "l", say("Log line"), say("Write a line into the log of the day.")),
)


class FigureKeys(StageScreen):
    """`chosen` is the queue that somebody turned to; "": the worst is looked at."""

    KEYS: ClassVar[tuple[Command, ...]] = KEYS

    def __init__(self) -> None:
        super().__init__()
        self.chosen = ""

    @property
    def live(self) -> Live | None:
        return self.desk.live

    @property
    def queue(self) -> str:
        """The queue that is looked at where there is room for one; "" when people wait in none."""
        live = self.live
        if live is None or not live.surge.queues:
            return ""
        if self.chosen in {view.queue for view in live.surge.queues}:
            return self.chosen
        return max(live.surge.queues, key=lambda view: view.level.rank).queue

    def action_reading(self) -> None:
        if self.live is None:
            return
        if not self.live.surge.queues:
            self.notify(str(say("All work of this plan has a deadline; there is nothing to read.")))
            return
        self.app.push_screen(ReadingDialog(self.workspace.plan, self.live))

    def action_other_queue(self) -> None:
        live = self.live
        names = [view.queue for view in live.surge.queues] if live else []
        if names:
            self.chosen = names[(names.index(self.queue) + 1) % len(names)]
            self.show(self.workspace)

    def action_log(self) -> None:
        now = self.desk.now()
        self.app.push_screen(
            LineDialog(
                say("A line for the log"),
                say("what happened or was decided"),
                lambda text, opened: operations.write_log(opened, text, now=now),
            )
        )
