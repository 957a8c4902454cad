"""Source texts and Chinese catalogues are in step: nothing missing, left over or contradictory."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.catalogues import (
    ROOT,
    catalogue,
    compiled,
    in_f_strings,
    packages,
    placeholders,
    po_path,
    texts,
    worded,
)

PACKAGES = packages()
BY_HAND = ["click"]
"""Texts of libraries that we translate too; there is no source of ours to compare with."""
MEND = "run `python -m tests.catalogues {package}`, fill in the Chinese, run it again"


def none(items: Iterable[object], fault: str) -> bool:
    """Whether there are no items; otherwise the test fails with the fault and an item a line."""
    listed = sorted(map(str, items))
    if listed:
        pytest.fail("\n  ".join([f"{fault}:", *listed]), pytrace=False)
    return True


@pytest.mark.parametrize("package", PACKAGES)
def test_the_catalogue_has_exactly_the_texts_of_the_source(package: str) -> None:
    source, kept = texts(package), {str(message.id) for message in catalogue(package) if message.id}
    mend = MEND.format(package=package)
    assert none(source - kept, f"texts without an entry in {package}.po ({mend})")
    assert none(kept - source, f"entries of {package}.po that no source has any more ({mend})")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_text_has_its_chinese(package: str) -> None:
    empty = [message.id for message in catalogue(package) if message.id and not message.string]
    assert none(empty, f"{package}.po has texts without Chinese")


@pytest.mark.parametrize("package", PACKAGES)
def test_both_languages_have_the_same_placeholders(package: str) -> None:
    differing = [
        f"{message.id} → {message.string}"
        for message in catalogue(package)
        if message.id and message.string and placeholders(message.id) != placeholders(str(message.string))
    ]
    assert none(differing, f"{package}.po has other placeholders than the source")


@pytest.mark.parametrize("package", PACKAGES)
def test_the_compiled_catalogue_is_the_written_one(package: str) -> None:
    written, binary = po_path(package), po_path(package).with_suffix(".mo")
    assert written.exists() == binary.exists() == bool(texts(package)), MEND.format(package=package)
    if written.exists():
        fresh = binary.read_bytes() == compiled(catalogue(package))
        assert fresh, f"{binary.name} is out of date; {MEND.format(package=package)}"


def test_no_catalogue_is_without_its_package() -> None:
    orphans = {path.stem for path in po_path("base").parent.glob("*.[mp]o")} - {*PACKAGES, *BY_HAND}
    assert orphans == set()


@pytest.mark.parametrize("name", BY_HAND)
def test_a_catalogue_kept_by_hand_is_whole_and_compiled(name: str) -> None:
    kept = catalogue(name)
    strings = [text for message in kept if message.id for text in _strings(message.string)]
    assert strings
    assert all(strings), f"{name}.po has texts without Chinese"
    assert po_path(name).with_suffix(".mo").read_bytes() == compiled(kept), f"{name}.mo is out of date"


def _strings(string: str | Sequence[str]) -> Sequence[str]:
    """A translation, or those of a plural."""
    return [string] if isinstance(string, str) else string


def test_one_text_has_one_translation() -> None:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for package in PACKAGES:
        for message in catalogue(package):
            if message.id and message.string:
                found[message.id][package] = str(message.string)
    differing = [f"{text}: {said}" for text, said in found.items() if len(set(said.values())) > 1]
    assert none(differing, "the same text has different Chinese in different packages")


def test_every_text_is_written_out_where_it_is_said() -> None:
    """A text that is put together at run time would not be found for translation."""
    hidden = [place for path in sorted(ROOT.rglob("*.py")) for place in _hidden_texts(path)]
    assert none(hidden, "texts that are not literals, so that no catalogue can hold them")


def _hidden_texts(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"say", "_"}:
            text = node.args[0] if node.args else None
            if not (isinstance(text, ast.Constant) and isinstance(text.value, str)):
                yield f"{path.relative_to(ROOT)}:{node.lineno}"


@pytest.mark.parametrize("package", PACKAGES)
def test_words_that_go_with_a_count_are_two(package: str) -> None:
    """One word for one and one for more; Chinese has no use for either."""
    odd = {words for text in texts(package) for _, words in worded(text) if words.count("|") != 1}
    assert none(odd, "not `one|more`")
    chinese = [str(message.string) for message in catalogue(package) if message.id]
    assert none((text for text in chinese if worded(text)), f"{package}.po chooses words in Chinese")


COUNTED = re.compile(r"\{(count|rows|cells|people|odd|errors|missing)(:,)?\} (more |such )?[a-z]*[^s ]s\b")
"""A count and its plural; other placeholders have a noun that is more than one by nature, such as limits."""
MORE_THAN_ONE = {
    "{name} has {count} shifts on {day}: {shifts}; one a day is possible",
    "{name} attends {session} {count} times",
    "{count} contacts; write a number from 0 to {most:,.0f}",
    "{path} holds a cell of {count} characters",
}


def test_no_count_of_things_goes_without_its_singular() -> None:
    """`{count} cells` reads "1 cells"."""
    found = {text for package in PACKAGES for text in texts(package) if COUNTED.search(text)}
    assert none(found - MORE_THAN_ONE, "counts without a singular, write {count:cell|cells}")


def test_placeholders_are_read_with_their_formats() -> None:
    assert placeholders("{a} of {b:.1f}, {b:.1f} {{no}} {a:cell|cells}") == {("a", ""), ("b", ".1f")}
    assert worded("{a} {a:cell|cells}") == {("a", "cell|cells")}
    with pytest.raises(ValueError, match="expected '}'"):
        placeholders("{open")


def test_texts_in_f_strings_are_found_too(tmp_path: Path) -> None:
    source = tmp_path / "one.py"
    source.write_text(
        '''there = f"⏎ {say('start')}, {_('until {time}').format(time=1)}, {other('no')}, {say(name)}"'''
    )
    assert in_f_strings([source]) == {"start", "until {time}"}
