"""What became of a rota that was found, in sentences."""

from collections.abc import Iterator, Sequence
from typing import Any

from shiftplan import planning
from shiftplan.cli.output import talk
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell
from shiftplan.language import Message, _, printable, say, typed
from shiftplan.planning.solve_keeper import Kept

SHOWN = 6


def tell_kept(kept: Kept) -> None:
    """Say it on stderr."""
    for line in kept_lines(kept):
        talk(line)


def kept_data(kept: Kept) -> dict[str, Any]:
    """The same for a program; `left` are cells that somebody edited meanwhile."""
    left = [{"agent": cell.agent, "day": str(cell.day)} for cell in kept.met]
    return {"edits": list(kept.numbers), "proposed": kept.proposed, "left": left}


def kept_lines(kept: Kept) -> Iterator[Message]:
    """Where the rota is, how it is undone, and which cells stay as somebody edited them meanwhile."""
    plan = typed(kept.opened.folder)
    if kept.proposed:
        yield say(
            "it is proposed beside the rota, which is as it was; look at it: shiftplan proposal {plan}",
            plan=plan,
        )
    if kept.numbers:
        numbers = ", ".join(map(str, kept.numbers))
        yield say(
            "the rota was written as edit {numbers}; to take it back: shiftplan undo {plan}",
            numbers=numbers,
            plan=plan,
        )
    if kept.met:
        yield met_line(kept.opened, kept.met)


def met_line(opened: planning.OpenPlan, met: Sequence[Cell]) -> Message:
    """The cells that somebody has edited since the search began."""
    named = _(", ").join(_name(opened.plan, cell) for cell in met[:SHOWN])
    if met[SHOWN:]:
        named = str(say("{cells} and {more} more", cells=named, more=len(met) - SHOWN))
    return say("edited by somebody since, so they stay as they are now: {cells}", cells=named)


def _name(plan: Plan, cell: Cell) -> str:
    name = plan.agent[cell.agent].name if cell.agent in plan.agent else cell.agent
    return printable(f"{name} {cell.day:%m-%d}")
