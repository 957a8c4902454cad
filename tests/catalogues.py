"""Keeps the Chinese catalogues in step with the source.

`python -m tests.catalogues` collects the texts of every package under `shiftplan/`, updates
`locale/zh_CN/LC_MESSAGES/<package>.po` (translations are kept, new texts come in empty, dropped texts go)
and compiles the `.mo` beside it. `python -m tests.catalogues PACKAGE …` does so for those packages only.
"""

import ast
import io
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from shiftplan.language import CATALOGUES

ROOT = CATALOGUES.parents[2]
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
KEYWORDS = {"_": None, "translate": None, "say": None}


def packages() -> list[str]:
    """Every room that may hold texts: the sub-packages, and `base` for the modules beside them."""
    return ["base", *sorted(path.parent.name for path in ROOT.glob("*/__init__.py"))]


def texts(package: str) -> set[str]:
    """The texts in the source of one package."""
    found = in_f_strings(ROOT.glob("*.py") if package == "base" else (ROOT / package).rglob("*.py"))
    if package == "base":
        for path in ROOT.glob("*.py"):
            found.update(str(text) for _, text, _, _ in extract_from_file("python", path, keywords=KEYWORDS))
        return found
    for _, _, text, _, _ in extract_from_dir(ROOT / package, [("**.py", "python")], keywords=KEYWORDS):
        found.add(str(text))
    return found


def in_f_strings(paths: Iterable[Path]) -> set[str]:
    """The texts of calls inside f-strings, where the extractor of Babel does not look."""
    trees = [ast.parse(path.read_text("utf-8")) for path in paths]
    strings = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    calls = [node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call)]
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS
        if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


def catalogue(package: str) -> Catalog:
    """The catalogue of one package as it stands."""
    path = po_path(package)
    if not path.exists():
        return Catalog(locale="zh_CN")
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN")


def po_path(package: str) -> Path:
    return CATALOGUES / f"{package}.po"


def updated(package: str) -> Catalog:
    """The catalogue with exactly the texts of the source, in alphabetical order."""
    old = catalogue(package)
    fresh = Catalog(locale="zh_CN", charset="utf-8", fuzzy=False)
    for text in sorted(texts(package)):
        before: Message | None = old.get(text)
        fresh.add(text, before.string if before else "", flags=["python-brace-format"] if "{" in text else [])
    return fresh


def placeholders(text: str) -> set[tuple[str, str]]:
    """(name, format) of each placeholder; raises `ValueError` when a brace is not closed.

    Words that go with a count, `{count:cell|cells}`, are for English only and no placeholders.
    """
    found = {(name, form or "") for _, name, form, _ in Formatter().parse(text) if name is not None}
    return {(name, form) for name, form in found if "|" not in form}


def worded(text: str) -> set[tuple[str, str]]:
    """(name, words) of each place in a text whose words go with a count."""
    found = {(name, form or "") for _, name, form, _ in Formatter().parse(text) if name is not None}
    return {(name, form) for name, form in found if "|" in form}


def compiled(source: Catalog) -> bytes:
    source.creation_date = source.revision_date = LONG_AGO  # equal texts, equal bytes
    buffer = io.BytesIO()
    write_mo(buffer, source)
    return buffer.getvalue()


def compile_click() -> None:
    """click's own words are translated by hand in `click.po`; there is no source of ours to collect."""
    po_path("click").with_suffix(".mo").write_bytes(compiled(catalogue("click")))


def main(names: list[str]) -> None:
    CATALOGUES.mkdir(parents=True, exist_ok=True)
    compile_click()
    for package in names or packages():
        fresh = updated(package)
        if not len(fresh):
            continue
        with po_path(package).open("wb") as file:
            write_po(file, fresh, omit_header=True, width=0)
        po_path(package).with_suffix(".mo").write_bytes(compiled(catalogue(package)))
        empty = [message.id for message in fresh if message.id and not message.string]
        sys.stdout.write(f"{package}: {len(fresh)} texts, {len(empty)} without Chinese {empty[:3]}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
