"""What every test may rely on: English texts, a home of its own, a calm hypothesis."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from shiftplan import language

settings.register_profile("calm", deadline=None)  # the machine may be busy with other work
settings.load_profile("calm")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Texts are read in English, whatever was spoken before."""
    before = language.current()
    language.use("en")
    yield
    language.use(before)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Preferences of the person who runs the tests are neither read nor written; needs worked out are kept
    for the whole run.
    """
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp().parent / "cache"))
    return home
