"""The part of the app that lives in a drill's time: its clock, and what happens told every second."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event

from shiftplan.errors import ShiftplanError
from shiftplan.language import printable, say
from shiftplan.plan_clock import clock_in
from shiftplan.tui import intentions
from shiftplan.tui.comparing import Comparing
from shiftplan.tui.desk import Failed, load_operations
from shiftplan.tui.dialogs import Choice, Chooser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shiftplan.planning.drills import Fed

BEAT_SECONDS = 1.0
PAUSE, CONTINUE, REPORT, BACK = "pause", "continue", "report", "back"
NEW, OLD = "new:", "old:"


class Told(Event):
    """What the drill in a folder had to tell."""

    def __init__(self, folder: Path, fed: Fed) -> None:
        super().__init__()
        self.folder, self.fed = folder, fed


class Turned(Event):
    """A drill was begun, or its clock was turned; `into` is the folder to open then."""

    def __init__(self, into: Path | None = None) -> None:
        super().__init__()
        self.into = into


class Reported(Event):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Offered(Event):
    """What the window of drills offers."""

    def __init__(self, choices: list[Choice]) -> None:
        super().__init__()
        self.choices = choices


class Rehearsing(Comparing):
    """`now` is the drill's time while a drill is open, else that of the clock the app was made with."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(now)
        self._world, self._telling, self._told_over = now, False, False
        self._turned: tuple[bool, float] | None = None
        self._refusal = ""

    def on_mount(self) -> None:
        self.set_interval(BEAT_SECONDS, self.beat)

    def work_out(self) -> None:
        """A plan was opened: its clock counts from now on."""
        self.now = self._drill_now if self.drill_folder else self._world
        super().work_out()

    @property
    def drill_folder(self) -> Path | None:
        """The folder that is open when it is that of a drill with a clock."""
        folder = self.workspace.folder
        return folder if folder is not None and clock_in(folder) else None

    def _drill_now(self) -> datetime:
        folder = self.workspace.folder
        clock = clock_in(folder) if folder else None
        return self._world() if clock is None else clock.at(datetime.now(UTC))

    def beat(self) -> None:
        """Ask the drill what is due, one question at a time; the title shows its time."""
        folder = self.drill_folder
        if folder is None or self._telling:
            return
        self._telling = True
        self.minute = f"{self.now():%H:%M}"
        self._notice_turns(folder)
        self.run_worker(partial(self._feed, folder), group="drill", thread=True, exit_on_error=False)

    def _notice_turns(self, folder: Path) -> None:
        """Somebody may pause the drill elsewhere; the title says how its clock goes."""
        clock = clock_in(folder)
        state = None if clock is None else (clock.running, clock.speed)
        if state != self._turned:
            self._turned = state
            self.workspace = self.workspace.but()

    def _feed(self, folder: Path) -> None:
        load_operations()
        from shiftplan.planning import drills  # noqa: PLC0415 - brings numpy, after the first paint

        try:
            self.post_message(Told(folder, drills.feed(folder)))
            self._refusal = ""
        except ShiftplanError as error:
            if str(error) != self._refusal:  # said once, not with every beat
                self.post_message(Failed(error))
            self._refusal = str(error)
        finally:
            self._telling = False

    @on(Told)
    def say_what_happened(self, event: Told) -> None:
        if event.folder != self.workspace.folder:
            return
        for each in event.fed.news:
            self.notify(printable(str(each.news)), title=str(say("News")), timeout=10, markup=False)
        if event.fed.rows or event.fed.news:
            self.read_live()
        if event.fed.over and not self._told_over:
            self.notify(str(say("The drill is over. Its report: ctrl+p, Drill.")), timeout=20, markup=False)
        self._told_over = event.fed.over

    def action_drill(self) -> None:
        """Drills of the plan to begin, to open, to pause, to report on."""
        folder = self.workspace.folder
        if folder is not None:
            self.in_background(partial(_offered, folder), "drills")

    @on(Offered)
    def offer(self, event: Offered) -> None:
        self.push_screen(Chooser(say("Drill"), event.choices), self._take_drill)

    def _take_drill(self, chosen: str | None) -> None:
        folder = self.workspace.folder
        if chosen is None or folder is None:
            return
        if chosen == BACK:
            self.post_message(intentions.OpenFolder(folder.absolute().parent.parent))
        elif chosen == REPORT:
            self.in_background(partial(_reported, folder), "drills")
        else:
            self.in_background(partial(_turned, folder, chosen), "drills")

    @on(Turned)
    def follow_turn(self, event: Turned) -> None:
        if event.into is not None:
            self.post_message(intentions.OpenFolder(event.into))
        else:
            self.workspace = self.workspace.but()

    @on(Reported)
    def show_report(self, event: Reported) -> None:
        from shiftplan.tui.review.page import MarkdownPage  # noqa: PLC0415 - seldom needed

        self.push_screen(MarkdownPage(event.text))


def _offered(folder: Path) -> Offered:
    from shiftplan.planning import drills  # noqa: PLC0415 - brings numpy, after the first paint

    if clock_in(folder) is not None:
        one = drills.drill_at(folder)
        turn = [] if one.over() else [Choice(PAUSE, str(say("Pause the drill")))]
        if turn and not one.clock.running:
            turn = [Choice(CONTINUE, str(say("Go on with the drill")))]
        more = [
            Choice(REPORT, str(say("Report")), str(say("what happened, what the team did and how fast"))),
            Choice(BACK, str(say("Back to the plan"))),
        ]
        return Offered([*turn, *more])
    new = [Choice(f"{NEW}{one.id}", str(one.title), str(one.practises)) for one in drills.scenarios(folder)]
    old = [
        Choice(f"{OLD}{one.drill.name}", str(say("Open {name}", name=one.drill.name)))
        for one in drills.drills(folder)
    ]
    return Offered([*new, *old])


def _turned(folder: Path, chosen: str) -> Turned:
    from shiftplan.planning import drills  # noqa: PLC0415 - see above

    if chosen.startswith(NEW):
        return Turned(drills.begin(folder, chosen.removeprefix(NEW)).folder)
    if chosen.startswith(OLD):
        return Turned(drills.drill_named(folder, chosen.removeprefix(OLD)).folder)
    one = drills.drill_at(folder)
    drills.pause(one) if chosen == PAUSE else drills.go_on(one)
    return Turned()


def _reported(folder: Path) -> Reported:
    from shiftplan.planning import drills, open_plan  # noqa: PLC0415 - see above

    return Reported(drills.report_markdown(drills.report(folder), open_plan(folder).plan))
