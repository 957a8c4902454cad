"""How a forecast was worked out: every step with its numbers, so that a lead can argue with it."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from shiftplan.domain.base import Frozen
from shiftplan.domain.finding import Finding
from shiftplan.domain.traffic import Forecast
from shiftplan.language import Message, say


class Unit(StrEnum):
    YUAN = "yuan"
    ORDERS = "orders"
    VISITORS = "visitors"
    CONTACTS = "contacts"
    SHARE = "share"
    TIMES = "times"
    HOURS = "hours"


AMOUNTS: dict[Unit, Message] = {
    Unit.YUAN: say("{n} yuan"),
    Unit.ORDERS: say("{n} {n:order|orders}"),
    Unit.VISITORS: say("{n} {n:visitor|visitors}"),
    Unit.CONTACTS: say("{n} {n:contact|contacts}"),
    Unit.HOURS: say("{n} h"),
}


class Figure(Frozen):
    """A number with its unit and, where the unit does not say it all, its name: `sales target` 500000 yuan.

    `ours`: a default of the program, not a number of theirs.
    """

    value: float
    unit: Unit
    label: Message | None = None
    ours: bool = False

    @property
    def amount(self) -> Message:
        """The number as people write it: `5,000 orders`, `40 %`, `1.3`."""
        if self.unit is Unit.SHARE:
            return say("{n} %", n=_plain(self.value * 100))
        if self.unit is Unit.TIMES:
            return Message(template="{n}", values=(("n", _factor(self.value)),))
        return Message(template=AMOUNTS[self.unit].template, values=(("n", _plain(self.value)),))

    @property
    def sentence(self) -> Message:
        if self.label is None:
            return self.amount
        if self.ours:
            return say("{label} {amount} (our default)", label=self.label, amount=self.amount)
        return say("{label} {amount}", label=self.label, amount=self.amount)


class Operand(Frozen):
    """A figure and the sign before it; the first of a step has none."""

    sign: Literal["", "×", "÷", "+", "−"]
    figure: Figure


class Step(Frozen):
    """`what`: operands = result. `parts` show the same by phase, by queue or by both.

    `phase` and `queue` are ids of the plan when the step is about one; a step without operands only states.
    """

    what: Message
    result: Figure
    operands: tuple[Operand, ...] = ()
    parts: tuple["Step", ...] = ()
    phase: str | None = None
    queue: str | None = None
    note: Message | None = None

    @property
    def working(self) -> Message:
        """`sales target 500,000 yuan ÷ average order value 100 yuan = 5,000 orders`."""
        if not self.operands:
            return self.result.amount
        slots = [f"{op.sign} {{f{i}}}".strip() for i, op in enumerate(self.operands)]
        values = tuple((f"f{i}", op.figure.sentence) for i, op in enumerate(self.operands))
        return Message(
            template=" ".join([*slots, "=", "{result}"]), values=(*values, ("result", self.result.amount))
        )


class Derived(Frozen):
    """What a recipe gives: the forecast, how it came about, and what is doubtful in it."""

    forecast: Forecast
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...] = ()


class Records(Frozen):
    """A table of amounts in time: a row tells what came in [start, start + minutes), local wall time.

    `amounts[queue]` by start; the queue is "" when the table names none. Rows that are missing are missing.
    """

    minutes: int
    amounts: dict[str, dict[datetime, float]]


def _factor(value: float) -> str:
    """Three digits after the point, so that what it multiplies can be checked."""
    return f"{value:,.3f}".rstrip("0").rstrip(".") if abs(value) >= 0.001 or not value else f"{value:.2g}"  # noqa: PLR2004 - smaller ones need their own digits


def _plain(value: float) -> str:
    """Whole from 100 on, else two digits after the point, without useless zeros."""
    if abs(value) >= 100 or value == int(value):  # noqa: PLR2004 - no decimals from a hundred on
        return f"{value:,.0f}"
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.01 else f"{value:.2g}"  # noqa: PLR2004 - smaller ones need their own digits
