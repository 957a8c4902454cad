"""A small plan of which something was published."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shiftplan import language, planning
from shiftplan.domain.rota import Rota
from tests.tui.publishing.rotas import told, work


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language.current()
    language.use("en")
    yield
    language.use(before)


@pytest.fixture
def published(shop: Path) -> Path:
    """Two people of the small plan work on its first day, told as v0001."""
    opened = planning.open_plan(shop)
    rota = Rota.of([work(opened.plan, 0, 0), work(opened.plan, 1, 0)])
    told(planning.save_rota(opened, rota), "first")
    return shop
