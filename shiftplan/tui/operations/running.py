"""The part of the app that keeps the journal: writes in threads, one after the other, and reads it again."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event
from textual.reactive import reactive

from shiftplan.errors import ShiftplanError
from shiftplan.tui import intentions
from shiftplan.tui.desk import utc_now
from shiftplan.tui.measures.following import Weighed, weighed, with_measures
from shiftplan.tui.outlook.foreseeing import Foreseen, carried_on, foreseen
from shiftplan.tui.preparing import Preparing

if TYPE_CHECKING:
    from shiftplan.operations import IncidentView
    from shiftplan.planning import OpenPlan
    from shiftplan.planning.operations.follow import Followed
    from shiftplan.tui.operations.live import Live

EVERY_SECONDS = 20.0


class Lived(Event):
    """What goes on, as read at `now`; `number` counts the questions: a late answer is known as one."""

    def __init__(self, number: int, live: "Live", now: datetime) -> None:
        super().__init__()
        self.number, self.live, self.now = number, live, now


class CannotRead(Event):
    def __init__(self, error: ShiftplanError) -> None:
        super().__init__()
        self.error = error


class Running(Preparing):
    """`live` is replaced every twenty seconds and after each entry, by whomever it was made."""

    live: "reactive[Live | None]" = reactive(None, init=False)

    def __init__(self, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__(now)
        self._writing = asyncio.Lock()
        self._asked = self._answered = 0
        self._told = ""
        self._newest: dict[str, Callable[[], Event]] = {}
        self.followed: Followed | None = None

    def on_mount(self) -> None:
        self.set_interval(EVERY_SECONDS, self.read_live)

    def work_out(self) -> None:
        super().work_out()
        if self.live is not None and self.live.folder != self.workspace.folder:
            self.live = self.followed = None
        self.read_live()

    def read_live(self) -> None:
        """Read level and incidents from the journal."""
        opened = self.workspace.opened
        if opened is not None:
            self._asked += 1
            self.in_background(partial(_read, self._asked, opened, self.now()), "live")

    @on(Lived)
    def keep_live(self, event: Lived) -> None:
        if event.number > self._answered and event.live.folder == self.workspace.folder:
            self._answered, self._told = event.number, ""
            live = replace(event.live, followed=self.followed)
            self.live = with_measures(carried_on(live, self.live), self.live)
            if self.workspace.opened is not None:
                self.work_beside(partial(foreseen, self.workspace.opened, event.now), "outlook")
                self.work_beside(partial(weighed, self.workspace.opened, event.now), "measures")

    def work_beside(self, task: Callable[[], Event], group: str) -> None:
        """As `in_background`, but one of a group at a time: a machine too slow for the question of every
        twenty seconds leaves older ones out instead of working at all of them at once.
        """
        is_at_work = group in self._newest
        self._newest[group] = task
        if not is_at_work:
            self.run_worker(self._keep_up(group), group=group, description=group, exit_on_error=False)

    async def _keep_up(self, group: str) -> None:
        done = None
        try:
            while (task := self._newest[group]) is not done:
                await asyncio.to_thread(self._attempt, task)
                done = task
        finally:
            del self._newest[group]

    def keep_incident(self, view: "IncidentView") -> None:
        """One that was just declared: it is shown before the journal has been read again."""
        if self.live is not None and self.live.incident(view.id) is None:
            self.live = replace(self.live, incidents=(view, *self.live.incidents))

    @on(Foreseen)
    def keep_outlook(self, event: Foreseen) -> None:
        if self.live is not None and self.live.folder == event.folder:
            self.live = replace(self.live, outlook=event.outlook)

    @on(Weighed)
    def keep_measures(self, event: Weighed) -> None:
        if self.live is not None and self.live.folder == event.folder:
            self.live = replace(self.live, measures=event.measures)

    @on(CannotRead)
    def say_once(self, event: CannotRead) -> None:
        """A playbook or journal that cannot be read is asked for again and again, but told once."""
        if str(event.error) != self._told:
            self._told = str(event.error)
            self.tell(event.error)

    @on(intentions.Record)
    def record(self, event: intentions.Record) -> None:
        opened = self.workspace.opened
        if opened is not None:
            if event.waits:
                self.hold_keys(event.without)
            self.run_worker(self._record(event, opened), group="journal", exit_on_error=False)

    async def _record(self, event: intentions.Record, opened: "OpenPlan") -> None:
        """Write, then say so, then read again; entries reach the journal in the order they were made."""
        async with self._writing:
            try:
                given = await asyncio.to_thread(event.write, opened)
            except ShiftplanError as error:
                (event.failed or self.tell)(error)
            else:
                event.done(given)
            finally:
                if event.waits:
                    self.let_keys_go()
        self.list_again()
        self.read_live()


def _read(number: int, opened: "OpenPlan", now: datetime) -> Event:
    from shiftplan.planning import operations  # noqa: PLC0415 - brings numpy, after the first paint
    from shiftplan.planning.operations.handover import signs  # noqa: PLC0415 - see above
    from shiftplan.planning.operations.relief import broken_off  # noqa: PLC0415 - see above
    from shiftplan.tui.operations.live import Live  # noqa: PLC0415 - see above

    try:
        broken_off.finish(opened, now)
        surge, cards = operations.surge(opened, now), operations.cards(opened)
        incidents = operations.incidents(opened, now)
        desk, log = operations.live_desk(opened, now), operations.newest_log(opened, now)
        signed = signs(opened, now)
    except ShiftplanError as error:
        return CannotRead(error)
    live = Live(opened.folder, opened.plan, surge, incidents, cards, desk=desk, log=log, signs=signed)
    return Lived(number, live, now)
