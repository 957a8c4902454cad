"""The tables of a recipe in the plan's own form."""

from datetime import datetime

import pytest

from shiftplan.domain.derivation import Records
from shiftplan.files.faults import BadPlan
from shiftplan.files.recipe_tables import OwnTable, read_own_table, table_csv


def read(text: str | bytes, *, visitors: bool = False) -> OwnTable:
    found = read_own_table(text if isinstance(text, bytes) else text.encode(), "t.csv", visitors=visitors)
    assert found is not None
    return found


def records(text: str | bytes, *, visitors: bool = False) -> Records:
    found = read(text, visitors=visitors).records
    assert found is not None
    return found


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
def test_how_long_a_row_speaks_for(starts: tuple[str, ...], minutes: int) -> None:
    text = "start,contacts\n" + "".join(f"{start},5\n" for start in starts)
    assert records(text).minutes == minutes


def test_columns_by_the_kind_of_recipe() -> None:
    text = '日期,队列,访客数\n2027年11月1日,售前,"1,200"\n2027/11/2,售前,800\n'.encode("gb18030")
    assert records(text, visitors=True).amounts == {
        "售前": {datetime(2027, 11, 1): 1200, datetime(2027, 11, 2): 800}  # noqa: DTZ001 - wall time of the shop
    }
    assert read_own_table(text, "t.csv", visitors=False) is None


def test_two_columns_that_say_when_are_another_form() -> None:
    assert read_own_table("日期,时段,咨询量\n2027-11-01,8:00,5\n".encode(), "t.csv", visitors=False) is None


def test_a_line_may_tell_how_long_it_speaks() -> None:
    text = "start,contacts,minutes\n2027-11-01 20:00,5,60\n2027-11-02 20:00,6,60\n"
    assert records(text).minutes == 60
    mixed = read(text.replace("6,60", "6,30"))
    assert mixed.records is None
    assert "the same on all lines" in str(mixed.findings[0].message)


@pytest.mark.parametrize("queues", [("",), ("presale", "aftersale")])
@pytest.mark.parametrize("minutes", [60, 30])
def test_what_is_written_reads_back_as_it_is(queues: tuple[str, ...], minutes: int) -> None:
    rows = {datetime(2027, 11, 1, hour): hour + 0.125 for hour in range(8, 20)}  # noqa: DTZ001 - wall time of the shop
    known = Records(minutes=minutes, amounts=dict.fromkeys(queues, rows))
    for visitors in (True, False):
        assert records(table_csv(known, visitors=visitors), visitors=visitors) == known


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
def test_faults_name_line_and_column(line: str, sentence: str) -> None:
    found = read(f"start,contacts\n{line}\n")
    assert found.records is None
    assert sentence in str(BadPlan(found.findings))


def test_only_base_is_read_and_an_unused_column_is_said() -> None:
    text = (
        "start,contacts,scenario,weather\n2027-11-01,5,,sun\n2027-11-01,9,high,sun\n2027-11-02,7,基准,sun\n"
    )
    found = read(text)
    assert found.records is not None
    assert list(found.records.amounts[""].values()) == [5, 7]
    assert [finding.code for finding in found.findings] == ["unused_column"]
