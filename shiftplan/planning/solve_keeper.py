"""Keeps the best rota of a running solve on the disk, so that a killed process loses seconds at most."""

from contextlib import suppress
from time import monotonic

from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import Rota
from shiftplan.errors import ChangedUnderneath
from shiftplan.planning.opening import OpenPlan, save_rota, save_rota_or_set_aside
from shiftplan.planning.solving import facts_of

SAVE_SECONDS = 5.0


class Keeper:
    """Owns `opened` while a solve runs: what is on the disk, as this process wrote it last."""

    def __init__(self, opened: OpenPlan, need: Need) -> None:
        self.opened = opened
        self._need = need
        self._began_from = opened.rota or Rota()
        self._waiting: Progress | None = None
        self._saved = -SAVE_SECONDS  # the first rota is kept at once

    def see(self, progress: Progress) -> None:
        """Remember the newest rota and write it when the last writing is long enough ago.

        When somebody else has written a rota meanwhile, nothing is written until the end, which tells.
        Raises `StorageFailed` as `save_rota` does.
        """
        if progress.rota is not None:
            self._waiting = progress
        if self._waiting is not None and monotonic() - self._saved >= SAVE_SECONDS:
            waiting, self._waiting = self._waiting, None
            with suppress(ChangedUnderneath):
                self._write(waiting)

    def _write(self, progress: Progress) -> None:
        if progress.rota is None or progress.rota.assignments == self._began_from.assignments:
            return
        outcome = Outcome(
            status=Status.FEASIBLE, seconds=progress.seconds, bound=progress.bound, objective=progress.best
        )
        facts = facts_of(self.opened.plan, self._need, outcome, self._began_from)
        self.opened = save_rota(self.opened, progress.rota.model_copy(update={"facts": facts}))
        self._saved = monotonic()

    def finish(self, outcome: Outcome) -> OpenPlan:
        """Write the rota of the end, if there is one; the plan as it now stands.

        Raises `ChangedUnderneath`, naming where the rota lies instead, and `StorageFailed`.
        """
        if outcome.rota is not None:
            self.opened = save_rota_or_set_aside(self.opened, outcome.rota)
        return self.opened
