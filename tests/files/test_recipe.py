"""forecast.toml: read by line, written as it was meant."""

import re
from pathlib import Path
from typing import Any

import pytest

from shiftplan.domain.recipe import (
    ContactsRecipe,
    LastEventRecipe,
    Recipe,
    TargetRecipe,
    VisitorsRecipe,
)
from shiftplan.errors import BadInput
from shiftplan.files import BadPlan
from shiftplan.files.recipe import make_recipe, parse_recipe, read_recipe, recipe_toml
from shiftplan.files.settings import read_settings
from tests.files import folders

SETTINGS = read_settings(folders.PLAN, "plan.toml")[0]
TARGET = 'kind = "target"\ntarget_yuan = 500000\norder_value_yuan = 100\n'
LAST = """\
kind = "last_event"
file = "last.csv"
[[phases]]
id = "main"
name = "主场"
kind = "main"
start = "2026/11/11 0:00"
end = 2026-11-12
opening = true
"""


def parsed(text: str) -> Recipe:
    assert SETTINGS is not None
    recipe, faults = parse_recipe(text, "forecast.toml", SETTINGS)
    assert recipe is not None, [str(finding.message) for finding in faults.findings]
    return recipe


def faults(text: str) -> list[str]:
    assert SETTINGS is not None
    recipe, found = parse_recipe(text, "forecast.toml", SETTINGS)
    assert recipe is None
    return [f"{finding.place}: {finding.message} → {finding.hint}" for finding in found.findings]


def test_a_plan_without_one(folder: Path) -> None:
    assert read_recipe(folder) is None


def test_every_kind_is_read() -> None:
    assert isinstance(parsed(TARGET), TargetRecipe)
    assert isinstance(parsed('kind = "contacts"\nfile = "c.csv"\n'), ContactsRecipe)
    visitors = parsed(
        'kind = "visitors"\nvisitors = { main = 9 }\n[[rates]]\nqueue = "presale"\nrate = 0.03\n'
    )
    assert isinstance(visitors, VisitorsRecipe)
    last = parsed(LAST)
    assert isinstance(last, LastEventRecipe)
    assert f"{last.phases[0].start:%F %R}–{last.phases[0].end:%F %R}" == "2026-11-11 00:00–2026-11-12 00:00"


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("", 1, "kind is missing"),
        ('\nkind = "traget"\n', 2, "the nearest is target"),
        (TARGET + "conversion = 0\n", 4, "conversion must be above 0 and at most 1, read 0:"),
        (TARGET + 'conversion = "40%"\n', 4, "conversion must be a number; read “40%”"),
        (TARGET + "service_share = 20\n", 4, "service_share must be at most 1; read 20"),
        (TARGET.replace("= 100", "= 0"), 3, "order_value_yuan must be above 0, read 0:"),
        (TARGET.replace("= 500000", "= -1"), 2, "target_yuan must be at least 0; read -1"),
        (TARGET.replace("= 500000", "= nan"), 2, "must be a number; read nan"),
        (TARGET + "\n[phase_shares]\nmain = 0.6\n", 5, "phase_shares add up to 0.6"),
        (
            TARGET + "\n[phase_shares]\nwarm = 0.5\nmian = 0.5\n",
            7,
            "the plan has no phase mian → there are: warm, main",
        ),
        (TARGET + "\n[queue_shares]\nsales = 1.0\n", 6, "the plan has no queue sales"),
        (TARGET + "servise_share = 0.2\n", 4, "the nearest known key is service_share"),
        (TARGET + "[after_sale]\nqueue = 'x'\ncontacts_per_order = 1\n", 5, "no queue x"),
        (LAST + "[[growth]]\nfactor = 1.3\n[[growth]]\nfactor = -0.3\n", 13, "cannot be -0.3"),
        (LAST + '[[growth]]\nfactor = 1.3\nphase = "spring"\n', 12, "the plan has no phase spring"),
        (LAST.replace("2026-11-12", "2026-11-10"), 3, "phase main ends at"),
        (LAST.replace("last.csv", "../last.csv"), 2, "“../last.csv” is not a file in the plan folder"),
        (LAST.replace("last.csv", "/etc/passwd"), 2, "is not a file in the plan folder"),
        (LAST.replace('"last.csv"', "'C:\\last.csv'"), 2, "is not a file in the plan folder"),
        ('kind = "contacts"\nfile = "forecast.csv"\n', 2, "is not a file in the plan folder"),
        ('kind = "visitors"\n[[rates]]\nqueue = "presale"\nrate = 0.03\n', None, "visitors come either from"),
        ('kind = "history"\nfiles = ["a.csv", "../b.csv"]\n', 2, "“../b.csv” is not a file"),
    ],
)
def test_faults_stand_on_their_line(text: str, line: int | None, sentence: str) -> None:
    found = faults(text)
    begin = "forecast.toml:" if line in (None, 1) else f"forecast.toml:{line}:"
    assert any(one.startswith(begin) and sentence in one for one in found), found


