"""Where keys stand in a TOML text, and what is said when it is none."""

import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.files.faults import Faults
from shiftplan.files.toml_lines import KeyPath, key_lines, line_of
from shiftplan.files.toml_source import parse_toml
from shiftplan.language import say

TEXT = '''\
# heading = 1
name = "a # [b] = c"
long = """
[not.a.table]
key = 1
"""
list = [
  1, # ]
  { a = 1, "b.c" = [1,
  2] },
]

[event] # [x]
day = 2027-11-01

[[queues]]
id = "a"
[queues.target]
share = 0.8
[[queues]]
  [queues.target]
  x.y = 2027-11-01 08:00:00
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 2),
        (("list",), 7),
        (("list", 0), 8),
        (("list", 1, "b.c", 1), 10),
        (("event", "day"), 14),
        (("queues", 0, "id"), 17),
        (("queues", 0, "target", "share"), 19),
        (("queues", 1), 20),
        (("queues", 1, "target", "x", "y"), 22),
        (("queues", 1, "target", "missing"), 21),
        (("queues", 1, "name"), 20),
        (("nowhere",), None),
    ],
)
def test_the_line_of_a_path_or_of_what_is_around_it(path: KeyPath, line: int | None) -> None:
    assert line_of(key_lines(TEXT), path) == line


KEYS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=4)
LEAVES = st.one_of(
    st.integers(-9, 9), st.text(st.characters(exclude_categories=["Cs"]), max_size=6), st.booleans()
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


def paths(value: Any, path: KeyPath = ()) -> set[KeyPath]:
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    return {path} | {found for key, child in children for found in paths(child, (*path, key))}


@given(st.dictionaries(st.from_regex(r"[a-z]{1,3}", fullmatch=True), VALUES, max_size=4))
def test_every_valid_text_is_walked_to_its_end(doc: dict[str, Any]) -> None:
    text = tomli_w.dumps(doc)
    lines = key_lines(text)
    assert tomllib.loads(text) == doc
    plain = {
        path
        for path in paths(doc)
        if path and all(str(part).isascii() and str(part).isalnum() for part in path)
    }
    assert plain <= set(lines)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a =", 1, "a value is missing"),
        ("a = 1\na = 2\n", 2, "a key is given twice"),
        ('b = 1\na = "x\n', 2, "a text"),
        ("[a]\n[a]\n", 2, "a heading is given twice"),
        ("a = 1\n[[[\n", 2, "a heading or key begins with a sign that no key may have"),
        ("[[a]\n", 1, "a heading in square brackets is not closed"),
        ("a = {b = 1, b = 2}\n", 1, "a key is given twice"),
        ("a b = 1", 1, "a key must be one word"),
        ("= 1", 1, "a line must be a heading"),
        ("a = [1, 2", 1, "a list in square brackets is not closed"),
        ("a = { b = 1", 1, "a group in curly brackets is not closed"),
        ("a = 2027-13-01", 1, "dates are written 2027-11-01"),
        ("a = 2027-02-30", 1, "no such day or time"),
        ('a = "C:\\users"', 1, "a backslash"),
        ("", None, None),
    ],
)
def test_what_is_no_toml_is_said_with_its_line(text: str, line: int | None, said: str | None) -> None:
    faults = Faults("plan.toml")
    source = parse_toml(text, faults)
    assert (source is None) == (said is not None)
    for finding in faults.findings:
        assert finding.place is not None
        assert finding.place.line == line
        assert said is not None
        assert said in str(finding.message)


@pytest.mark.parametrize("number", ["nan", "inf", "-inf"])
def test_an_endless_number_is_refused_wherever_it_stands(number: str) -> None:
    faults = Faults("plan.toml")
    parse_toml(f"[weights]\nwish = 1\nnights = [{{ a = {number} }}]\n", faults)
    assert [str(finding.place) for finding in faults.findings] == ["plan.toml:3:a"]


def test_lists_too_deep_are_refused() -> None:
    faults = Faults("plan.toml")
    assert parse_toml("a = " + "[" * 5000 + "]" * 5000, faults) is None
    assert faults.broken


def test_windows_line_ends_count_as_one_line() -> None:
    faults = Faults("x")
    source = parse_toml("a = 1\r\nb = 2\r\n", faults)
    assert source is not None
    source.error("x", ("b",), say("x"))
    assert str(faults.findings[0].place) == "x:2:b"
