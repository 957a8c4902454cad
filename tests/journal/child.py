"""Programs that tests start beside themselves: `python -m tests.journal.child FOLDER NAME COUNT`."""

import sys
from pathlib import Path

from shiftplan import language
from shiftplan.domain.record import ItemState
from shiftplan.errors import ShiftplanError
from shiftplan.journal import Journal


def tick(folder: Path, reason: str = "") -> tuple[str, list[str]]:
    """The error of one tick ("" when it went well) and the states read afterwards."""
    language.use("en")
    failure = ""
    try:
        Journal(folder).items.put("pre_event", "y", ItemState.SKIPPED, reason, "child")
    except ShiftplanError as error:
        failure = f"{type(error).__name__}: {error}"
    return failure, [record.state.value for record in Journal(folder).items.newest("pre_event").values()]


def log(folder: Path, name: str, count: int) -> None:
    """Write `count` lines into incident 1 and tell each number on stdout once the journal has it."""
    journal = Journal(folder)
    for number in range(count):
        journal.incidents.log(1, f"{name} {number}", name)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    log(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
