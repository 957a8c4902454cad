"""The committed samples are what the generator writes."""

import pytest

from tests.samples.make import ROOT, files

FILES = files()


@pytest.mark.parametrize("name", FILES)
def test_a_committed_sample_is_what_the_generator_writes(name: str) -> None:
    assert (ROOT / name).read_bytes() == FILES[name], "run python -m tests.samples.make"


def test_every_table_among_the_samples_is_generated() -> None:
    folders = (ROOT / "configs" / "templates", ROOT / "sample_forecasts")
    tables = {path.relative_to(ROOT).as_posix() for folder in folders for path in folder.rglob("*.csv")}
    assert tables == set(FILES)


def test_the_generator_writes_the_same_bytes_twice() -> None:
    assert files() == FILES
