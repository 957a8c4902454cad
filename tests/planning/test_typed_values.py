"""What people typed is kept as the journal can hold it, or refused in a sentence; never a traceback."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.errors import BadInput
from shiftplan.planning import debriefing
from shiftplan.planning.operations import cases, followup
from shiftplan.planning.operations.follow import follow_file
from tests.operations.plans import far_plan

NOW = datetime(2094, 11, 10, 12, tzinfo=UTC)
HALF = "call \udcff back"
TABLE = "订单号,最后扫描\nA1,2094-11-09 10:00\n"


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    return planning.open_plan(far_plan(tmp_path / "plan"))


def test_half_characters_of_a_broken_terminal_are_spelled_out(opened: planning.OpenPlan) -> None:
    assert cases.add_case(opened, f" {HALF} ", customer=HALF, now=NOW).what == "call \\udcff back"
    assert debriefing.add_note(opened, HALF, now=NOW).text == "call \\udcff back"
    followup.take_parcels(opened, TABLE.encode(), "pasted", now=NOW)
    (parcel,) = followup.mark_parcel(opened, "A1", settled=True, note=HALF, now=NOW).parcels
    assert parcel.note == "call \\udcff back"


def test_a_note_too_long_is_refused_and_nothing_written(opened: planning.OpenPlan) -> None:
    followup.take_parcels(opened, TABLE.encode(), "pasted", now=NOW)
    with pytest.raises(BadInput, match="a text has 400 characters; 300 are kept"):
        followup.mark_parcel(opened, "A1", settled=True, note="x" * 400, now=NOW)
    assert not followup.follow_up(opened, NOW).parcels[0].settled


@pytest.mark.parametrize("name", ["~nobody-has-this-name/x.csv", "\udcff.csv"])
def test_an_export_is_followed_only_by_a_name_that_can_be_kept(
    opened: planning.OpenPlan, tmp_path: Path, name: str
) -> None:
    if not name.startswith("~"):
        (tmp_path / name).write_text("start,queue,contacts\n")
    with pytest.raises(Exception, match=r"does not exist|cannot be kept"):
        follow_file(opened, tmp_path / name if not name.startswith("~") else Path(name))
