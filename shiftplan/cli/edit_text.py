"""What an edit changed, broke and cost, as text and as data."""

from collections.abc import Iterator
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli.certain import finding_data
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import emit_json, table
from shiftplan.cli.waiting import need_of
from shiftplan.domain.clock import clock
from shiftplan.domain.edit import CellEdit, CellState, Edit
from shiftplan.domain.edit_words import state_text
from shiftplan.domain.effect import Effect
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.words import TERMS, UNITS, day_name
from shiftplan.language import printable, say

SHOWN = 20


def tell(edited: planning.Edited, *, as_json: bool, written: bool = True) -> None:
    """Print what edits did; nothing but a sentence when nothing was to be changed."""
    effect = planning.effect(edited, need_of(edited.opened.plan))
    if as_json:
        emit_json(data(edited, effect, written=written))
    else:
        click.echo("\n".join(lines(edited, effect, written=written)))


def lines(edited: planning.Edited, effect: Effect, *, written: bool) -> Iterator[str]:
    cells = [one for edit in edited.edits for one in edit.cells]
    if not cells:
        yield str(say("nothing to change: the cells stand so already"))
        return
    plan = edited.opened.plan
    yield str(_headline(edited, len(cells), written=written))
    headings = (say("person"), say("day"), say("before"), say("now"))
    yield table(headings, [cell_row(plan, one) for one in cells[:SHOWN]])
    if cells[SHOWN:]:
        yield str(say("and {count} more", count=len(cells) - SHOWN))
    yield from effect_lines(effect)


def _headline(edited: planning.Edited, cells: int, *, written: bool) -> object:
    if not written:
        return say("would change {count} {count:cell|cells}; nothing was written", count=cells)
    numbers = ", ".join(map(str, edited.numbers))
    return say("edit {numbers}: {count} {count:cell|cells} changed", numbers=numbers, count=cells)


def effect_lines(effect: Effect) -> Iterator[str]:
    """Rules broken and mended, the change of cover and value, and of which goals."""
    if effect.broken:
        yield str(say("now broken ({count}):", count=len(effect.broken)))
        yield from finding_lines(effect.broken)
    if effect.mended:
        yield str(say("mended ({count}):", count=len(effect.mended)))
        yield from (f"  {finding.message}" for finding in effect.mended)
    yield str(
        say(
            "short of {hours:,.1f} agent-hours ({more:+z,.1f}), value {value:,.1f} ({cost:+z,.1f}), {errors} "
            "{errors:violation|violations}",
            hours=effect.after.shortage_agent_hours,
            more=effect.hours_short,
            value=effect.after.objective,
            cost=effect.cost,
            errors=effect.after.hard_violations,
        )
    )
    if effect.terms:
        rows = [[TERMS[one.name], one.before, one.after, UNITS[one.unit], one.cost] for one in effect.terms]
        yield table((say("goal"), say("before"), say("now"), say("unit"), say("cost")), rows)


def cell_row(plan: Plan, one: CellEdit) -> list[object]:
    """Who, on which day, from what, to what."""
    name = plan.agent[one.agent].name if one.agent in plan.agent else ""
    before, after = (state_text(plan, state) for state in (one.before, one.after))
    return [printable(f"{name} {one.agent}".strip()), day_name(one.day), before, after]


def data(edited: planning.Edited, effect: Effect, *, written: bool) -> dict[str, Any]:
    """The same for a program."""
    return {
        "written": written and bool(edited.numbers),
        "edits": list(edited.numbers),
        "cells": [cell_data(one) for edit in edited.edits for one in edit.cells],
        "broken": [finding_data(finding) for finding in effect.broken],
        "mended": [finding_data(finding) for finding in effect.mended],
        "shortage_agent_hours": effect.after.shortage_agent_hours,
        "shortage_change": effect.hours_short,
        "objective": effect.after.objective,
        "objective_change": effect.cost,
        "hard_violations": effect.after.hard_violations,
        "terms": [one.model_dump() for one in effect.terms],
    }


def edit_data(edit: Edit) -> dict[str, Any]:
    return {"kind": edit.kind, "note": edit.note, "cells": [cell_data(one) for one in edit.cells]}


def cell_data(one: CellEdit) -> dict[str, Any]:
    return {
        "agent": one.agent,
        "day": str(one.day),
        "before": _state(one.before),
        "after": _state(one.after),
    }


def _state(state: CellState) -> dict[str, Any]:
    return {
        "shifts": [_work(work) for work in state.works],
        "locked": state.locked,
        "away": [entry.kind.value for entry in state.away],
    }


def _work(one: Assignment) -> dict[str, Any]:
    start = None if one.start is None else clock(one.start)
    return {"shift": one.shift, "start": start, "queue": one.queue, "then": one.then}
