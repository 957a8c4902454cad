from collections.abc import Iterator

import pytest

from shiftplan import language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The texts are read in English here, whatever was spoken before."""
    before = language.current()
    language.use("en")
    yield
    language.use(before)
