"""The repairing child, for real: absences noted before, a proposal beside the rota afterwards."""

from datetime import date
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.cli.entry import run
from shiftplan.domain.outcome import Outcome
from shiftplan.domain.rota import Cell
from shiftplan.planning.repair_process import RepairProcess

pytestmark = pytest.mark.slow
DAY = date(2027, 11, 11)


@pytest.fixture
def solved(tmp_path: Path) -> Path:
    folder = planning.make_plan("small", tmp_path / "plan")
    assert run(["--lang", "en", "solve", str(folder), "--work", "200"]) == 0
    return folder


async def heard(folder: Path) -> Outcome:
    process = RepairProcess(folder, 4)
    await process.start()
    *_, last = [event async for event in process.events()]
    assert isinstance(last, Outcome)
    return last


async def test_what_it_finds_waits_beside_the_rota(solved: Path) -> None:
    before = planning.open_plan(solved)
    assert before.rota is not None
    who = next(one.agent for one in before.rota.assignments if one.day == DAY)
    noted = planning.note_absences(before, [Cell(who, DAY)], "ill")
    outcome = await heard(solved)
    assert outcome.rota is not None
    assert outcome.rota.at(who, DAY) is None
    after = planning.open_plan(solved)
    assert after.rota == before.rota
    found = planning.proposal(after)
    assert found is not None
    assert found.about.source == "repair"
    assert Cell(who, DAY) in {one.cell for one in found.edit.cells}
    assert noted.plan == after.plan


async def test_without_an_absence_there_is_nothing_to_propose(solved: Path) -> None:
    before = planning.open_plan(solved)
    outcome = await heard(solved)
    assert outcome.rota == before.rota
    assert planning.proposal(planning.open_plan(solved)) is None
