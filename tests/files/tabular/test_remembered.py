"""What was made of the parts of a file is there for its next reading, and no longer."""

from shiftplan.files.tabular.remembered import Remembered
from shiftplan.files.tabular.sheet import records_of


def test_what_two_readings_did_not_ask_for_is_forgotten():
    made = Remembered[str, str]()
    for asked in ("ab", "bc", "bc"):
        made.begin()
        for key in asked:
            made.of(key, key.upper)
    made.begin()
    assert [made.get(key) for key in "abc"] == [None, "B", "C"]


def test_rows_that_were_read_before_are_the_same_and_stand_on_their_lines():
    rows = [["'=1", " x ", ""], ["y"]]
    known = Remembered[tuple, tuple]()
    first = records_of(enumerate(rows, 1), "a.csv", known)
    assert first == records_of(enumerate(rows, 1), "a.csv")
    known.begin()
    again = records_of(enumerate([["z"], *rows], 1), "a.csv", known)
    assert [record.line for record in again] == [1, 2, 3]
    assert again[1].cells is first[0].cells == ("=1", "x")
