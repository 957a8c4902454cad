"""A small plan with three shifts, and files to bring into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shiftplan import language, planning
from shiftplan.domain.rota import Rota
from tests import builders
from tests.tui.publishing.rotas import work


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """In English; the need is not what is looked at here, and takes seconds."""
    monkeypatch.setattr(planning, "need_of", lambda plan, *_: builders.need(plan, 1.0))
    before = language.current()
    language.use("en")
    yield
    language.use(before)


@pytest.fixture
def worked(shop: Path) -> Path:
    """The first two people work on the first day, the first also on the second."""
    opened = planning.open_plan(shop)
    planning.save_rota(opened, Rota.of(work(opened.plan, *one) for one in ((0, 0), (1, 0), (0, 1))))
    return shop


@pytest.fixture
def grid(tmp_path: Path) -> Path:
    """s01 late on the first day and as before on the second, s02 off."""
    path = tmp_path / "back.csv"
    path.write_text("id,11-10,11-11\ns01,晚,中\ns02,休,休\n", encoding="gb18030")
    return path


@pytest.fixture
def people(worked: Path, tmp_path: Path) -> Path:
    """s01 is gone, s02 of another tier, n1 new."""
    lines = (worked / "agents.csv").read_text("utf-8-sig").splitlines()
    lines[2] = lines[2].replace("T3", "T2")
    lines[1:2] = []
    path = tmp_path / "people.csv"
    path.write_text("\n".join([*lines, "n1,[b]新人,客服组,T1,full,presale"]), "utf-8")
    return path


@pytest.fixture
def leave(worked: Path, tmp_path: Path) -> Path:
    """s02 is ill on the day of the shift."""
    path = tmp_path / "leave.csv"
    path.write_text("姓名,假别,日期\n赵安然,病假,2027-11-10\n", "utf-8")
    return path
