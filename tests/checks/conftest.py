import pytest

from shiftplan import language


@pytest.fixture(autouse=True)
def english() -> None:
    """The tests of this room read the English texts."""
    language.use("en")
