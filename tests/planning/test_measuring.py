"""A plan's forecast against a file of what came."""

import shutil
from pathlib import Path

import pytest

from shiftplan import files, planning
from shiftplan.errors import BadInput, MissingFile
from shiftplan.resources import shipped


@pytest.fixture
def opened(tmp_path: Path) -> planning.OpenPlan:
    template = shipped("configs") / "templates" / "small"
    return planning.open_plan(Path(shutil.copytree(template, tmp_path / "plan")))


def test_the_forecast_itself_is_without_error(opened: planning.OpenPlan) -> None:
    found = planning.accuracy(opened.plan, opened.folder / "forecast.csv")
    assert found.whole.wape == 0
    assert found.whole.bias == 0
    assert found.left_out == 0


def test_a_missing_file_and_bad_lines_are_told(opened: planning.OpenPlan, tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        planning.accuracy(opened.plan, tmp_path / "nothing.csv")
    bad = tmp_path / "bad.csv"
    bad.write_text("start,queue,contacts\n2027-11-10 08:00,presale,many\n", "utf-8")
    with pytest.raises(files.BadPlan, match="many"):
        planning.accuracy(opened.plan, bad)


def test_another_shops_queue_is_refused(opened: planning.OpenPlan, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("start,queue,contacts\n2027-11-10 08:00,fax,3\n", "utf-8")
    with pytest.raises(BadInput, match="fax"):
        planning.accuracy(opened.plan, other)
