"""Keeps the best rota of a running solve on the disk, so that a killed process loses seconds at most.

It lies beside the rota, as a proposal. At the end it stays one, or becomes the rota by an edit like others.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

from shiftplan import files
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Outcome, Progress, Status
from shiftplan.domain.rota import Cell, Rota
from shiftplan.domain.scope import Scope
from shiftplan.errors import ChangedUnderneath
from shiftplan.plan_clock import now_in
from shiftplan.planning.editing import carry_out
from shiftplan.planning.opening import OpenPlan, open_plan, save_rota
from shiftplan.planning.proposing import beside
from shiftplan.planning.scoping import facts_within

SAVE_SECONDS = 5.0


@dataclass(frozen=True)
class Kept:
    """The plan after a solve; `numbers` are the edits that brought its rota, `met` the cells left as somebody
    edited them meanwhile. `proposed`: it lies beside the rota, which is as it was.
    """

    opened: OpenPlan
    proposed: bool = False
    numbers: tuple[int, ...] = ()
    met: tuple[Cell, ...] = ()


class Keeper:
    """Owns the proposal while a solve runs: what is on the disk, as this process wrote it last."""

    def __init__(
        self,
        opened: OpenPlan,
        need: Need,
        scope: Scope | None = None,
        scenario: str | None = None,
        source: files.Source = files.Source.SOLVE,
    ) -> None:
        self._opened, self._need = opened, need
        self._about = files.About(
            source=source,
            made_at=_now(opened),
            scope=scope or Scope(),
            scenario=scenario,
            before_digest=opened.stamps.digests.get("rota.csv"),
        )
        self._stamps = files.proposal_stamps(opened.folder)
        self._began_from = opened.rota or Rota()
        self._waiting: Progress | None = None
        self._saved = -SAVE_SECONDS  # the first rota is kept at once

    def see(self, progress: Progress) -> None:
        """Remember the newest rota and write it when the last writing is long enough ago.

        When somebody else has proposed a rota meanwhile, nothing is written until the end, which tells.
        Raises `StorageFailed`.
        """
        if progress.rota is not None:
            self._waiting = progress
        if self._waiting is not None and monotonic() - self._saved >= SAVE_SECONDS:
            waiting, self._waiting = self._waiting, None
            with suppress(ChangedUnderneath):
                self._see(waiting)

    def _see(self, progress: Progress) -> None:
        if progress.rota is None or progress.rota.assignments == self._began_from.assignments:
            return
        outcome = Outcome(
            status=Status.FEASIBLE, seconds=progress.seconds, bound=progress.bound, objective=progress.best
        )
        found = outcome.model_copy(update={"rota": progress.rota})
        scope = self._about.scope
        facts = facts_within(self._opened.plan, self._need, found, self._began_from, scope)
        self._write(progress.rota.model_copy(update={"facts": facts}), outcome, done=False)
        self._saved = monotonic()

    def _write(self, rota: Rota, outcome: Outcome, *, done: bool) -> None:
        opened, about = self._opened, self._told(outcome, done=done)
        self._stamps = files.write_proposal(
            opened.folder, rota, opened.rota, about, self._stamps, opened.plan.shift
        )

    def _told(self, outcome: Outcome, *, done: bool) -> files.About:
        told = {
            "made_at": _now(self._opened),
            "done": done,
            "status": outcome.status.value,
            "objective": outcome.objective,
            "bound": outcome.bound,
            "seconds": outcome.seconds,
        }
        return self._about.model_copy(update=told)

    def finish(self, outcome: Outcome, *, propose: bool = False) -> Kept:
        """Keep the rota of the end, if there is one: as the plan's, or as the proposal.

        A rota that is as the plan's brings only its facts. Raises `ChangedUnderneath`, naming where the
        rota lies instead, `StorageFailed`, and as `carry_out`.
        """
        rota = outcome.rota
        if rota is None:
            return Kept(self._opened)
        if rota.assignments == self._began_from.assignments:
            return Kept(self._facts_only(rota))
        try:
            self._write(rota, outcome, done=True)
        except ChangedUnderneath as error:
            if propose:
                kept = files.set_rota_aside(self._opened.folder, rota, self._opened.plan.shift)
                raise ChangedUnderneath("proposal/rota.csv", str(kept)) from error
        return Kept(self._opened, proposed=True) if propose else self._taken(rota, outcome)

    def _facts_only(self, rota: Rota) -> OpenPlan:
        """The search found nothing else, and may know more of what is there."""
        with suppress(ChangedUnderneath):
            return save_rota(self._opened, rota)
        return self._opened

    def _taken(self, rota: Rota, outcome: Outcome) -> Kept:
        """The rota made the plan's, but for cells that somebody edited meanwhile."""
        opened = open_plan(self._opened.folder)
        about = self._told(outcome, done=True)
        found = beside(opened, files.Proposed(rota=rota, before=self._began_from, about=about))
        edited = carry_out(opened, found.free)
        with suppress(ChangedUnderneath):
            files.drop_proposal(opened.folder, self._stamps)
        return Kept(edited.opened, numbers=edited.numbers, met=found.met)


def _now(opened: OpenPlan) -> datetime:
    """By the plan's clock: in a drill its own."""
    return now_in(opened.folder).astimezone(UTC).replace(microsecond=0)
