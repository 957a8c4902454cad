"""A proposal as text and as data: what was asked, every cell that differs, what taking it would do."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from shiftplan import planning
from shiftplan.cli.certain import finding_data
from shiftplan.cli.edit_text import cell_data, cell_row, effect_lines
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import table
from shiftplan.domain import work
from shiftplan.domain.edit import Edit
from shiftplan.domain.effect import Effect
from shiftplan.domain.outcome import Status
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.scope_words import scope_text
from shiftplan.domain.words import STATUSES
from shiftplan.files import About, Source
from shiftplan.language import Message, _, say

SOURCES: dict[Source, Message] = {Source.SOLVE: say("a solve"), Source.REPAIR: say("a repair")}


def lines(opened: planning.OpenPlan, found: planning.Proposal, part: Edit, effect: Effect) -> Iterator[str]:
    """What was asked, the cells of the part looked at, and what taking them would do."""
    yield from finding_lines(found.findings)
    yield str(_head(opened.plan, found))
    yield str(_search(found))
    if not part.cells:
        yield str(say("nothing differs from the rota as it is"))
        return
    yield from _cells(opened.plan, found, part)
    yield str(_nights(opened, found))
    yield from effect_lines(effect)


def _head(plan: Plan, found: planning.Proposal) -> Message:
    about = found.about
    when = about.made_at.astimezone(ZoneInfo(plan.grid.zone))
    return say(
        "proposed by {source} on {when}: {scope}",
        source=SOURCES[about.source],
        when=f"{when:%Y-%m-%d %H:%M} ({plan.grid.zone})",
        scope=_asked(plan, about),
    )


def _asked(plan: Plan, about: About) -> str:
    if about.source is Source.REPAIR:
        return str(say("the least change after absences"))
    return scope_text(plan, about.scope)


def _search(found: planning.Proposal) -> Message:
    """How far the search came; its gap is within what it was asked to change."""
    about = found.about
    status = _status(found)
    if about.objective is None or found.gap is None:
        return status
    return say(
        "{status}: value {value:,.1f}, at most {gap:.2%} above the best within what was asked",
        status=status,
        value=about.objective,
        gap=found.gap,
    )


def _status(found: planning.Proposal) -> Message:
    if not found.about.done:
        return say("the search goes on, or was killed; this is its best so far")
    known = {status.value: words for status, words in STATUSES.items()}
    return known.get(found.about.status, STATUSES[Status.FEASIBLE])


def _cells(plan: Plan, found: planning.Proposal, part: Edit) -> Iterator[str]:
    met = frozenset(found.met)
    yield str(say("{count} {count:cell differs|cells differ}:", count=len(part.cells)))
    headings = [say("person"), say("day"), say("now"), say("proposed")]
    rows = [cell_row(plan, one) for one in part.cells]
    if met:
        headings.append(say("edited since"))
        rows = [
            [*row, _("yes") if one.cell in met else ""] for row, one in zip(rows, part.cells, strict=True)
        ]
    yield table(headings, rows)
    if met:
        yield str(say("cells that somebody edited since stay as they are unless --over is said"))


def _nights(opened: planning.OpenPlan, found: planning.Proposal) -> Message:
    before, after = (nights(opened.plan, rota) for rota in (opened.rota or Rota(), found.rota))
    return say("{before} night {before:shift|shifts} now, {after} proposed", before=before, after=after)


def nights(plan: Plan, rota: Rota) -> int:
    """The shifts of a rota that count as nights."""
    rules = plan.settings.rules
    return sum(work.is_night_shift(plan.worked(one), rules) for one in work.known(plan, rota))


def data(opened: planning.OpenPlan, found: planning.Proposal, part: Edit, effect: Effect) -> dict[str, Any]:
    """The same for a program; the value and its changes are of taking the cells listed, less those edited."""
    about, after = found.about, effect.after
    return {
        **about.model_dump(mode="json", exclude={"before_digest"}),
        "gap": found.gap,
        "cells": [{**cell_data(one), "edited_since": one.cell in found.met} for one in part.cells],
        "nights": {
            "now": nights(opened.plan, opened.rota or Rota()),
            "proposed": nights(opened.plan, found.rota),
        },
        "effect": {
            "shortage_agent_hours": after.shortage_agent_hours,
            "shortage_change": effect.hours_short,
            "objective": after.objective,
            "objective_change": effect.cost,
            "hard_violations": after.hard_violations,
            "violations_change": after.hard_violations - effect.before.hard_violations,
            "terms": [one.model_dump() for one in effect.terms],
            "broken": [finding_data(finding) for finding in effect.broken],
            "mended": [finding_data(finding) for finding in effect.mended],
        },
        "findings": [finding_data(finding) for finding in found.findings],
    }
