"""Programs that tests start beside themselves: `python -m tests.journal.child FOLDER NAME COUNT WHAT`."""

import sys
from pathlib import Path

from shiftplan import language
from shiftplan.domain.incident_events import LineKind, Written
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


def lead(folder: Path, name: str, count: int) -> None:
    """Write decisions and ticks of incident 1 by turns and tell each number once the journal has it."""
    journal = Journal(folder)
    for number in range(count):
        if number % 2:
            journal.incidents.mark(1, f"step_{number}", ItemState.DONE, name)
        else:
            text = Written(kind=LineKind.DECISION, text=f"{name} {number}", decided_by=name)
            journal.incidents.tell(1, text, name)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def log(folder: Path, name: str, count: int) -> None:
    """Write `count` lines into incident 1 and tell each number on stdout once the journal has it."""
    journal = Journal(folder)
    for number in range(count):
        journal.incidents.log(1, f"{name} {number}", name)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


def note(folder: Path, name: str, count: int) -> None:
    """Write `count` times what people write on a running day: a tick with its note, a step with its answer
    and note, an event; tell each number once all three are in the journal.
    """
    journal = Journal(folder)
    for number in range(count):
        text = f"{name} {number}"
        journal.items.put("pre_event", "legal_list_signed", ItemState.DONE, "", name, text)
        journal.incidents.mark(1, "where", ItemState.DONE, name, "lost", text)
        journal.events.add("log", "desk", text, name)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


WRITES = {"log": log, "note": note, "lead": lead}

if __name__ == "__main__":
    WRITES[sys.argv[4]](Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
