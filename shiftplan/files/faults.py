"""What is wrong in files, gathered until all of it is known."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from shiftplan.domain.finding import Finding, Place, Severity
from shiftplan.errors import ShiftplanError
from shiftplan.language import Message, say

SHOWN_PER_FILE = 20
READ_SHOWN = 60
FEW_NAMES = 12
NEAR = 0.5
"""From this share of like letters on a name may have been meant: `E9` for `E1`, 李纳 for 李娜."""


class Faults:
    """Collects the findings of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def error(
        self,
        code: str,
        message: Message,
        hint: Message | None = None,
        line: int | None = None,
        column: str | None = None,
    ) -> None:
        self._add(Severity.ERROR, code, message, hint, line, column)

    def warn(
        self,
        code: str,
        message: Message,
        hint: Message | None = None,
        line: int | None = None,
        column: str | None = None,
    ) -> None:
        self._add(Severity.WARNING, code, message, hint, line, column)

    def note(self, code: str, message: Message, hint: Message | None = None) -> None:
        self._add(Severity.NOTE, code, message, hint, None, None)

    def _add(
        self,
        severity: Severity,
        code: str,
        message: Message,
        hint: Message | None,
        line: int | None,
        column: str | None,
    ) -> None:
        place = Place(file=self.file, line=line, column=column)
        self.findings.append(Finding(code=code, severity=severity, message=message, hint=hint, place=place))

    @property
    def broken(self) -> bool:
        return any(is_error(finding) for finding in self.findings)


class BadPlan(ShiftplanError):
    """Files that cannot be used. `findings` holds every fault of every file, `str` the first of each file."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        errors = [finding for finding in self.findings if is_error(finding)]
        if len(errors) == 1:
            super().__init__(_sentence(errors[0]), errors[0].hint)
        else:
            super().__init__(_listed(errors))


def is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _sentence(finding: Finding) -> Message:
    if finding.place is None:
        return finding.message
    return say("{place}: {sentence}", place=str(finding.place), sentence=finding.message)


def _listed(errors: list[Finding]) -> Message:
    """A message of one line a fault, each translated when it is shown."""
    lines = [
        say("{count} {count:fault makes|faults make} these files unusable:", count=len(errors)),
        *_lines(errors),
    ]
    template = "\n".join(f"{{line{i}}}" for i in range(len(lines)))
    return Message(template=template, values=tuple((f"line{i}", line) for i, line in enumerate(lines)))


def _lines(errors: list[Finding]) -> Iterator[Message]:
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in errors:
        by_file[finding.place.file if finding.place else ""].append(finding)
    for file, findings in by_file.items():
        for finding in findings[:SHOWN_PER_FILE]:
            yield _with_hint(finding)
        if len(findings) > SHOWN_PER_FILE:
            yield say("{file}: and {count} more", file=file, count=len(findings) - SHOWN_PER_FILE)


def _with_hint(finding: Finding) -> Message:
    if finding.hint is None:
        return _sentence(finding)
    return say("{sentence} → {hint}", sentence=_sentence(finding), hint=finding.hint)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, or "" when nothing is known."""
    folded = {other.casefold(): other for other in known}
    found = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.0)
    return folded[found[0]] if found else ""


def near(name: str, known: Iterable[str]) -> str:
    """`nearest`, if it is so like `name` that it may have been meant; else ""."""
    found = nearest(name, known)
    alike = difflib.SequenceMatcher(None, name.casefold(), found.casefold()).ratio()
    return found if found and alike >= NEAR else ""


def near_hint(name: str, known: Iterable[str]) -> Message | None:
    """The name that may have been meant; when none is near which there are, the first of them."""
    names = sorted(known) if isinstance(known, AbstractSet) else list(known)
    meant = near(name, names)
    if meant:
        return say("the nearest is {nearest}", nearest=meant)
    more = ", …" if len(names) > FEW_NAMES else ""
    return say("there are: {known}", known=", ".join(names[:FEW_NAMES]) + more) if names else None


def cut(text: str) -> str:
    """`text` short enough to stand in a sentence."""
    return text if len(text) <= READ_SHOWN else text[:READ_SHOWN] + "…"
