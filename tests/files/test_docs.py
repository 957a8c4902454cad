"""docs/files.md: its examples make a plan, and it leaves out no key, column or heading."""

import re
from pathlib import Path

from shiftplan import files
from shiftplan.domain.cover_rules import CoverRule, Scored
from shiftplan.domain.event import Event, Phase
from shiftplan.domain.people import Contract, ContractKind
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.queue import Model, Queue, Shrinkage
from shiftplan.domain.rota import RotaFacts
from shiftplan.domain.rules import Rules
from shiftplan.domain.scope import Scope
from shiftplan.domain.service import ServiceDefinition, Target
from shiftplan.domain.session import Session, SessionKind
from shiftplan.domain.shift import Break, ShiftKind
from shiftplan.domain.teamwork import Bond, BondKind, Pattern, Squad
from shiftplan.domain.weights import Weights
from shiftplan.domain.when import Weekday
from shiftplan.files import (
    agents,
    availability,
    export_csv,
    forecast,
    history,
    readiness,
    rota,
    shift_breaks,
    shifts,
)
from shiftplan.files.export_toml import Working
from shiftplan.files.settings import KEYS

TEXT = (Path(__file__).parents[2] / "docs" / "files.md").read_text("utf-8")
EXAMPLE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
MODELS = (
    Event,
    Phase,
    Queue,
    Target,
    Shrinkage,
    Bond,
    Contract,
    CoverRule,
    Pattern,
    Scored,
    Session,
    Squad,
    Weights,
    Rules,
    Break,
    RotaFacts,
    Scope,
    files.About,
    Working,
)
TABLES = (
    agents.COLUMNS,
    availability.COLUMNS,
    forecast.COLUMNS,
    history.COLUMNS,
    readiness.COLUMNS,
    rota.COLUMNS,
)
WORDS = (
    agents.TIERS,
    agents.PROTECTIONS,
    agents.CONTRACT_WORDS,
    availability.KINDS,
    readiness.ITEMS,
)
NAMES = {
    *KEYS,
    *shifts.KEYS,
    *shift_breaks.RULE_KEYS,
    *shift_breaks.KINDS,
    *export_csv.HEADINGS,
    *(field for model in MODELS for field in model.model_fields),
    *(
        value
        for kind in (
            PhaseKind,
            ContractKind,
            Model,
            ServiceDefinition,
            ShiftKind,
            Weekday,
            BondKind,
            SessionKind,
        )
        for value in kind
    ),
    *(heading for table in TABLES for column in table for heading in column.headings),
    *(word for words in WORDS for word in words if not word.isascii()),
}


def test_every_name_is_explained() -> None:
    missing = {name for name in NAMES if not re.search(rf"(?<![a-z_]){re.escape(name)}(?![a-z_])", TEXT)}
    assert not missing
    assert len(NAMES) > 150


def test_the_examples_make_a_plan_with_a_rota(tmp_path: Path) -> None:
    examples = dict(EXAMPLE.findall(TEXT))
    for name, text in examples.items():
        (tmp_path / name).write_text(text, "utf-8")
    read = files.read_plan(tmp_path)
    assert {finding.code for finding in read.findings} == {"gaps"}
    entries, faults = readiness.read_readiness(tmp_path, read.plan)
    assert (len(entries), faults) == (2, ())
    assert read.rota is not None
    assert (len(read.rota.assignments), len(read.rota.locks)) == (1, 2)
