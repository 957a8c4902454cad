"""Bytes as sheets: encodings and separators found, workbooks with their types, and what cannot be opened."""

import io
import zipfile
from datetime import time

import pytest

from shiftplan.errors import BadInput
from shiftplan.files.tabular import archive as archives
from shiftplan.files.tabular import sheet as sheets
from shiftplan.files.tabular.archive import OLE
from shiftplan.files.tabular.book import book_of
from shiftplan.files.tabular.clocks import parse_span
from tests.files.tabular import ugly
from tests.files.tabular.ugly import moment

ROWS = [["日期", "时段", "咨询量"], ["2027-11-01", "08:00", "1,234"], ["", "09:00", "5"]]


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("gb18030", "GB18030"),
        ("utf-16", "UTF-16-LE"),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encoding_and_separator_are_found_and_told(encoding: str, shown: str, separator: str) -> None:
    book = book_of(ugly.text(ROWS, separator, encoding), "f.csv")
    assert (book.encoding, book.separator) == (shown, separator)
    assert [list(record.cells) for record in book.sheets[0].records] == ROWS
    assert [record.line for record in book.sheets[0].records] == [1, 2, 3]


def test_lines_count_as_in_the_file_with_blank_ones_and_breaks_in_cells() -> None:
    book = book_of(b'a,b\r\n\r\n"x\ny",1\r\nz,2\r\n', "f.csv")
    assert [record.line for record in book.sheets[0].records] == [1, 3, 5]


def test_the_separator_a_spreadsheet_tells_is_taken() -> None:
    book = book_of(b"sep=;\na;b,c\n1;2,3\n", "f.csv")
    assert book.separator == ";"
    assert [record.line for record in book.sheets[0].records] == [2, 3]


def test_a_workbook_keeps_types_and_fills_merged_cells() -> None:
    rows = [
        ["日期", "时间", "量"],
        [moment("2027-11-01"), time(8), 1234],
        [None, time(9), 0.125],
        [None, "10时", None],
    ]
    (sheet,) = book_of(ugly.workbook(rows, ["A2:A4"]), "f.xlsx").sheets
    assert [record.cells for record in sheet.records[1:]] == [
        (moment("2027-11-01"), time(8), 1234.0),
        (moment("2027-11-01"), time(9), 0.125),
        (moment("2027-11-01"), "10时"),
    ]
    assert sheet.spreadsheet


def test_formulas_without_results_are_counted() -> None:
    assert book_of(ugly.workbook([["a", "b"], ["x", "=1+1"], ["y", "=A1"]]), "f.xlsx").formulas == 2
    assert book_of(ugly.workbook([["a", "b"], ["x", 2]]), "f.xlsx").formulas == 0


def bomb() -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w", force_zip64=True) as part,
    ):
        part.write(bytes(3 << 20))
    return buffer.getvalue()


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OLE + bytes(600), "old .xls form"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + bytes(600), "locked with a password"),
        (b"PK\x03\x04 and then nothing", "damaged workbook"),
        (zipped("content.xml"), "no .xlsx workbook"),
        (zipped("xl/workbook.xml"), "damaged workbook"),
        (b"", "empty"),
        (b"\n \n;;\n", "empty"),
        (b"a,b\0\n1,2\n" * 20, "not text"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "not text"),
        (bytes(range(256)) * 10, "text"),
    ],
)
def test_what_cannot_be_opened_gets_a_sentence_with_a_mend(content: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said) as caught:
        book_of(content, "f")
    assert caught.value.hint is not None


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_UNPACKED", 2 << 20)
    with pytest.raises(BadInput, match="would unpack to more than"):
        book_of(bomb(), "f.xlsx")


def test_a_damaged_workbook_is_said_wherever_it_breaks() -> None:
    whole = ugly.workbook(ROWS)
    for end in range(30, len(whole), 97):
        with pytest.raises(BadInput):
            book_of(whole[:end], "f.xlsx")


def test_a_table_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_ROWS", 3)
    with pytest.raises(BadInput, match="more than 3 rows"):
        book_of(b"a,b\n" * 4, "f.csv")


def test_a_row_of_ten_thousand_cells_and_a_huge_cell_are_refused() -> None:
    with pytest.raises(BadInput, match="more than 2,000 columns"):
        book_of(",".join(["x"] * 10_000).encode() + b"\n1\n", "f.csv")
    with pytest.raises(BadInput, match="a cell of 40,000 characters"):
        book_of(b'a,"' + b"x" * 40_000 + b'"\n', "f.csv")
    with pytest.raises(BadInput, match="cannot be cut into cells"):
        book_of(b'a,"' + b"x" * 400_000 + b"\n", "f.csv")


def test_letters_name_columns_as_a_spreadsheet_does() -> None:
    assert [sheets.letters(i) for i in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert all(sheets.column_of(sheets.letters(i)) == i for i in range(2_000))
    assert sheets.column_of("日") is None


def test_morning_twelve_is_noon_alone_and_midnight_beside_afternoon_twelve() -> None:
    rows = [["日期", "时段", "咨询量"], ["2027-11-01", "上午12:00", "1"], ["2027-11-01", "上午 １２:30", "2"]]
    times = [record.cells[1] for record in book_of(ugly.text(rows), "f.csv").sheets[0].records[1:]]
    assert [parse_span(cell).start for cell in times] == [720, 750]
    rows.append(["2027-11-01", "下午12:00", "3"])
    for content in (ugly.text(rows), ugly.workbook(rows)):
        times = [record.cells[1] for record in book_of(content, "f").sheets[0].records[1:]]
        assert [parse_span(cell).start for cell in times] == [0, 30, 720]


def test_other_mornings_and_afternoons_stay_as_written() -> None:
    rows = [["时段"], ["上午1:00"], ["上午12:00"], ["下午1:20"], ["下午12点"], ["上午120"]]
    cells = [record.cells[0] for record in book_of(ugly.workbook(rows), "f").sheets[0].records[1:]]
    assert cells == ["上午1:00", "凌晨12:00", "下午1:20", "下午12点", "上午120"]
