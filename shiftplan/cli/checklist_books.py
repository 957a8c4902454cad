"""How the shelf of playbooks shows: lines for a person, data for a script."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from shiftplan.language import printable, say
from shiftplan.operations import kind_name
from shiftplan.planning.operations import Shelved


def shelf_lines(books: Iterable[Shelved]) -> Iterator[str]:
    for kind, group in groupby(books, key=lambda one: one.book.kind):
        yield str(say("── {kind} ──", kind=kind_name(kind)))
        for one in group:
            code = f"{one.book.code}  " if one.book.code else ""
            yield f"{one.book.id}  {code}{one.book.title}  · {_standing(one)}"
            if one.book.declare_when is not None:
                yield f"      {one.book.declare_when}"
            for record in one.open_runs:
                title = printable(record.title) or str(one.book.title)
                yield f"      {record.name(one.book.code)} {title}"


def _standing(one: Shelved) -> str:
    if one.settled is not None:
        return str(say("{settled} settled", settled=one.settled))
    if not one.open_runs:
        return str(say("{items} {items:item|items}", items=len(one.book.items)))
    return str(say("{open} open", open=len(one.open_runs)))


def shelf_data(books: Iterable[Shelved]) -> dict[str, Any]:
    return {
        "books": [
            {
                "id": one.book.id,
                "kind": one.book.kind,
                "code": one.book.code,
                "title": str(one.book.title),
                "when": str(one.book.declare_when) if one.book.declare_when else None,
                "items": len(one.book.items),
                "runs": [record.name(one.book.code) for record in one.open_runs],
            }
            for one in books
        ]
    }
