"""Levers tried beside the window, by a process that can be left at any time."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from shiftplan.domain.explanation import Levers

if TYPE_CHECKING:
    from shiftplan.planning.lever_process import LeverProcess

LEVER_SECONDS = 30.0


class Trying:
    """One run over the levers of the rota in `folder`; `tell` hears which share of the time is over."""

    def __init__(self, folder: Path, tell: Callable[[float], None]) -> None:
        self._folder, self._tell = folder, tell
        self._process: LeverProcess | None = None

    async def run(self) -> Levers | None:
        """What came of it; None when it was ended before.

        Raises:
            LeversFailed: the process died.

        """
        from shiftplan.planning.lever_process import LeverProcess  # noqa: PLC0415 - not before it is needed

        found = None
        self._process = LeverProcess(self._folder, LEVER_SECONDS)
        await self._process.start()
        async for event in self._process.events():
            if isinstance(event, Levers):
                found = event
            else:
                self._tell(event)
        return found

    def end(self) -> None:
        """Nobody waits for the answer any more."""
        if self._process is not None:
            self._process.kill()
