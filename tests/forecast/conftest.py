import pytest
from hypothesis import settings

from shiftplan import language

settings.register_profile("calm", deadline=None)  # the machine may be busy with other work
settings.load_profile("calm")


@pytest.fixture(autouse=True)
def english() -> None:
    """The tests of this room read the English texts."""
    language.use("en")
