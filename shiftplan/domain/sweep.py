"""The need under other assumptions, side by side: which of them moves the answer most."""

from datetime import datetime
from enum import StrEnum

from shiftplan.domain.base import Frozen
from shiftplan.domain.staffing import Method
from shiftplan.language import Message


class Input(StrEnum):
    """What a variant changes; every one for all queues that have it."""

    CONTACTS = "contacts"  # contacts of every slot, before the bot
    AHT = "aht"  # handling times, at every number of windows
    PATIENCE = "patience"  # mean patience
    BOT = "bot"  # share that the bot answers
    SHRINKAGE = "shrinkage"  # all of its parts alike


class Figures(Frozen):
    """What a need comes to: the most agents on shift in one slot, all queues together, and when; the hours
    on shift and what they cost.
    """

    peak_agents: float
    peak_at: datetime
    agent_hours: float
    cost_yuan: float


class SweepRow(Frozen):
    """One variant of the plan. `figures` are missing where it cannot be reached: `failure` says why.

    `input` with `input_change` (relative: 0.1 is 10 % more) is what it changes; a bot's change is that of
    the contacts which it leaves to people. `hours_change` and `peak_change` are relative to the plan's own
    row; `elasticity` is hours_change ÷ input_change: per cent of agent-hours for a per cent of the input.
    """

    key: str
    label: Message
    input: Input | None = None
    input_change: float | None = None
    figures: Figures | None = None
    failure: Message | None = None
    hours_change: float | None = None
    peak_change: float | None = None
    elasticity: float | None = None


class Sweep(Frozen):
    """`rows[0]` is the plan as it stands, under its own scenario; the others change one thing each.

    `rate_is_ours` says that the plan names no yuan an hour and our default was taken.
    """

    scenario: str
    method: Method
    yuan_per_agent_hour: float
    rate_is_ours: bool
    rows: tuple[SweepRow, ...]

    @property
    def plan_row(self) -> SweepRow:
        return self.rows[0]

    @property
    def ranking(self) -> tuple[SweepRow, ...]:
        """Rows whose input moves the agent-hours, the strongest for each per cent of its input first; one an
        input.
        """
        known = [row for row in self.rows if row.elasticity is not None]
        strongest: dict[Input | None, SweepRow] = {}
        for row in sorted(known, key=lambda row: -abs(row.elasticity or 0)):
            strongest.setdefault(row.input, row)
        return tuple(strongest.values())

    @property
    def widest(self) -> SweepRow | None:
        """The row whose agent-hours are furthest from the plan's."""
        moved = [row for row in self.rows if row.hours_change]
        return max(moved, key=lambda row: abs(row.hours_change or 0), default=None)
