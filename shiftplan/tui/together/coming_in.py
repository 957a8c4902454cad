"""What others change in the folder comes in by itself.

It is shown as soon as nothing of one's own would be lost under it: no edit is being written, none waits to
be saved, no window is open in which one chooses for what one saw, no solve runs. Until then it is told.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from time import sleep
from typing import TYPE_CHECKING, Any

from textual import on
from textual.message import Message as Event
from textual.reactive import reactive

from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, printable, say
from shiftplan.tui import intentions
from shiftplan.tui.together import texts
from shiftplan.tui.together.company import NOTICE_SECONDS, Company
from shiftplan.tui.together.watching import LOOK_SECONDS, FolderMoved

if TYPE_CHECKING:
    from shiftplan.domain.rota import Rota
    from shiftplan.planning import OpenPlan
    from shiftplan.planning.arrivals import Arrivals, Told

KEPT_LINES = 200


class Looked(Event):
    """The folder compared with `base`: what came in (None: nothing), or why it cannot be read."""

    def __init__(
        self, base: OpenPlan, told: Told, arrivals: Arrivals | None, error: ShiftplanError | None = None
    ) -> None:
        super().__init__()
        self.base, self.told, self.arrivals, self.error = base, told, arrivals, error


class ComingIn(Company):
    """`unreadable` is the fault of a folder that can be read no longer; its last good plan stays shown.

    `_known` is how far the history and the versions are known, `_waiting` what came in and waits to be shown,
    `_said` what was said of it.
    """

    unreadable: reactive[str] = reactive("", init=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._moved = self._looking = False
        self._known: Told | None = None
        self._waiting: Looked | None = None
        self._said: tuple[str, ...] = ()
        self.came: tuple[str, ...] = ()

    def take(self, opened: OpenPlan, edited: Rota | None = None) -> None:
        if self.workspace.folder != opened.folder:
            self.came, self._known = (), None
        self._waiting, self._said, self.unreadable = None, (), ""
        super().take(opened, edited)

    def on_mount(self) -> None:
        self.set_interval(LOOK_SECONDS, self.look_round)

    @on(FolderMoved)
    def folder_moved(self, event: FolderMoved) -> None:
        if event.folder == self.workspace.folder:
            self._moved = True
            self.look_round()

    def look_round(self) -> None:
        """Compare the folder with what is known of it; show what waits once it may be shown."""
        opened = self.workspace.opened
        if opened is None or self._looking or self._writes_edits or self.saving:
            return
        if self._moved:
            self._moved, self._looking, self._waiting = False, True, None
            self.in_background(partial(_look, opened, self._known), "sharing")
        elif self._waiting is not None and self._why_later() is None:
            self._weigh(self._waiting)

    @on(Looked)
    def keep_looked(self, event: Looked) -> None:
        self._looking = False
        self._weigh(event)

    def _weigh(self, event: Looked) -> None:
        self._waiting = None
        if event.base is not self.workspace.opened:  # written meanwhile, by ourselves
            self._moved = self.workspace.opened is not None
        elif event.error is not None:
            self._say_unreadable(event.error)
        else:
            self._readable()
            self._keep_versions(event)
            if event.arrivals is None:
                self._known = event.told
            else:
                self._receive(event, event.arrivals)

    def _receive(self, event: Looked, arrivals: Arrivals) -> None:
        why = self._why_later()
        self.tell_of(arrivals, why)
        if why is not None:
            self._waiting = event
            return
        self._known, self._said = event.told, ()
        if arrivals.same_demand:
            self.workspace = self.workspace.but(opened=arrivals.now, rota=arrivals.now.rota)
            self.judge_again()
        else:
            self.take(arrivals.now)

    def _why_later(self) -> Message | None:
        """Why it cannot be shown yet; None: it can."""
        if self.workspace.unsaved:
            return say("shown once your own edits are saved (ctrl+s)")
        if self.workspace.solving:
            return say("shown once the solve has ended")
        if self.screen_stack[1:]:
            return say("shown once you close this window")
        return None

    def tell_of(self, arrivals: Arrivals, later: Message | None = None) -> None:
        """Say what came in, each once until it is shown, and keep it to be read again.

        While a solve runs only what others did: what it brings itself is told at its end.
        """
        whose = self.login if self.workspace.solving else None
        lines = texts.arrival_lines(arrivals, whose)
        self._tell([line for line in lines if line not in self._said], later)

    def _tell(self, lines: list[str], later: Message | None = None) -> None:
        if not lines:
            return
        self._said = (*self._said, *lines) if later else ()
        clock = f"{self.workspace.plan.grid.local(self.now()):%H:%M}"
        self.came = (*self.came, *(f"{clock} {line}" for line in lines))[-KEPT_LINES:]
        text = texts.shortened(lines)
        self.notify(f"{text}\n({later})" if later else text, timeout=NOTICE_SECONDS, markup=False)

    def _keep_versions(self, event: Looked) -> None:
        """A version that was published since is told, and the title knows it."""
        known, newest = self._known, event.told
        if known is None or newest.version == known.version:
            return
        self._known = replace(known, version=newest.version)
        self.post_message(intentions.ReadPublished())
        if newest.publisher != self.login:
            self._tell([texts.published(newest.version, newest.publisher)])

    def _say_unreadable(self, error: ShiftplanError) -> None:
        from shiftplan.tui.findings import faults_of  # noqa: PLC0415 - seldom needed

        first = faults_of(error)[0]
        fault = printable(f"{first.place}: {first.message}" if first.place else str(first.message))
        if fault == self.unreadable:
            return
        self.unreadable = fault
        text = say("the plan was changed and cannot be read now; the last good one stays on the screen")
        self.notify(f"{text}\n{fault}", severity="error", timeout=NOTICE_SECONDS, markup=False)

    def _readable(self) -> None:
        if self.unreadable:
            self.unreadable = ""
            self.say_so(say("the plan can be read again"))


def _look(opened: OpenPlan, told: Told | None) -> Looked:
    """Compare; a file that is only half saved gets a moment to become whole."""
    from shiftplan.planning.arrivals import Told, arrivals, told_so_far  # noqa: PLC0415 - not before the first paint

    known = told or Told()
    try:
        now = told_so_far(opened.folder)
        return Looked(opened, now, arrivals(opened, known.moves))
    except ShiftplanError:
        sleep(LOOK_SECONDS)
    try:
        now = told_so_far(opened.folder)
        return Looked(opened, now, arrivals(opened, known.moves))
    except ShiftplanError as error:
        return Looked(opened, known, None, error)
