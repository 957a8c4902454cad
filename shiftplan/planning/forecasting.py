"""Forecasts from recipes: read one, see what it gives, write it with its forecast."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shiftplan import files, forecast
from shiftplan.domain.derivation import Derived
from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.domain.recipe import Recipe
from shiftplan.domain.traffic import Forecast
from shiftplan.language import Message, say, typed
from shiftplan.planning.corrections import Corrections
from shiftplan.planning.opening import OpenPlan, open_plan
from shiftplan.planning.recipe_tables import Tables, read_tables

AS_THEY_LOOK = Corrections()
NEAR = 0.01  # contacts in a slot; less is rounding


@dataclass(frozen=True)
class Applied:
    """The plan after a recipe was written, what it gave, and where the files it replaced are kept."""

    opened: OpenPlan
    derived: Derived
    replaced: tuple[Path, ...]


def read_recipe(folder: Path) -> Recipe | None:
    """The recipe in the plan's forecast.toml; None when the forecast was given as contacts.

    Raises `files.BadPlan` with every fault of the file by line.
    """
    return files.read_recipe(folder)


def make_recipe(opened: OpenPlan, values: dict[str, Any]) -> Recipe:
    """A recipe from the keys and values that a forecast.toml would have; raises `BadInput`.

    Its tables may lie anywhere (absolute paths); writing copies them into the plan.
    """
    return files.make_recipe(values, opened.plan.settings)


def derive(opened: OpenPlan, recipe: Recipe, told: Corrections = AS_THEY_LOOK) -> Derived:
    """What a recipe gives for a plan, with every step; nothing is written.

    `told` says how its tables are to be read where they do not tell. Raises `files.BadPlan` and
    `MissingFile` for its tables, `BadInput` when they do not fit the plan.
    """
    return _derived(opened, recipe, read_tables(opened.folder, opened.plan.settings, recipe, told))


def _derived(opened: OpenPlan, recipe: Recipe, tables: Tables) -> Derived:
    derived = forecast.derive(opened.plan.settings, recipe, tables.records)
    found = (*tables.findings, *derived.findings, *_compared(opened, derived.forecast))
    return derived.model_copy(update={"findings": found})


def apply_recipe(opened: OpenPlan, recipe: Recipe, told: Corrections = AS_THEY_LOOK) -> Applied:
    """Write forecast.toml and the forecast.csv it gives, both or neither; replaced files are kept.

    Tables that are not in the plan's own form are written in it, beside them. Raises as `derive`, and
    `ChangedUnderneath` when somebody changed one of the files since `opened` was read.
    """
    tables = read_tables(opened.folder, opened.plan.settings, recipe, told)
    derived = _derived(opened, recipe, tables)
    kept = files.write_recipe(opened.folder, recipe, derived.forecast, opened.stamps, tables.own)
    return Applied(open_plan(opened.folder), derived, kept)


def _compared(opened: OpenPlan, derived: Forecast) -> Iterator[Finding]:
    """Whether forecast.csv is what the recipe gives, and what writing it would replace."""
    now = opened.plan.forecast
    own = sorted(set(now.contacts) - set(derived.contacts))
    if own:
        yield _about_csv(
            opened,
            "recipe_drops_scenarios",
            say(
                "forecast.csv has series of its own for {scenarios}; "
                "the recipe gives none, so the multipliers of plan.toml would speak",
                scenarios=", ".join(own),
            ),
        )
    apart = list(_different(now, derived))
    if apart:
        queue, slot = apart[0]
        yield _about_csv(
            opened,
            "forecast_not_of_recipe",
            say(
                "{count} of {slots} values {count:is|are} not what the recipe gives, from "
                "{first:%m-%d %H:%M} ({queue})",
                count=len(apart),
                slots=sum(len(series) for rows in derived.contacts.values() for series in rows.values()),
                first=derived.grid.moment(slot),
                queue=queue,
            ),
        )


def _different(now: Forecast, derived: Forecast) -> Iterator[tuple[str, int]]:
    """The queues and slots that say something else."""
    for scenario, rows in derived.contacts.items():
        for queue, series in rows.items():
            there = now.contacts.get(scenario, {}).get(queue, (0.0,) * len(series))
            fine, there_fine = _fine(derived, scenario, queue), _fine(now, scenario, queue)
            for slot, (one, other) in enumerate(zip(series, there, strict=True)):
                if abs(one - other) > NEAR or _apart(fine.get(slot), there_fine.get(slot)):
                    yield queue, slot


def _fine(of: Forecast, scenario: str, queue: str) -> dict[int, tuple[float, ...]]:
    return of.fine.get(scenario, {}).get(queue, {})


def _apart(one: tuple[float, ...] | None, other: tuple[float, ...] | None) -> bool:
    if one is None or other is None:
        return (one is None) != (other is None)
    return any(abs(a - b) > NEAR for a, b in zip(one, other, strict=True))


def _about_csv(opened: OpenPlan, code: str, message: Message) -> Finding:
    return Finding(
        code=code,
        severity=Severity.WARNING,
        message=message,
        hint=say(
            "to write what the recipe gives (what is replaced is kept): shiftplan forecast {plan} --write",
            plan=typed(opened.folder),
        ),
        place=Place(file="forecast.csv"),
    )
