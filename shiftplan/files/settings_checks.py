"""What the keys of plan.toml say about each other."""

from typing import Any

from shiftplan.domain.plan import Settings
from shiftplan.files.cover_checks import check_cover
from shiftplan.files.faults import nearest
from shiftplan.files.sentences import shown
from shiftplan.files.session_checks import check_sessions
from shiftplan.files.tie_checks import check_ties
from shiftplan.files.toml_source import TomlSource
from shiftplan.language import say


def check_settings(source: TomlSource, settings: Settings) -> None:
    """Record what cannot be meant as errors, and what is odd as warnings."""
    _scenario_is_known(source, settings)
    ids_differ(source, "phases", source.doc.get("phases", []))
    _main_day_is_inside(source, settings)
    _contracts_can_be_filled(source, settings)
    check_ties(source, settings)
    check_cover(source, settings)
    _what_comes_first_weighs(source, settings)
    check_sessions(source, settings)


def _scenario_is_known(source: TomlSource, settings: Settings) -> None:
    if settings.scenario in settings.scenarios:
        return
    source.error(
        "unknown_scenario",
        ("scenario",),
        say("there is no scenario {read}", read=shown(settings.scenario)),
        say(
            "the nearest is {nearest}; there are: {known}",
            nearest=nearest(settings.scenario, settings.scenarios),
            known=", ".join(settings.scenarios),
        ),
    )


def ids_differ(source: TomlSource, key: str, tables: list[Any]) -> None:
    """Record every table of `[[key]]` whose id another has before it."""
    seen: set[str] = set()
    for i, table in enumerate(tables):
        name = table.get("id") if isinstance(table, dict) else None
        if isinstance(name, str) and name in seen:
            source.error(
                "duplicate",
                (key, i, "id"),
                say("the id {id} is given twice in [[{key}]]", id=name, key=key),
                say("give each its own id, or remove one"),
            )
        seen.add(str(name))


def _what_comes_first_weighs(source: TomlSource, settings: Settings) -> None:
    if settings.shortage_first and not settings.weights.shortage:
        source.error(
            "shortage_first",
            ("shortage_first",),
            say("shortage is to come first, but weighs nothing"),
            say("give [weights] shortage a weight above 0, or remove shortage_first"),
        )


def _main_day_is_inside(source: TomlSource, settings: Settings) -> None:
    grid, day = settings.grid, settings.event.day
    if grid.day_index(day) is None:
        source.warn(
            "event_outside_plan",
            ("event", "day"),
            say(
                "the main day {day} lies outside the plan, {first} to {last}",
                day=str(day),
                first=str(grid.dates[0]),
                last=str(grid.dates[-1]),
            ),
            say("mend [event] day, or start and days"),
        )


def _contracts_can_be_filled(source: TomlSource, settings: Settings) -> None:
    for i, contract in enumerate(settings.contracts):
        if "contracts" in source.doc and contract.hours_per_week > contract.max_hours_per_week:
            source.warn(
                "contract_hours",
                ("contracts", i, "max_hours_per_week"),
                say(
                    "contract {id} pays {paid} {paid:hour|hours} a week but allows {allowed}",
                    id=contract.id,
                    paid=contract.hours_per_week,
                    allowed=contract.max_hours_per_week,
                ),
                say("raise max_hours_per_week, or lower hours_per_week"),
            )
