"""Work with a deadline on the running day: what is open, what stays open, what gets late."""

from datetime import datetime

from shiftplan.domain.base import Frozen
from shiftplan.domain.traffic import Series


class OpenBy(Frozen):
    """How many contacts are open at a moment (local wall time)."""

    at: datetime
    contacts: float


class OpenWork(Frozen):
    """A deferred queue from the slot that runs to the end of the outlook, done in order of arrival by the
    people of the rota.

    `planned` contacts come in each slot, `open_after` are open at its end. `open_now` follows from the plan
    and the rota since `counted_at`, when somebody counted (None: since the plan began); `late_now` of them
    are past their deadline. `at_change` is the next change of shift. Of those that come before the end
    `late` miss their deadline from now on, the first at `late_from`. `worked_off`: those open now are done.
    `on_shift` and `need` are standard agents; the need is `factor` times the people of the rota: the least
    with which nothing due until the end gets late, nor anything later that they would have kept (None: nobody
    is on shift before something is due).
    `hours_short` agent-hours on shift are missing before `short_by`.
    """

    queue: str
    planned: Series
    open_now: float
    late_now: float
    open_after: Series
    late: float
    on_shift: Series
    hours_short: float
    factor: float | None
    counted_at: datetime | None = None
    late_from: datetime | None = None
    short_by: datetime | None = None
    worked_off: datetime | None = None
    at_change: OpenBy | None = None

    @property
    def need(self) -> Series | None:
        return None if self.factor is None else tuple(self.factor * agents for agents in self.on_shift)

    @property
    def gap(self) -> Series | None:
        """On shift less need: below zero when short."""
        need = self.need
        return None if need is None else tuple(a - b for a, b in zip(self.on_shift, need, strict=True))