def test_all_faults_are_named_at_once() -> None:
    assert len(faults(TARGET + "conversion = 0\nservice_share = 2\n")) == 2


def test_a_broken_recipe_of_a_folder_is_refused(folder: Path) -> None:
    (folder / "forecast.toml").write_text(TARGET + "conversion = 0\n", "utf-8")
    with pytest.raises(BadPlan, match=r"forecast\.toml:4:conversion: conversion must be above 0"):
        read_recipe(folder)


@pytest.mark.parametrize(
    "text",
    [
        TARGET + 'service_share = 0.25\n[[adjust]]\nfactor = 1.5\nphase = "main"\nnote = "直播 \\"x\\""\n',
        TARGET + '[phase_shares]\nmain = 1.0\n[after_sale]\nqueue = "aftersale"\ncontacts_per_order = 0.3\n',
        LAST + '[[growth]]\nfactor = 2\nqueue = "presale"\n',
        'kind = "visitors"\nfile = "v.csv"\n[[rates]]\nqueue = "presale"\nphase = "main"\nrate = 0.05\n',
        'kind = "contacts"\nfile = "c.csv"\n[day_shapes]\ndaily = [' + "1, " * 24 + "]\n",
        'kind = "history"\nfiles = ["a.csv", "b.csv"]\n',
    ],
)
def test_what_is_written_reads_back(text: str) -> None:
    recipe = parsed(text)
    written = recipe_toml(recipe).decode()
    assert parsed(written) == recipe
    assert recipe_toml(parsed(written)).decode() == written


def test_values_without_a_file_are_refused_in_the_same_sentences() -> None:
    assert SETTINGS is not None
    good: dict[str, Any] = {"kind": "target", "target_yuan": 5, "order_value_yuan": 1}
    assert make_recipe(good, SETTINGS) == TargetRecipe(target_yuan=5, order_value_yuan=1)
    with pytest.raises(BadInput, match="conversion must be above 0"):
        make_recipe({**good, "conversion": 0}, SETTINGS)
    with pytest.raises(BadInput, match="no queue nobody"):
        make_recipe({**good, "queue_shares": {"nobody": 1.0}}, SETTINGS)


def test_every_example_of_the_documents_is_a_recipe() -> None:
    root = Path(__file__).parents[2]
    plan = (root / "configs" / "templates" / "double11" / "plan.toml").read_text("utf-8")
    settings, _ = read_settings(plan, "plan.toml")
    text = (root / "docs" / "forecast.md").read_text("utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    whole = [block for block in blocks if block.startswith("kind =")]
    added = [block for block in blocks if not block.startswith("kind =")]
    assert settings is not None
    assert len(whole) >= 3
    for block in (*whole, *(whole[0] + more for more in added)):
        recipe, faults = parse_recipe(block, "forecast.toml", settings)
        assert recipe is not None, [str(finding.message) for finding in faults.findings]
