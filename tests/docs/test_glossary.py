"""The glossary has the words that the program uses, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shiftplan import language
from shiftplan.domain.plan import STANDARD_PRODUCTIVITY
from shiftplan.domain.service import ServiceDefinition
from shiftplan.domain.weights import Weights
from shiftplan.domain.words import (
    BINDINGS,
    CONTRACTS,
    DEFINITIONS,
    KINDS,
    MODELS,
    PHASES,
    STATUSES,
    TERMS,
    UNITS,
)
from shiftplan.language import Message

GLOSSARY = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")
WORDS: tuple[Message, ...] = tuple(
    word
    for words in (BINDINGS, CONTRACTS, DEFINITIONS, KINDS, MODELS, PHASES, STATUSES, TERMS)
    for word in words.values()
)


@pytest.fixture(params=language.LANGUAGES)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = language.current()
    language.use(request.param)
    yield request.param
    language.use(before)


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.template)
def test_a_word_of_the_program_stands_in_the_glossary(word: Message, spoken: str) -> None:
    assert str(word) in GLOSSARY


def test_keys_of_the_plan_stand_in_the_glossary() -> None:
    goals = set(Weights.model_fields) - {"gentle_share"}
    assert all(f"| `{name}` |" in GLOSSARY for name in (*goals, *ServiceDefinition))


def test_units_of_the_goals_are_those_of_the_program(spoken: str) -> None:
    """`start_change` counts hours of the clock: its unit is no working time."""
    for name, unit in (
        ("overtime", "hours"),
        ("start_change", "hours"),
        ("bonds", "days"),
        ("change", "cells"),
    ):
        (row,) = [line for line in GLOSSARY.splitlines() if line.startswith(f"| `{name}` |")]
        assert str(UNITS[unit]) in row.split("|")[4].split()


def test_each_tier_has_its_productivity() -> None:
    for tier, productivity in STANDARD_PRODUCTIVITY.items():
        (row,) = [line for line in GLOSSARY.splitlines() if line.startswith(f"| {tier} ")]
        assert f"productivity {productivity:.2f}" in row


def test_every_row_is_whole() -> None:
    tables = [block for block in GLOSSARY.split("\n\n") if block.startswith("|")]
    assert tables
    for table in tables:
        widths = {line.count("|") for line in table.splitlines()}
        assert len(widths) == 1, table
