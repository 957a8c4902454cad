"""A shift's code as it is typed, sign by sign."""

from typing import NamedTuple

from shiftplan.domain.plan import Plan


class Typed(NamedTuple):
    """What was typed so far; `exact` are the shifts of that code, `longer` those whose code goes on."""

    text: str
    exact: tuple[str, ...]
    longer: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether one shift is meant, and no sign more could change that."""
        return len(self.exact) == 1 and not self.longer

    @property
    def open(self) -> bool:
        """Whether it is the code of something, or could become one."""
        return bool(self.exact or self.longer)


def typed(plan: Plan, before: str, sign: str) -> Typed:
    """`before` with one more sign; a sign that makes no code of it begins anew."""
    found = _read(plan, before + sign)
    return found if found.open or not before else _read(plan, sign)


def _read(plan: Plan, text: str) -> Typed:
    folded = text.casefold()
    codes = {shift.id: shift.short.casefold() for shift in plan.shifts}
    exact = tuple(name for name, code in codes.items() if code == folded)
    longer = tuple(name for name, code in codes.items() if code != folded and code.startswith(folded))
    return Typed(text, exact, longer)
