"""plan.toml as the domain's Settings."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field

from shiftplan.domain.base import Frozen
from shiftplan.domain.cover_rules import CoverRule, Scored
from shiftplan.domain.event import Event
from shiftplan.domain.grid import TimeGrid
from shiftplan.domain.people import Contract, ContractKind, Tier
from shiftplan.domain.plan import STANDARD_PRODUCTIVITY, STANDARD_SCENARIOS, Settings
from shiftplan.domain.playbook import Role
from shiftplan.domain.queue import Queue
from shiftplan.domain.session import Session
from shiftplan.domain.staffing import Staffing
from shiftplan.domain.teamwork import Bond, Pattern, Squad
from shiftplan.domain.weights import Weights
from shiftplan.files.faults import Faults
from shiftplan.files.rule_book import read_rules
from shiftplan.files.sentences import build, shown, unknown_key
from shiftplan.files.settings_checks import check_settings, ids_differ
from shiftplan.files.settings_days import days_made_plain
from shiftplan.files.toml_lines import KeyPath
from shiftplan.files.toml_source import TomlSource, parse_toml
from shiftplan.language import say

SCHEMA = 1
Built = TypeVar("Built", bound=BaseModel)
GRID = {"zone": "zone", "start": "start", "days": "days", "minutes": "grid_minutes"}
STANDARD_CONTRACTS = (
    Contract(id="full", kind=ContractKind.FULL_TIME, hours_per_week=40, max_hours_per_week=48),
    Contract(id="part", kind=ContractKind.PART_TIME, hours_per_week=20, max_hours_per_week=24),
    Contract(id="temp", kind=ContractKind.TEMP, hours_per_week=40, max_hours_per_week=48),
    Contract(id="intern", kind=ContractKind.INTERN, hours_per_week=40, max_hours_per_week=40),
)


STATEMENTS: dict[str, type[BaseModel]] = {
    "cover": CoverRule,
    "scored": Scored,
    "bonds": Bond,
    "squads": Squad,
    "patterns": Pattern,
    "sessions": Session,
}
"""Tables of which a plan may have none."""


class _Small(Frozen):
    """The keys that need no type of their own."""

    name: str = Field(min_length=1)
    scenario: str = "base"
    scenarios: dict[str, Annotated[float, Field(gt=0, le=100)]] = STANDARD_SCENARIOS
    productivity: dict[Tier, Annotated[float, Field(gt=0, le=3)]] = STANDARD_PRODUCTIVITY
    statutory_days: tuple[date, ...] = ()
    owners: dict[Role, str] = Field(default_factory=dict)
    shortage_first: bool = False


KEYS = (
    *_Small.model_fields,
    *GRID.values(),
    "schema",
    "event",
    "phases",
    "queues",
    "contracts",
    "rules",
    "weights",
    "staffing",
    *STATEMENTS,
)


def read_settings(text: str, file: str) -> tuple[Settings | None, Faults]:
    """The settings in the text of a plan.toml, None when a fault is an error; all faults are found."""
    faults = Faults(file)
    source = parse_toml(text, faults)
    if source is None:
        return None, faults
    doc = days_made_plain(source.doc)
    _check_keys(source)
    settings = _assemble(source, doc)
    if settings is not None:
        check_settings(source, settings)
    return (None if faults.broken else settings), faults


def _check_keys(source: TomlSource) -> None:
    for key in source.doc:
        if key not in KEYS:
            source.error("unknown_key", (key,), *unknown_key(key, KEYS))
    schema = source.doc.get("schema", SCHEMA)
    if schema != SCHEMA:
        source.error(
            "schema",
            ("schema",),
            say("schema must be {schema}; read {read}", schema=SCHEMA, read=shown(schema)),
            say("a newer shiftplan may have written this plan; update shiftplan"),
        )


def _assemble(source: TomlSource, doc: dict[str, Any]) -> Settings | None:
    small = build(_Small, {key: doc[key] for key in _Small.model_fields if key in doc}, source, _as_it_is)
    grid = build(TimeGrid, {ours: doc[key] for ours, key in GRID.items() if key in doc}, source, _grid_path)
    event = _event(source, doc)
    queues = _tables(Queue, "queues", source, doc)
    contracts = _tables(Contract, "contracts", source, doc) if "contracts" in doc else STANDARD_CONTRACTS
    weights = build(Weights, doc.get("weights", {}), source, _under("weights"))
    staffing = build(Staffing, doc.get("staffing", {}), source, _under("staffing"))
    rules = read_rules(source)
    stated = {key: _tables(kind, key, source, doc) if key in doc else () for key, kind in STATEMENTS.items()}
    if None in stated.values():
        return None
    if not (small and grid and event and queues and contracts and weights and staffing and rules):
        return None
    return Settings(
        grid=grid,
        event=event,
        queues=queues,
        contracts=contracts,
        weights=weights,
        staffing=staffing,
        rule_preset=rules[0],
        rules=rules[1],
        name=small.name,
        scenario=small.scenario,
        scenarios={"base": 1.0, **small.scenarios},
        productivity={**STANDARD_PRODUCTIVITY, **small.productivity},
        statutory_days=tuple(sorted(set(small.statutory_days))),
        owners=small.owners,
        shortage_first=small.shortage_first,
        **stated,
    )


def _as_it_is(loc: KeyPath) -> KeyPath:
    return tuple(part for part in loc if part != "[key]")


def _grid_path(loc: KeyPath) -> KeyPath:
    return tuple(GRID.get(str(part), part) for part in loc) or ("start",)


def _under(*prefix: str | int) -> Callable[[KeyPath], KeyPath]:
    return lambda loc: (*prefix, *loc)


def _event(source: TomlSource, doc: dict[str, Any]) -> Event | None:
    event = doc.get("event", {})
    if not isinstance(event, dict):
        source.error(
            "table",
            ("event",),
            say("event must be a table of keys and values; read {read}", read=shown(event)),
        )
        return None
    if "phases" in event:
        source.error("unknown_key", ("event", "phases"), *unknown_key("phases", ("name", "day")))
        return None
    values = {**event, "phases": doc.get("phases", [])}
    return build(Event, values, source, lambda loc: loc if loc[:1] == ("phases",) else ("event", *loc))


def _tables(kind: type[Built], key: str, source: TomlSource, doc: dict[str, Any]) -> tuple[Built, ...] | None:
    """The sound values of `[[key]]`; what is wrong with the others, or that there is none, is recorded."""
    tables = doc.get(key, [])
    if not isinstance(tables, list) or not tables:
        source.error(
            "missing",
            (key,),
            say("plan.toml has no [[{key}]]", key=key),
            say("add at least one table headed [[{key}]]; docs/files.md shows an example", key=key),
        )
        return None
    built = [build(kind, table, source, _under(key, i)) for i, table in enumerate(tables)]
    ids_differ(source, key, tables)
    return tuple(value for value in built if value is not None)
