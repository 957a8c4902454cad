"""What can go wrong in running the program, one class per cause. Faults of data are `domain.Finding`s."""

from shiftplan.language import Message, say


class ShiftplanError(Exception):
    """The base: one sentence for the reader and, where there is one, how to mend it."""

    exit_code = 2

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return str(self.message)


class BadInput(ShiftplanError):
    """A file or an argument says something that cannot be used."""


class MissingFile(ShiftplanError):
    """A file or folder that is needed is not there, or is of the wrong sort."""


class StorageFailed(ShiftplanError):
    """The disk did not take or give what was asked: full, read-only, no permission."""


class ChangedUnderneath(ShiftplanError):
    """A file is not as it was when it was read; writing now would lose somebody's work.

    `kept` is where what could not be written lies instead, when it would have been dear to lose.
    """

    def __init__(self, name: str, kept: str = "") -> None:
        if kept:
            super().__init__(
                say("{name} was changed by someone else meanwhile; that stays as it is", name=name),
                say("what was solved is in {kept}; to take it, copy it over {name}", kept=kept, name=name),
            )
            return
        super().__init__(
            say("{name} was changed by someone else since it was read; nothing was written", name=name),
            say("open the plan again to see the change, then repeat yours"),
        )


class Unreachable(ShiftplanError):
    """A target that no number of agents can meet."""


class NoRota(ShiftplanError):
    """The solver ended without a rota."""

    exit_code = 3


class SolverFailed(ShiftplanError):
    """The solver's process died or spoke nonsense."""

    exit_code = 70


class Stopped(ShiftplanError):
    """The user ended a work that has nothing to keep yet."""

    exit_code = 4

    def __init__(self) -> None:
        super().__init__(say("stopped; there was nothing to keep yet"))
