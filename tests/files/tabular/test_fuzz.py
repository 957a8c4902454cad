"""However bytes are mangled, a file is understood or refused in sentences, never by a fault of ours."""

import io
import zipfile
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Settings
from shiftplan.errors import ShiftplanError
from shiftplan.files.settings import read_settings
from shiftplan.files.tabular import Placing, book_of, propose, read_amounts, told_of
from tests.files import folders
from tests.files.tabular import ugly

DAY = ugly.truth(days=1)
NAMES = tuple(ugly.UGLY)
PIECES = (
    *(
        "日期",
        "合计",
        "-",
        "—",
        "约200",
        "1.234",
        "1,5",
        "24:00",
        "25:00",
        "下午13点",
        "2027-11-31",
        "46000",
        "99999999",
    ),
    *(
        "\x1b[2J",
        "=cmd|' /C calc'!A0",
        "\u202e",
        "\0",
        "\n",
        "\r",
        '"',
        "'",
        ";",
        "\t",
        "NaN",
        "1e999",
        "1e-300",
        "%",
    ),
    *(
        "{line}",
        "{place}",
        "第99小时",
        "11/11",
        "0",
        "00:00-00:00",
        "1" * 400,
        "²",
        "٣",
        "上午",
        "#C",
        "*",
        "[售前]",
    ),
)


@cache
def plan_settings() -> Settings:
    found, _ = read_settings(folders.PLAN, "plan.toml")
    assert found is not None
    return found


def said(content: bytes) -> list[str]:
    """Everything there is to say about a file."""
    try:
        book = book_of(content, "f")
        proposal = propose(book, plan_settings(), told_of({}, {}))
        findings: list[Finding] = [*proposal.findings]
        if proposal.mapping is not None:
            reading = read_amounts(book, proposal.mapping, plan_settings())
            findings += [*reading.findings, *Placing(reading.amounts, plan_settings().grid, "f").findings]
    except ShiftplanError as error:
        return [str(error)]
    return [*(f"{finding.place} {finding.message} {finding.hint}" for finding in findings), "read"]


@st.composite
def mangled(draw: st.DrawFn) -> bytes:
    """A text file with pieces put in, cut out and written over."""
    rows = [[str(cell) for cell in row] for row in draw(st.sampled_from(TABLES))]
    for _ in range(draw(st.integers(1, 6))):
        row = rows[draw(st.integers(0, min(30, len(rows) - 1)))]
        if row:
            row[draw(st.integers(0, len(row) - 1))] = draw(st.sampled_from(PIECES) | st.text(max_size=6))
    content = ugly.text(rows, draw(st.sampled_from(",;\t")), "utf-8")
    at = draw(st.integers(0, len(content)))
    return content[:at] + draw(st.binary(max_size=4)) + content[at + draw(st.integers(0, 9)) :]


TABLES = (
    ugly.long(DAY),
    ugly.merged(DAY),
    ugly.hours_across(DAY, lambda at: f"{at.hour}时"),
    ugly.days_across(DAY, ugly.chinese_day),
    ugly.rates(DAY),
    ugly.ranges(DAY),
)


@settings(max_examples=60, deadline=None)
@given(mangled())
def test_a_mangled_table_is_read_or_refused_in_sentences(content: bytes) -> None:
    sentences = said(content)
    assert sentences
    assert not any("\x1b" in sentence or "\u202e" in sentence for sentence in sentences)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused_in_sentences(content: bytes) -> None:
    assert said(content)


@cache
def whole_workbook() -> bytes:
    return ugly.UGLY["workbook"](DAY)[1]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_mangled_workbook_is_read_or_refused_in_sentences(changes: list[tuple[int, int]]) -> None:
    content = bytearray(whole_workbook())
    for at, byte in changes:
        content[at % len(content)] = byte
    assert said(bytes(content))


def test_a_workbook_with_broken_parts_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole_workbook())) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"<c ", b"<c <") if "sheet1" in name else part)
    (sentence,) = said(buffer.getvalue())
    assert "damaged workbook" in sentence
