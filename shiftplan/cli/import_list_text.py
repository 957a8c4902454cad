"""What a list of people or of absences changes, as text and as data."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from shiftplan.cli.certain import finding_data
from shiftplan.cli.edit_text import effect_lines
from shiftplan.cli.output import table
from shiftplan.domain.effect import Effect
from shiftplan.domain.list_changes import ListKind, Mark, PersonChange
from shiftplan.domain.list_words import MARKS, new_text, rows
from shiftplan.domain.plan import Plan
from shiftplan.language import Message, printable, say, typed
from shiftplan.planning.list_importing import After, ListImport

KINDS = {
    "agents.csv": "agents",
    "availability.csv": "availability",
    "rota.csv": "rota",
    "history.csv": "history",
}
SHOWN = 6


def lines(found: ListImport, effect: Effect | None, left: int) -> Iterator[str]:
    """Every difference by person, who stays though not in the list, then what it does to the rota."""
    if not found.changes:
        yield str(say("the list changes nothing: the plan has it so already"))
    else:
        yield str(_headline(found))
        headings = (say("person"), say("what"), say("before"), say("after"))
        yield table(headings, [row for one in found.changes for row in _rows(found.plan, one)])
    if left:
        yield str(
            say("changes of {count} other {count:person|people} are left out, as you asked", count=left)
        )
    if found.staying:
        yield str(_staying(found))
    if effect is not None:
        yield from effect_lines(effect)


def _headline(found: ListImport) -> Message:
    counts = {mark: sum(one.mark is mark for one in found.changes) for mark in Mark}
    if found.kind is ListKind.AVAILABILITY:
        count = sum(len(one.entries) for one in found.changes)
        return say(
            "the list changes {count} {count:entry|entries} of {people} {people:person|people}:",
            count=count,
            people=len(found.changes),
        )
    return say(
        "the list has {new} new {new:person|people}, {changed} changed, {gone} gone:",
        new=counts[Mark.NEW],
        changed=counts[Mark.CHANGED],
        gone=counts[Mark.GONE],
    )


def _rows(plan: Plan, change: PersonChange) -> Iterator[tuple[str, str, str, str]]:
    who = printable(f"{change.name} {change.agent}".strip())
    if change.mark is Mark.NEW and change.after is not None:
        yield who, str(MARKS[Mark.NEW]), "", new_text(change)
        return
    for what, before, after in rows(plan, change):
        yield who, what, before, after
        who = ""


def _staying(found: ListImport) -> Message:
    names = [found.plan.agent[one].name for one in found.staying]
    shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    if found.kind is ListKind.AGENTS:
        return say(
            "{count} {count:person|people} not in the list {count:stays|stay}: {names} (--gone remove takes "
            "them out)",
            count=len(names),
            names=printable(shown),
        )
    return say(
        "entries that are not in the list stay, of {names} (--gone remove takes them out)",
        names=printable(shown),
    )


def ways_back(folder: Path, found: ListImport, after: After, kept: Mapping[str, Path]) -> Iterator[str]:
    """What was written, where the old files are, and the commands that bring them back."""
    names = ", ".join(name for name, content in after.contents.items() if content is not None)
    yield str(say("written: {names}", names=names))
    if not found.layout.own:
        yield str(say("lists with these headings will be read alike from now on (mappings.toml)"))
    yield str(say("what was there before is kept; to take all of it back:"))
    for name, path in kept.items():
        if name in KINDS:
            gone = " --gone remove" if KINDS[name] in set(ListKind) else ""
            ending = f"--as {KINDS[name]}{gone}" + ("" if KINDS[name] == "history" else " --yes")
            yield f"  shiftplan import {typed(folder)} {typed(path)} {ending}"


def data(
    found: ListImport,
    after: After,
    effect: Effect | None,
    kept: Mapping[str, Path],
    left: int,
    *,
    written: bool,
) -> dict[str, Any]:
    """The same for a program."""
    return {
        "kind": found.kind,
        "written": written,
        "changes": [_change(one) for one in found.changes],
        "left_out": left,
        "staying": list(found.staying),
        "files": [name for name, content in after.contents.items() if content is not None],
        "replaced": {name: str(path) for name, path in kept.items()},
        "mapping": found.layout.mapping.model_dump(mode="json"),
        **(_effect(effect) if effect else {}),
        "findings": [finding_data(finding) for finding in found.findings],
    }


def _change(change: PersonChange) -> dict[str, Any]:
    return {
        "agent": change.agent,
        "name": change.name,
        "mark": change.mark,
        "fields": [field.model_dump() for field in change.fields],
        "entries": [
            {
                "day": str(entry.day),
                "mark": entry.mark,
                "before": entry.before.model_dump(mode="json") if entry.before else None,
                "after": entry.after.model_dump(mode="json") if entry.after else None,
                "on_duty": entry.on_duty,
            }
            for entry in change.entries
        ],
        "shifts": [{"day": str(day), "shift": shift} for day, shift in change.shifts],
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "broken": [finding_data(finding) for finding in effect.broken],
        "mended": [finding_data(finding) for finding in effect.mended],
        "shortage_agent_hours": effect.after.shortage_agent_hours,
        "shortage_change": effect.hours_short,
        "objective_change": effect.cost,
        "hard_violations": effect.after.hard_violations,
    }
