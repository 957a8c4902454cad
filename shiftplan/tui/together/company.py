"""Who else has the plan open: told in a notice and in the frame, whenever somebody comes or goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from textual import on
from textual.reactive import reactive

from shiftplan.language import Message, say
from shiftplan.tui.keeping import CannotOpen
from shiftplan.tui.publishing.telling import Telling
from shiftplan.tui.together import texts
from shiftplan.tui.together.watching import CannotAnnounce, CompanyIs, Watcher

if TYPE_CHECKING:
    from shiftplan.domain.presence import Sitting
    from shiftplan.domain.rota import Rota
    from shiftplan.planning import OpenPlan

NOTICE_SECONDS = 12


class Company(Telling):
    """`company` is who else has the plan open, `login` as whom we have."""

    company: reactive[tuple[Sitting, ...]] = reactive((), init=False)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._watcher: Watcher | None = None
        self._looked_round = False
        self.login = ""

    def take(self, opened: OpenPlan, edited: Rota | None = None) -> None:
        super().take(opened, edited)
        if self._watcher is None or self._watcher.folder != opened.folder:
            self.stop_watching()
            self._watcher = Watcher(opened.folder, self.post_message)
            self._watcher.start()

    @on(CannotOpen)
    def stop_watching(self) -> None:
        watcher, self._watcher = self._watcher, None
        self.company, self._looked_round = (), False
        if watcher is not None:
            watcher.stop()

    def on_unmount(self) -> None:
        self.stop_watching()

    @on(CompanyIs)
    def keep_company(self, event: CompanyIs) -> None:
        """Tell who is there when one comes, then who comes and goes."""
        if self._watcher is None or event.folder != self._watcher.folder:
            return
        self.login = event.login
        before, self.company = self.company, event.company
        for one in event.company:
            if one not in before:
                self.say_so(self._arrived(one) if self._looked_round else self.sitting(one))
        for one in before:
            if one not in event.company:
                self.say_so(texts.left(one, self.login))
        self._looked_round = True

    def _arrived(self, one: Sitting) -> Message:
        from shiftplan.domain.presence import since_text  # noqa: PLC0415 - values load after the first paint

        return texts.joined(one, since_text(one, self._zone, self.now()), self.login)

    def sitting(self, one: Sitting) -> Message:
        """Who has the plan open, where and since when."""
        from shiftplan.domain.presence import sitting_text  # noqa: PLC0415 - values load after the first paint

        return sitting_text(one, self.login, self._zone, self.now())

    @property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.workspace.plan.grid.zone)

    @on(CannotAnnounce)
    def say_unannounced(self, event: CannotAnnounce) -> None:
        if event.folder == self.workspace.folder:
            why = event.error.message
            self.say_so(say("others cannot be told that you have this plan open: {why}", why=why))

    def say_so(self, message: Message) -> None:
        self.notify(str(message), timeout=NOTICE_SECONDS, markup=False)
