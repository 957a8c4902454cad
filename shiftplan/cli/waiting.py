"""What is told while a need is worked out: what looks odd in the plan, and how far it is."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from shiftplan import planning
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import talk
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.staffing import Method
from shiftplan.language import Message, say, width

QUIET_SECONDS = 0.5
PACE_SECONDS = 0.2
Report = Callable[[int, int], None]


def opened_to_staff(opened: planning.OpenPlan) -> planning.OpenPlan:
    """The same plan, once its findings and those of its forecast are told: people will hang on them."""
    for line in finding_lines((*opened.findings, *planning.forecast_findings(opened.plan))):
        talk(line)
    return opened


def need_of(plan: Plan, scenario: str | None = None, method: Method | None = None) -> Need:
    """The need, with a line that tells how far it is."""
    with counted(say("working out the need")) as report:
        return planning.need_of(plan, scenario, report, method)


@contextmanager
def counted(what: Message) -> Iterator[Report]:
    """A report(done, total) that shows `what` and its per cent in one line on stderr, after half a second
    and only on a terminal; the line is gone at the end, whatever that is.
    """
    line = _Line(what, time.monotonic() + QUIET_SECONDS)
    try:
        yield line.tell if sys.stderr.isatty() else _silent
    finally:
        line.clear()


def _silent(done: int, total: int) -> None:
    """Nobody watches."""


class _Line:
    def __init__(self, what: Message, due: float) -> None:
        self._what, self._due, self._shown = what, due, 0

    def tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._due:
            self._due = now + PACE_SECONDS
            text = str(say("{what}: {share:.0%} (Ctrl-C stops)", what=self._what, share=done / max(total, 1)))
            if width(text) < shutil.get_terminal_size().columns:
                self._write("\r" + text + " " * (self._shown - width(text)))
                self._shown = max(self._shown, width(text))

    def clear(self) -> None:
        if self._shown:
            self._write("\r" + " " * self._shown + "\r")
            self._shown = 0

    @staticmethod
    def _write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()
