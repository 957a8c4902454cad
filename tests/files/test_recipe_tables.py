"""The tables of a recipe."""

from datetime import datetime
from pathlib import Path

import pytest

from shiftplan.domain.recipe import ContactsRecipe, InquiryRate, VisitorsRecipe
from shiftplan.errors import MissingFile
from shiftplan.files import BadPlan
from shiftplan.files.recipe_tables import read_tables

CONTACTS = ContactsRecipe(file="t.csv")
VISITORS = VisitorsRecipe(file="t.csv", rates=(InquiryRate(queue="presale", rate=0.1),))


def table(tmp_path: Path, text: str | bytes) -> Path:
    (tmp_path / "t.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmp_path


@pytest.mark.parametrize(
    ("starts", "minutes"),
    [
        (("2027-11-01", "2027-11-02"), 1440),
        (("2027-11-01",), 1440),
        (("2027-11-01 08:00", "2027-11-01 09:00", "2027-11-01 10:00"), 60),
        (("2027-11-01 08:00", "2027-11-01 08:30", "2027-11-01 09:00", "2027-11-02 08:00"), 30),
        (("2027-11-01 08:00", "2027-11-01 08:05", "2027-11-01 08:10", "2027-11-01 09:00"), 5),
        (("2027-11-01 08:00",), 60),
    ],
)
def test_how_long_a_row_speaks_for(tmp_path: Path, starts: tuple[str, ...], minutes: int) -> None:
    text = "start,contacts\n" + "".join(f"{start},5\n" for start in starts)
    assert read_tables(table(tmp_path, text), CONTACTS).records["t.csv"].minutes == minutes


def test_columns_by_the_kind_of_recipe(tmp_path: Path) -> None:
    text = '日期,队列,访客数\n2027年11月1日,售前,"1,200"\n2027/11/2,售前,800\n'.encode("gb18030")
    read = read_tables(table(tmp_path, text), VISITORS).records["t.csv"]
    assert read.amounts == {"售前": {datetime(2027, 11, 1): 1200, datetime(2027, 11, 2): 800}}  # noqa: DTZ001
    with pytest.raises(BadPlan, match="the column contacts is missing"):
        read_tables(tmp_path, CONTACTS)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("2027-11-01 08:03,5", "t.csv:2:start: start must be a date, or a date and a time in steps of 5"),
        ("tomorrow,5", "read “tomorrow”"),
        ("2027-11-01,-5", "t.csv:2:contacts: contacts must be a number from 0"),
        ("2027-11-01,nan", "read “nan”"),
        ("2027-11-01,", "t.csv:2:contacts: contacts is empty"),
        ("2027-11-01,5\n2027/11/1,6", "t.csv:3:start: 2027/11/1 is given twice"),
        ("", "no usable line"),
    ],
)
def test_faults_name_line_and_column(tmp_path: Path, line: str, sentence: str) -> None:
    with pytest.raises(BadPlan) as refused:
        read_tables(table(tmp_path, f"start,contacts\n{line}\n"), CONTACTS)
    assert sentence in str(refused.value)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"t\.csv does not exist"):
        read_tables(tmp_path, CONTACTS)


def test_only_base_is_read_and_an_unused_column_is_said(tmp_path: Path) -> None:
    text = (
        "start,contacts,scenario,weather\n2027-11-01,5,,sun\n2027-11-01,9,high,sun\n2027-11-02,7,基准,sun\n"
    )
    read = read_tables(table(tmp_path, text), CONTACTS)
    assert list(read.records["t.csv"].amounts[""].values()) == [5, 7]
    assert [finding.code for finding in read.findings] == ["unused_column"]
