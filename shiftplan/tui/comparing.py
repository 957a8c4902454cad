"""What-if copies beside the screen: read, made, dropped, and run over by children one after another."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message as Event
from textual.reactive import reactive

from shiftplan.errors import BadInput, ShiftplanError
from shiftplan.language import say
from shiftplan.tui.copies import intentions
from shiftplan.tui.copies.state import Comparison
from shiftplan.tui.together.sharing import Sharing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from shiftplan.planning.copies import Copy, Row, Run, Wish
    from shiftplan.planning.copies import Event as RunEvent


class CopiesMoved(Event):
    """A run over copies has something new to tell."""

    def __init__(self, moved: RunEvent) -> None:
        super().__init__()
        self.moved = moved


class Comparing(Sharing):
    comparison: reactive[Comparison] = reactive(Comparison, init=False)
    copies_run: Run | None = None

    @on(intentions.LookAtCopies)
    def look_at_copies(self, event: intentions.LookAtCopies) -> None:
        """Read the copies of a plan; figures that are out of date are worked out unless a run goes on."""
        self.run_worker(self._read_copies(event.folder), group="copies", exit_on_error=False)

    async def _read_copies(self, folder: Path) -> None:
        try:
            rows = await asyncio.to_thread(_compare, folder)
        except ShiftplanError as error:
            self.tell(error)
            return
        self.comparison = self.comparison.but(folder=folder, rows=rows)
        stale = [row.copy for row in rows if row.fault is None and row.has_rota and not row.fresh]
        if stale and self.copies_run is None:
            from shiftplan.planning.copies import Doing, Wish  # noqa: PLC0415 - brings numpy, after the first paint

            self._begin(folder, Wish(Doing.FIGURES), stale)

    @on(intentions.ChangeCopies)
    def change_copies(self, event: intentions.ChangeCopies) -> None:
        self.run_worker(self._change_copies(event), group="copies", exit_on_error=False)

    async def _change_copies(self, event: intentions.ChangeCopies) -> None:
        try:
            given = await asyncio.to_thread(event.work)
        except ShiftplanError as error:
            self.tell(error)
            return
        await self._read_copies(event.folder)
        event.done(given)

    @on(intentions.RunCopies)
    def run_copies(self, event: intentions.RunCopies) -> None:
        """Begin a run; one at a time, but figures that are worked out give way."""
        from shiftplan.planning.copies import Doing, Wish  # noqa: PLC0415 - see above

        if self.copies_run is not None and self.comparison.doing is not Doing.FIGURES:
            self.tell(BadInput(say("Copies are being solved or simulated; x stops that first.")))
            return
        if self.workspace.solving:
            self.tell(BadInput(say("A rota is being solved; stop that first.")))
            return
        self._begin(event.folder, Wish(event.doing, seconds=event.seconds), event.copies)

    @on(intentions.StopCopies)
    def stop_copies(self) -> None:
        if self.copies_run is not None:
            self.comparison = self.comparison.but(stopping=True)
            self.copies_run.stop()

    def _begin(self, folder: Path, wish: Wish, copies: Sequence[Copy | None]) -> None:
        from shiftplan.planning.copies import Run  # noqa: PLC0415 - see above

        if self.copies_run is not None:
            self.copies_run.stop()
        run = Run(folder, wish, lambda moved: self._hear(run, moved))
        self.copies_run = run
        self.comparison = self.comparison.but(
            doing=wish.doing, moved=None, through=0, count=len(copies), stopping=False
        )
        self.run_worker(self._follow_run(run, copies), group="copies run", exit_on_error=False)

    def _hear(self, run: Run, moved: RunEvent) -> None:
        if run is self.copies_run:
            self.post_message(CopiesMoved(moved))

    async def _follow_run(self, run: Run, copies: Sequence[Copy | None]) -> None:
        try:
            await run.go(copies)
        finally:
            if run is self.copies_run:
                self.copies_run = None
                self.comparison = self.comparison.but(doing=None, moved=None, stopping=False)

    @on(CopiesMoved)
    def keep_moved(self, event: CopiesMoved) -> None:
        from shiftplan.planning.copies import Moved  # noqa: PLC0415 - see above

        if isinstance(event.moved, Moved):
            self.comparison = self.comparison.but(moved=event.moved)
            return
        if event.moved.fault is not None:
            self.tell(event.moved.fault)
        known = self.comparison if event.moved.row is None else self.comparison.with_row(event.moved.row)
        self.comparison = known.but(through=known.through + 1)


def _compare(folder: Path) -> tuple[Row, ...]:
    from shiftplan.planning import copies  # noqa: PLC0415 - see above

    return copies.compare(folder)
