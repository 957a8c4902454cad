"""The list of templates, for people and for programs."""

import json

import pytest

from tests.files.commands import shiftplan


def test_the_list_names_every_template(capsys: pytest.CaptureFixture[str]) -> None:
    done = shiftplan(capsys, "templates")
    assert done.code == 0
    assert [line.split()[0] for line in done.out.splitlines()[1:]] == [
        "double11",
        "flexible",
        "midnight",
        "sale618",
        "small",
    ]


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = {row["id"]: row for row in json.loads(shiftplan(capsys, "templates", "--json").out)}
    assert (found["small"]["agents"], found["small"]["days"]) == (8, 3)
    assert (found["double11"]["agents"], found["double11"]["days"]) == (60, 14)
