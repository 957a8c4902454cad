"""A law: whatever the forecast, written in any ugly way and imported, it is the same forecast."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from shiftplan import files, planning
from tests.files import folders
from tests.files.tabular import ugly

HOURS = 48
AMOUNTS = st.lists(st.integers(0, 120_000), min_size=HOURS, max_size=HOURS)


@contextmanager
def plan_folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield folders.write(Path(name) / "plan")


def known(presale: list[int], aftersale: list[int]) -> ugly.Truth:
    moments = sorted(ugly.truth()["presale"])
    both = {"presale": presale, "aftersale": aftersale}
    return {queue: dict(zip(moments, map(float, row), strict=True)) for queue, row in both.items()}


@settings(max_examples=10, deadline=None)
@given(AMOUNTS, AMOUNTS, st.sampled_from(tuple(ugly.UGLY)))
def test_an_ugly_file_gives_back_the_forecast(presale: list[int], aftersale: list[int], way: str) -> None:
    truth = known(presale, aftersale)
    name, content = ugly.UGLY[way](truth)
    with plan_folder() as folder:
        (folder.parent / name).write_bytes(content)
        proposal = planning.propose_import(folder, folder.parent / name)
        told = {guess.field: guess.value for guess in proposal.unsure}
        agreed = planning.propose_import(folder, folder.parent / name, None, told).mapping
        planning.import_file(folder, folder.parent / name, None, agreed)
        contacts = files.read_plan(folder).plan.forecast.contacts["base"]
    assert contacts == {"presale": tuple(map(float, presale)), "aftersale": tuple(map(float, aftersale))}
