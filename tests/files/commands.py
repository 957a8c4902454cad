"""The command line run in this process, as a user's words."""

from dataclasses import dataclass

import pytest

from shiftplan import language
from shiftplan.cli.entry import run


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


def shiftplan(capsys: pytest.CaptureFixture[str], *words: object) -> Done:
    """Exit code and what was printed; in English, whatever the machine speaks."""
    code = run(["--lang", "en", *(str(word) for word in words)])
    printed = capsys.readouterr()
    language.use("en")
    return Done(code, printed.out, printed.err)
