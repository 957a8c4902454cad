"""How commands print: aligned tables of wide characters, JSON, findings, one-sentence errors."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import click

from shiftplan.domain.finding import Finding
from shiftplan.domain.words import RULE_KINDS, SEVERITIES
from shiftplan.errors import ShiftplanError
from shiftplan.language import printable, say


def emit_json(data: Any) -> None:
    """Print `data` as one JSON document on stdout."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=str, allow_nan=False))


def talk(text: object) -> None:
    """Say something to the person, on stderr."""
    click.echo(str(text), err=True)


def width(text: str) -> int:
    """Columns that `text` takes on a terminal; Chinese characters take two."""
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def table(headings: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    """Rows in aligned columns: numbers to the right, texts to the left."""
    body = [[_cell(value) for value in row] for row in rows]
    lines = [[str(heading) for heading in headings], *body]
    widths = [max(width(line[i]) for line in lines) for i in range(len(headings))]
    right = [all(_is_number(line[i]) for line in body) and bool(body) for i in range(len(headings))]
    return "\n".join(_row(line, widths, right) for line in lines)


def _row(cells: list[str], widths: list[int], right: list[bool]) -> str:
    padded = (
        " " * (w - width(cell)) + cell if r else cell + " " * (w - width(cell))
        for cell, w, r in zip(cells, widths, right, strict=True)
    )
    return "  ".join(padded).rstrip()


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}"
    return "" if value is None else printable(str(value))


def _is_number(text: str) -> bool:
    return not text or text.strip("-+%").replace(",", "").replace(".", "", 1).isdigit()


def finding_lines(findings: Iterable[Finding]) -> Iterable[str]:
    """Findings as text, a line each and one more for the mend."""
    for finding in findings:
        where = f"{printable(str(finding.place))}: " if finding.place else ""
        text = f"{where}{finding.message}{_source(finding)}"
        yield str(say("{severity}: {sentence}", severity=SEVERITIES[finding.severity], sentence=text))
        if finding.hint:
            yield f"  → {finding.hint}"


def _source(finding: Finding) -> str:
    """The origin of the rule, and whether it binds or is only our advice: ` [劳动法 §38, law]`."""
    if not finding.source:
        return ""
    kind = f", {RULE_KINDS[finding.kind]}" if finding.kind else ""
    return f" [{printable(finding.source)}{kind}]"


def show_error(error: ShiftplanError) -> None:
    talk(say("error: {sentence}", sentence=error.message))
    if error.hint:
        talk(f"  → {error.hint}")
