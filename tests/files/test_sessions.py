"""Sessions of plan.toml: days, hours, people and queues that there are."""

from pathlib import Path

import pytest

from shiftplan import files
from shiftplan.domain.finding import Severity
from tests.files import folders
from tests.files.test_ties import faults


def session(said: str = "", days: str = "2027-11-01", minutes: int = 60) -> str:
    return f'\n[[sessions]]\nid = "brief"\nminutes = {minutes}\ndays = [{days}]\n{said}\n'


def test_a_session_is_read_as_it_stands(tmp_path: Path) -> None:
    said = session('since = "09:00"\nuntil = "18:00"\nteam = "一组"\ngroup = false\nforce = "rule"')
    folder = folders.write(tmp_path, plan_toml=folders.PLAN + said)
    (one,) = files.read_plan(folder).plan.settings.sessions
    assert (one.since, one.until, one.team, one.group, one.force) == (540, 1080, "一组", False, "rule")


@pytest.mark.parametrize(
    ("said", "column", "sentence"),
    [
        (session('since = "09:00"\nuntil = "09:30"'), "until", "do not fit from 09:00 to 09:30"),
        (session(days="2027-12-01"), "days", "2027-12-01 lies outside the plan"),
        (session('queue = "presal"'), "queue", "there is no “presal” here"),
        (session('team = "三组"'), "team", "there is no “三组” here"),
        (session('agents = ["a1", "a9"]'), "agents", "there is no “a9” here"),
        (session(days=""), "days", "days needs at least 1 entry"),
        (session('since = "9 Uhr"'), "since", "“9 Uhr” is no time of day"),
        (session(minutes=0), "minutes", "minutes must be above 0"),
    ],
)
def test_what_cannot_be_meant_is_told_at_its_place(
    said: str, column: str, sentence: str, tmp_path: Path
) -> None:
    (finding,) = faults(tmp_path, said)
    assert finding.severity is Severity.ERROR
    assert finding.place is not None
    assert (finding.place.file, finding.place.column) == ("plan.toml", column)
    assert sentence in str(finding.message)
