"""CSV out and back, defused; tables with people's headings, delimiters and quotes."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shiftplan.files.csv_text import csv_bytes, defuse, number, undefuse
from shiftplan.files.faults import Faults
from shiftplan.files.row import Row
from shiftplan.files.table import Column, Line, headings, matches, read_table
from shiftplan.files.text import decode

HOSTILE = st.text(
    st.one_of(
        st.sampled_from("=+-@\t\r\n'\",;"), st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    ),
    max_size=12,
)
COLUMNS = (
    Column("agent", ("工号",), required=True),
    Column("contacts", ("咨询量",)),
    Column("note", ("备注",)),
)


@given(HOSTILE)
def test_a_defused_cell_runs_nothing_and_comes_back(cell: str) -> None:
    safe = defuse(cell)
    assert not safe or safe[0] not in "=+-@\t\r"
    assert undefuse(safe) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-1", "@SUM(A1)", "\tx", "\rx", "'=1"])
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert defuse(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "李雷", "a=b", "1-2", "'quoted'"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert defuse(cell) == cell


@given(st.lists(st.lists(HOSTILE, min_size=2, max_size=4), max_size=5))
def test_every_cell_survives_the_file(rows: list[list[str]]) -> None:
    text = decode(csv_bytes(rows), "x")
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert [[undefuse(cell) for cell in row] for row in read] == rows


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_reads_back_exactly(value: float) -> None:
    assert float(number(value)) == value


def table(text: str) -> tuple[list[Line], Faults]:
    faults = Faults("x.csv")
    found = read_table(text, COLUMNS, faults)
    return list(found.lines) if found else [], faults


@pytest.mark.parametrize(
    "text",
    [
        "agent,contacts\na1,5\n",
        "工号;咨询量\na1;5\n",
        "Agent\tContacts\r\na1\t5\r\n",
        "\n\nagent , CONTACTS\n\na1,5\n,\n",
        '"agent","contacts"\n"a1","5"',
        "工号，咨询量\na1，5\n",
        "agent,contacts\ra1,5\r",
    ],
)
def test_headings_delimiters_and_line_ends_of_all_sorts(text: str) -> None:
    lines, faults = table(text)
    assert [(line.cells["agent"], line.cells["contacts"]) for line in lines] == [("a1", "5")]
    assert faults.findings == []


def test_a_line_counts_from_where_its_record_begins() -> None:
    lines, _ = table('agent,note\na1,"two\nlines"\n\na2,x\n')
    assert [line.line for line in lines] == [2, 5]


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        ("", "empty", None, "agent,contacts,note"),
        (" \n \n", "empty", None, "the file is empty"),
        ("agent,contcts\na,1", "unknown_column", 1, "contacts"),
        ("agent,agent\na,1", "duplicate_column", 1, "twice"),
        ("agent,工号\na,1", "duplicate_column", 1, "twice"),
        ("contacts\n1", "missing_column", 1, "工号"),
        ("agent,contacts\na,1,2", "too_many_cells", 2, "3 cells, the heading 2"),
        ('agent,note\na1,x\na2,"open\na3,x\n', "quotes", 3, "quotation mark"),
        ('agent,note\na1,"x"y\n', "quotes", 2, "quotation mark"),
    ],
)
def test_what_is_no_table_is_said(text: str, code: str, line: int | None, said: str) -> None:
    _, faults = table(text)
    assert [finding.code for finding in faults.findings] == [code]
    finding = faults.findings[0]
    assert finding.place is not None
    assert finding.place.line == line
    assert said in f"{finding.message} {finding.hint}"
    assert faults.broken


def test_a_column_of_no_use_is_only_a_warning() -> None:
    lines, faults = table("agent,手机号\na1,555\n")
    assert lines[0].cells == {"agent": "a1"}
    assert [finding.code for finding in faults.findings] == ["unused_column"]
    assert not faults.broken


def test_the_first_line_tells_what_a_file_is() -> None:
    assert headings("\ufeff工号 , 咨询量\n1,2".removeprefix("\ufeff")) == ("工号", "咨询量")
    assert matches(("工号", "x"), COLUMNS)
    assert not matches(("x",), COLUMNS)
    assert headings("") == ()


def row(cell: str) -> tuple[Row, Faults]:
    faults = Faults("x.csv")
    return Row(Line(7, {"c": cell}, {"c": "列"}), faults), faults


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("5", 5),
        (" 5.5 ", 5.5),
        ("１２", 12),
        ("1,234", 1234),
        ("1e2", 100),
        (".5", 0.5),
        ("", None),
        ("5.", 5),
    ],
)
def test_numbers_as_people_write_them(cell: str, value: float | None) -> None:
    read, faults = row(cell)
    assert read.number("c", 0, 10_000) == value
    assert read.sound
    assert not faults.findings


@pytest.mark.parametrize(
    "cell",
    [
        "NaN",
        "inf",
        "-1",
        "1_000",
        "1,23",
        "12人",
        "0x10",
        "#DIV/0!",
        "--1",
        ".",
        "e5",
        "10001",
        "1e999",
        "5%",
    ],
)
def test_what_is_no_number_is_said_with_line_and_column(cell: str) -> None:
    read, faults = row(cell)
    assert read.number("c", 0, 10_000) is None
    assert not read.sound
    assert str(faults.findings[0].place) == "x.csv:7:列"
    assert f"列 must be a number from 0 to 10,000; read “{cell}”" in str(faults.findings[0].message)


def test_a_share_may_be_in_per_cent() -> None:
    assert row("12.5%")[0].number("c", 0, 1, percent=True) == 0.125
    assert row("12.5％")[0].number("c", 0, 1, percent=True) == 0.125
    assert row("0.125")[0].number("c", 0, 1, percent=True) == 0.125
    assert row("125%")[0].number("c", 0, 1, percent=True) is None


@pytest.mark.parametrize(
    ("cell", "value"),
    [("是", True), ("YES", True), ("1", True), ("否", False), ("no", False), ("0", False), ("", True)],
)
def test_flags(cell: str, value: bool) -> None:
    assert row(cell)[0].flag("c", default=True) is value


def test_what_is_no_flag_is_said() -> None:
    read, faults = row("maybe")
    read.flag("c", default=True)
    assert not read.sound
    assert "yes or no" in str(faults.findings[0].message)


@pytest.mark.parametrize("cell", ["a;b", "a,b", "a/b", "a；b", "a、b", "a b", ";a;;b;a"])
def test_several_ids_in_one_cell(cell: str) -> None:
    assert row(cell)[0].many("c") == ("a", "b")


@pytest.mark.parametrize("cell", ["a\x1b[31m", "a\u202eb", "a\u200bb", "a\nb"])
def test_an_id_with_unseen_characters_is_refused(cell: str) -> None:
    read, faults = row(cell)
    read.id("c")
    assert not read.sound
    assert "cannot be seen" in str(faults.findings[0].message)
    assert "\x1b" not in str(faults.findings[0].message)


def test_a_long_cell_is_cut_in_the_sentence() -> None:
    read, faults = row("9" * 5000)
    read.number("c", 0, 1)
    assert len(str(faults.findings[0].message)) < 200
