"""The way from the key to the disk: format, the whole or what changed, where, a look, then yes or no."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shiftplan.domain.need import Need
from shiftplan.domain.rota import Rota
from shiftplan.language import say
from shiftplan.resources import at_home
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Chooser, FolderField
from shiftplan.tui.exporting import choices, work
from shiftplan.tui.exporting.preview import PreviewWindow
from shiftplan.tui.exporting.work import Asked
from shiftplan.tui.stage import StageScreen

if TYPE_CHECKING:
    from shiftplan.planning import Leaf


class HandingOut:
    """One export, asked for on a screen; each answer opens the next window, escape ends it."""

    def __init__(self, screen: StageScreen, rota: Rota, need: Need | None, day: date, folder: Path) -> None:
        self.screen, self.day = screen, day
        self.asked = Asked(rota, need, "", folder / "export")
        self._since: str | None = None

    def begin(self, since: str | None = None) -> None:
        """`since`: the version, "" for the whole, is known already and is not asked."""
        self._since = since
        choice = Chooser(say("Export as"), choices.formats(self.day))
        self.screen.app.push_screen(choice, self._take_format)

    def _take_format(self, value: str | None) -> None:
        if value is None:
            return
        day = self.day if value.endswith(choices.OF_DAY) else None
        self._put(format=value.removesuffix(choices.OF_DAY), day=day)
        if self._since is not None:
            self._ask_folder(self._since or choices.WHOLE)
            return
        self.screen.post_message(intentions.Ask(work.versions, self._ask_extent))

    def _ask_extent(self, versions: tuple[str, ...]) -> None:
        if not versions:
            self._ask_folder(choices.WHOLE)
            return
        what = Chooser(say("What to hand out"), choices.extents(versions))
        self.screen.app.push_screen(what, self._ask_folder)

    def _ask_folder(self, extent: str | None) -> None:
        if extent is None:
            return
        self._put(since="" if extent == choices.WHOLE else extent)
        where = FolderField(say("Export into the folder"), str(self.asked.out))
        self.screen.app.push_screen(where, self._look)

    def _look(self, folder: str | None) -> None:
        if folder is None:
            return
        self._put(out=at_home(folder))
        self.screen.notify(str(say("working out what would be written")), timeout=2, markup=False)
        self.screen.post_message(intentions.Ask(partial(work.preview, self.asked), self._show))

    def _show(self, leaves: "tuple[Leaf, ...]") -> None:
        if leaves:
            self.screen.app.push_screen(PreviewWindow(leaves), self._write)
            return
        nothing = say("nothing differs from {version}; there is nothing to write", version=self.asked.since)
        self.screen.notify(str(nothing), markup=False)

    def _write(self, agreed: bool | None) -> None:  # noqa: FBT001 - what the window gives
        if agreed:
            self.screen.post_message(intentions.Export(self.asked))

    def _put(self, **answers: Any) -> None:
        self.asked = replace(self.asked, **answers)
