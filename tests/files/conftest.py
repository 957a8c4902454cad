from collections.abc import Iterator
from pathlib import Path

import pytest

from shiftplan import language
from tests.files import folders


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = language.current()
    language.use("en")
    yield
    language.use(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "plan")
