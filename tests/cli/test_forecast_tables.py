"""`forecast` and `accuracy` with tables as shops have them, and `import` of a table of visitors."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import files
from tests.files import folders
from tests.files.commands import shiftplan
from tests.files.tabular import ugly

DAYS = [ugly.START + timedelta(days=day) for day in range(2)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "plan")


def put(tmp_path: Path, name: str, content: bytes) -> Path:
    (tmp_path / name).write_bytes(content)
    return tmp_path / name


@pytest.fixture
def visitors(tmp_path: Path) -> Path:
    rows = [["日期", "访客数"], *([f"{day:%Y/%m/%d}", "1.5万"] for day in DAYS), ["合计", "30000"]]
    return put(tmp_path, "访客.xlsx", ugly.workbook(rows))


def test_visitors_of_a_workbook_are_tried_and_written(
    folder: Path, visitors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("forecast", folder, "--visitors", visitors, "--rate", "presale=10%")
    tried = shiftplan(capsys, *words)
    assert tried.code == 0
    assert "30,000 visitors" in tried.out
    assert "read with layout=long date=日期 visitors=访客数 unit=1440" in tried.err
    assert shiftplan(capsys, *words, "--write").code == 0
    assert (folder / "访客.csv").read_text("utf-8-sig").splitlines()[0] == "start,visitors"
    presale = files.read_plan(folder).plan.forecast.contacts["base"]["presale"]
    assert sum(presale) == pytest.approx(3000)


def test_importing_visitors_alone_points_to_the_recipe(
    folder: Path, visitors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = folders.snapshot(folder)
    done = shiftplan(capsys, "import", folder, visitors)
    assert done.code == 2
    assert f"shiftplan forecast PLAN --visitors {visitors} --rate presale=3%" in done.err
    assert done.err.count("--rate") == 1
    assert folders.snapshot(folder) == before


def test_what_is_not_sure_is_named_and_may_be_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = ugly.truth()
    rows = [["时段", *map(str, DAYS)]]
    rows += [
        [f"{at:%H:%M}", *(known["presale"][datetime.combine(day, at)] for day in DAYS)]
        for at in ugly.times_of(known)
    ]
    path = put(tmp_path, "came.xlsx", ugly.workbook(rows))
    asked = shiftplan(capsys, "accuracy", folder, path)
    assert asked.code == 2
    assert "--map queue=" in asked.err
    told = shiftplan(capsys, "accuracy", folder, path, "--map", "queue=presale")
    assert told.code == 0
    assert f"{sum(known['presale'].values()):,.0f}" in told.out
    refused = shiftplan(capsys, "accuracy", folder, path, "--map", "queue=fax")
    assert refused.code == 2


def test_telling_how_to_read_no_table_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is none here" in shiftplan(capsys, "forecast", folder, "--map", "unit=hour").err
