import pytest

from tests.quality.tools import module_finds_nothing


@pytest.mark.slow
def test_types_hold_strictly() -> None:
    assert module_finds_nothing("mypy", "--no-error-summary")
