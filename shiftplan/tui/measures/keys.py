"""The keys of the live screen that take a measure and stand one down."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.message import Message as Event

from shiftplan.language import say
from shiftplan.planning.operations.relief.applying import Applied, apply_choice
from shiftplan.planning.operations.relief.choosing import Choice
from shiftplan.planning.operations.relief.in_force import in_force
from shiftplan.planning.operations.relief.standing_down import Back, StoodBack, take_back
from shiftplan.tui import intentions
from shiftplan.tui.commands import Command
from shiftplan.tui.measures.back_window import BackWindow
from shiftplan.tui.measures.texts import MEASURE
from shiftplan.tui.measures.window import MeasureWindow
from shiftplan.tui.operations.board import Board, Draw
from shiftplan.tui.operations.live import Live
from shiftplan.tui.operations.live_texts import ACTION
from shiftplan.tui.stage import StageScreen

if TYPE_CHECKING:
    from shiftplan.planning import Edited, OpenPlan

KEYS = (
    Command(
        "apply",
        "a",
        say("Take it"),
        say("Take the measure under the cursor: who, law, cost, text."),
        footer=True,
    ),
    Command(
        "stand_down", "u", say("Stand down"), say("Take a measure back from now on; what was worked stays.")
    ),
)


class Done(Event):
    """A measure was taken, or stood down; `text` is for the group."""

    def __init__(self, text: str, version: int | None, *, edited: bool) -> None:
        super().__init__()
        self.text, self.version, self.edited = text, version, edited


class MeasureKeys(StageScreen):
    """`_put` is the row on which the program left the cursor: elsewhere it was moved, and is the lead's."""

    KEYS: ClassVar[tuple[Command, ...]] = KEYS

    def __init__(self) -> None:
        super().__init__()
        self._put = ""

    def draw_board(self, live: Live, draw: Draw) -> None:
        """The board drawn anew; the cursor goes along with the best measure until the lead has moved it, and
        stays on what it was on from then on.
        """
        board = self.query_one("#todo", Board)
        before = board.here
        board.draw_with(draw)
        wanted = standing_for(live, before) if before != self._put else best_row(live, board.here)
        if wanted and wanted != board.here:
            board.go(wanted)
        if before == self._put:
            self._put = board.here

    def action_apply(self) -> None:
        """Open the measure under the cursor, else the best one."""
        live = self.desk.live
        here = self.query_one("#todo", Board).here.removeprefix(ACTION)
        if live is not None and live.weighed is not None and (choice := live.weighed.of(here)):
            self.open_measure(choice)
        else:
            self.action_best()

    def action_best(self) -> None:
        """Open the best measure, wherever the cursor is."""
        found = self.desk.live.weighed if self.desk.live else None
        if found is None:
            self.notify(str(say("The measures are being worked out …")), markup=False)
        elif found.choices:
            self.open_measure(found.choices[0])
        else:
            self.notify(str(say("There is nothing to do at this level.")), markup=False)

    def open_measure(self, choice: Choice) -> None:
        opened = self.workspace.opened
        if opened is not None:
            self.app.push_screen(MeasureWindow(opened, choice), self._take)

    def action_stand_down(self) -> None:
        opened = self.workspace.opened
        live = None if opened is None else _as_it_holds(self.desk.live, opened, self.desk.now())
        if live is None or live.measures is None or opened is None or not live.measures.in_force:
            self.notify(str(say("Nothing is in force.")), markup=False)
            return
        here = self.query_one("#todo", Board).here
        first = here if here.startswith(MEASURE) else ""
        self.app.push_screen(BackWindow(opened, live, first), self._take_back)

    def _take(self, choice: Choice | None) -> None:
        if choice is None:
            return
        edits = choice.relief is not None and choice.relief.edit is not None
        self._carry_out(partial(_applied, choice, self.desk.now), edits=edits)

    def _take_back(self, shown: Back | None) -> None:
        if shown is not None:
            self._carry_out(partial(_stood_down, shown, self.desk.now), edits=shown.edit is not None)

    def _carry_out(self, work: "Callable[[OpenPlan], Applied | StoodBack]", *, edits: bool) -> None:
        """Write beside the screen; what changes the rota goes the way of every edit."""

        def write(opened: "OpenPlan") -> "Edited | None":
            done = work(opened)
            self.post_message(_done(done))
            return done.edited

        if edits:
            name = say("surge measure")
            self.post_message(intentions.MoveInHistory(write, name))  # type: ignore[arg-type] # there is an edit
        else:
            self.post_message(intentions.Record(write))

    @on(Done)
    def tell_done(self, event: Done) -> None:
        """The text goes to the clipboard; the app looks at what was published."""
        self.app.copy_to_clipboard(event.text)
        told = say("Written into the log. The text for the group is copied.")
        if event.edited and event.version is not None:
            told = say("Published as v{version:04}. The text for the group is copied.", version=event.version)
        elif event.edited:
            told = say(
                "The rota is changed; nothing was published before, so nobody is told by it. The text for "
                "the group is copied."
            )
        self.notify(str(told), markup=False)
        self.post_message(intentions.ReadPublished())
        opened = self.workspace.opened
        if opened is not None:
            self.desk.live = _as_it_holds(self.desk.live, opened, self.desk.now())
        self.desk.read_live()


def _applied(choice: Choice, now: Callable[[], datetime], opened: "OpenPlan") -> Applied:
    return apply_choice(opened, choice, now())


def _stood_down(shown: Back, now: Callable[[], datetime], opened: "OpenPlan") -> StoodBack:
    return take_back(opened, shown, now())


def _done(done: Applied | StoodBack) -> Done:
    if isinstance(done, Applied):
        taken = done.in_force.taken
        return Done(taken.text, taken.version, edited=done.edited is not None)
    return Done(done.down.text, done.down.version, edited=done.edited is not None)


def open_choice(screen: "MeasureKeys", live: Live, rest: str) -> bool:
    """Open the window of a measure of the list; whether there is one."""
    choice = live.weighed.of(rest) if live.weighed else None
    if choice is not None:
        screen.open_measure(choice)
    return choice is not None


def best_row(live: Live, here: str) -> str:
    """The row of the first measure; none while the cursor is on something else that is to be done."""
    choices = live.weighed.choices if live.weighed else ()
    return f"{ACTION}{choices[0].id}" if choices and here.startswith(ACTION) else ""


def standing_for(live: Live, row: str) -> str:
    """The row of the list as it is now that is `row`, or stands for the same action of the ladder."""
    name = row.removeprefix(ACTION)
    if not row.startswith(ACTION) or (live.weighed and live.weighed.of(name)):
        return row
    ladder, kind = live.surge.ladder, name.partition(":")[0]
    actions = [one for rung in ladder.levels for one in rung.actions if name == one.id or kind == one.kind]
    if live.weighed is None:
        return f"{ACTION}{actions[0].id}" if actions else ""
    same = (one.id for one in live.weighed.choices if one.action in actions)
    return f"{ACTION}{next(same, '')}"


def _as_it_holds(live: Live | None, opened: "OpenPlan", now: datetime) -> Live | None:
    """What was read, with the measures that hold this moment: one just taken is among them, and no choice."""
    if live is None or live.measures is None:
        return live
    holding = {one.event: one for one in in_force(opened, now)}
    known = [holding.pop(one.event) for one in live.measures.in_force if one.event in holding]
    now_held = (*known, *holding.values())
    taken = {one.taken.action for one in now_held}
    choices = tuple(one for one in live.measures.choices if one.id not in taken)
    return replace(live, measures=replace(live.measures, choices=choices, in_force=now_held))
