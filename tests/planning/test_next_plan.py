"""What the next plan takes along of the one that is over, and of its debrief."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from shiftplan import planning
from shiftplan.files import mappings
from shiftplan.planning import debriefing
from shiftplan.planning.next_plan.belongings import copy_own
from tests.operations.plans import far_plan


def test_the_export_of_the_old_days_is_not_followed_on_the_new_ones(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    (old / mappings.FILE).write_bytes(mappings.with_followed(old, "/exports/2027.csv"))
    copy_own(old, new)
    assert mappings.read_followed(old) == "/exports/2027.csv"
    assert mappings.read_followed(new) == ""


def test_notes_written_at_the_same_moment_are_all_kept(tmp_path: Path) -> None:
    opened = planning.open_plan(far_plan(tmp_path / "plan"))
    with ThreadPoolExecutor(2) as leads:
        list(leads.map(lambda text: debriefing.add_note(opened, text), map(str, range(12))))
    assert {note.text for note in debriefing.decided(opened).values()} == set(map(str, range(12)))
