"""An edit that fits no longer: which cells somebody else has changed since, who, when, and to what."""

from collections.abc import Callable, Collection, Mapping

from shiftplan.domain.edit import Edit, states
from shiftplan.domain.rota import Cell, Rota
from shiftplan.domain.touch import Clash, Touch, clash_text
from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, _, say
from shiftplan.planning.opening import OpenPlan

SHOWN = 6


class FitsNoLonger(ShiftplanError):
    """The rota was changed otherwise since; carrying the edit out would lose that.

    `clashes` are its cells that do not stand as it found them, `opened` is the folder as it stands now.
    """

    exit_code = 1

    def __init__(self, opened: OpenPlan, edit: Edit, clashes: tuple[Clash, ...], number: int = 0) -> None:
        named = _("; ").join(clash_text(opened.plan, clash) for clash in clashes[:SHOWN])
        more = len(clashes) - SHOWN
        if more > 0:
            named = str(say("{cells} and {more} more", cells=named, more=more))
        super().__init__(_refusal(named, number), say("look at these cells, then edit them as they are now"))
        self.opened, self.edit, self.clashes = opened, edit, clashes

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(clash.cell for clash in self.clashes)


def _refusal(cells: str, number: int) -> Message:
    if not number:
        return say(
            "these cells were changed by someone else meanwhile; nothing was written: {cells}", cells=cells
        )
    return say(
        "edit {number} fits no longer; nothing was written. These cells were changed otherwise since: "
        "{cells}",
        number=number,
        cells=cells,
    )


def clashes_of(
    opened: OpenPlan, edit: Edit, touches: Callable[[Collection[Cell]], Mapping[Cell, Touch]]
) -> tuple[Clash, ...]:
    """The cells of `edit` that do not stand as it found them; `touches` says who changed cells last."""
    plan, rota = opened.plan, opened.rota or Rota()
    misfits = edit.misfits(plan, rota)
    if not misfits:
        return ()
    now, who = states(plan, rota, misfits), touches(misfits)
    return tuple(
        Clash(
            agent=one.agent,
            day=one.day,
            before=one.before,
            mine=one.after,
            now=now[one.cell],
            touch=explains(who.get(one.cell), now, one.cell),
        )
        for one in edit.cells
        if one.cell in now
    )


def explains(touch: Touch | None, now: Mapping[Cell, object], cell: Cell) -> Touch | None:
    """The touch, if it is how the cell came to stand as it does now."""
    return touch if touch is not None and touch.state == now[cell] else None
