"""A plan of which an export is followed, and clocks to set."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from shiftplan import planning
from shiftplan.domain.actuals import Actual
from shiftplan.domain.by_slot import by_slot
from shiftplan.journal import Journal
from shiftplan.planning.operations.follow import Watch
from tests.operations.plans import far_plan

OPENS = datetime(2094, 11, 10, 12, tzinfo=UTC)  # 20:00 in Shanghai
HEAD = "时间,队列,咨询量,首响\n"


class Desk:
    """A plan, its export, and a watch whose clocks stand where they are set."""

    def __init__(self, folder: Path, path: Path) -> None:
        self.opened = planning.open_plan(folder)
        self.path = path
        self.now = OPENS + timedelta(hours=2)
        self.age = 10.0
        self.watch = Watch(path, self.machine)

    def machine(self) -> float:
        """The clock of the disk: the file is `age` seconds old."""
        return self.path.stat().st_mtime + self.age if self.path.exists() else 0.0

    def poll(self) -> bool:
        return self.watch.poll(self.opened, self.now, "li")

    def write(self, text: str, encoding: str = "utf-8") -> None:
        self.path.write_bytes(text.encode(encoding))

    @property
    def rows(self) -> list[Actual]:
        return [record.actual for record in Journal(self.opened.folder).actuals.all()]

    @property
    def newest(self) -> dict[str, float | None]:
        """Contacts by slot, as the journal has them."""
        known = by_slot(self.opened.plan.grid, Journal(self.opened.folder).actuals.all())
        return {f"{one.start:%H:%M}": one.contacts for one in known.get("presale", {}).values()}


def row(time: str, contacts: object, reply: object = 20) -> str:
    return f"2094-11-10 {time},售前,{contacts},{reply}\n"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(far_plan(tmp_path / "plan"), tmp_path / "千牛导出.csv")
