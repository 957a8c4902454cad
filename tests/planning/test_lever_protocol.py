"""What a child that tries levers says comes back as it was."""

import pytest

from shiftplan.domain.explanation import Lever, LeverKind, Levers
from shiftplan.language import say
from shiftplan.planning.lever_protocol import levers_line, progress_line, read_line

LEVERS = Levers(
    told=(
        Lever(
            kind=LeverKind.PERSON,
            message=say("one more {kind}", kind=say("temp")),
            expected=12.5,
            saved=3.0,
            saved_hours=0.5,
            wages=180.0,
        ),
        Lever(kind=LeverKind.WISH, message=say("drop it"), expected=1.0, agent="ann"),
    ),
    untried=3,
    alone=True,
)


def test_levers_and_shares_come_back() -> None:
    assert read_line(levers_line(LEVERS)) == LEVERS
    assert read_line(progress_line(0.25)) == 0.25


@pytest.mark.parametrize("line", ["", "[]", '{"kind": "rota"}', '{"kind": "progress"}', "half a l"])
def test_nonsense_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_line(line)
