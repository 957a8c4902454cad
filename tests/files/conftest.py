from pathlib import Path

import pytest

from tests.files import folders


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "plan")
