"""The keys of the live screen that bring figures and log lines in, and turn to another queue."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from shiftplan.language import say
from shiftplan.planning import operations
from shiftplan.planning.operations import follow
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command
from shiftplan.tui.dialogs import Choice, Chooser
from shiftplan.tui.figures.follow_window import FollowWindow
from shiftplan.tui.figures.paste_window import PasteWindow
from shiftplan.tui.figures.picture_window import PictureWindow
from shiftplan.tui.operations.dialogs import LineDialog
from shiftplan.tui.operations.live import Live
from shiftplan.tui.operations.reading_dialog import ReadingDialog
from shiftplan.tui.stage import StageScreen

if TYPE_CHECKING:
    from shiftplan.files.measured import MeasuredRead
    from shiftplan.planning import OpenPlan

LEAVE_OUT = "-"
KEYS = (
    Command(
        "reading", "r", say("Reading"), say("Type what a queue showed in its last full slot."), footer=True
    ),
    Command("paste", "v", say("Paste"), say("Paste rows of figures, copied from a table or a chat.")),
    Command(
        "follow", "w", say("Follow a file"), say("Follow the export that the shop's tool writes, or end it.")
    ),
    Command(
        "larger",
        "g",
        say("Larger"),
        say("A queue in large: contacts, people, replies; g again: the next one."),
    ),
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

    def action_paste(self) -> None:
        if self.workspace.opened is not None:
            self.app.push_screen(PasteWindow(self.workspace.opened, self.desk.now()))

    def action_follow(self) -> None:
        """First ask what unknown names mean, one after the other; then show the window."""
        followed = self.desk.followed
        names = followed.read.unknown if followed and followed.read else ()
        if not names:
            self.app.push_screen(FollowWindow(followed), lambda _: self.desk.poll_file())
            return
        queues = [queue for queue in self.workspace.plan.settings.queues if not queue.deferred]
        choices = [Choice(queue.id, queue.name) for queue in queues]
        choices.append(Choice(LEAVE_OUT, str(say("none of them: leave its lines out"))))
        title = say("Which queue is “{name}”?", name=names[0])
        self.app.push_screen(Chooser(title, choices), partial(self._called, names[0]))

    def _called(self, name: str, queue: str | None) -> None:
        followed = self.desk.followed
        if queue is None or followed is None or followed.read is None:
            return
        entry = partial(_told, followed.read, name, "" if queue == LEAVE_OUT else queue)
        self.post_message(intentions.Record(entry, lambda _: self.desk.look_anew()))

    def action_larger(self) -> None:
        if self.queue:
            self.app.push_screen(PictureWindow(lambda: self.live, self.queue), self._look_at)

    def _look_at(self, queue: str | None) -> None:
        self.chosen = queue or self.chosen
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


def _told(read: "MeasuredRead", name: str, queue: str, opened: "OpenPlan") -> None:
    follow.told_queue(opened, read, {name: queue})
