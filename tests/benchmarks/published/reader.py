"""Reads the text format of the instances: sections of lines with fields between commas, # for comments."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TypeVar

from tests.benchmarks.published.instance import Cover, Employee, Instance, Request, Shift

SECTIONS = ("HORIZON", "SHIFTS", "STAFF", "DAYS_OFF", "SHIFT_ON_REQUESTS", "SHIFT_OFF_REQUESTS", "COVER")
NEEDED = ("HORIZON", "SHIFTS", "STAFF", "COVER")
MOST_DAYS = 3660
T = TypeVar("T")


class BadInstance(ValueError):
    """What cannot be read, as a sentence with file and line."""


@dataclass(frozen=True)
class Line:
    """A line's place and fields, for sentences about it."""

    file: str
    number: int
    fields: tuple[str, ...]

    def fail(self, message: str) -> NoReturn:
        raise BadInstance(f"{self.file}, line {self.number}: {message}")

    def wants(self, count: int, names: str) -> None:
        if len(self.fields) != count:
            self.fail(f"{len(self.fields)} fields were read where {count} are expected: {names}")

    def whole(self, text: str, what: str, below: int | None = None) -> int:
        """A whole number from 0, `below` a limit."""
        if not re.fullmatch(r"[0-9]{1,9}|-0", text):
            self.fail(f"{text!r} was read where a whole number from 0 is expected ({what})")
        if below is not None and int(text) >= below:
            self.fail(f"{what} {text} lies outside 0 to {below - 1}")
        return int(text)

    def known(self, text: str, names: Iterable[str], what: str) -> str:
        if text not in names:
            self.fail(f"the {what} {text!r} is not declared in this file")
        return text


def read_instance(path: Path) -> Instance:
    """The instance in a file.

    Raises:
        BadInstance: a sentence that names the file and, where there is one, the line.

    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadInstance(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInstance(f"{path}: is not a text file in UTF-8") from error
    return _Reading(path, _sections(path, text)).instance()


def _sections(path: Path, text: str) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    now: list[Line] | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        fields = tuple(field.strip() for field in raw.split(","))
        line = Line(str(path), number, fields)
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        if fields[0].startswith("SECTION_"):
            now = _opened(line, found)
        elif now is None:
            line.fail("the first line must name a section, for example SECTION_HORIZON")
        else:
            now.append(line)
    for name in NEEDED:
        if not found.get(name):
            raise BadInstance(f"{path}: SECTION_{name} is missing or empty")
    return found


def _opened(line: Line, found: dict[str, list[Line]]) -> list[Line]:
    name = line.fields[0].removeprefix("SECTION_")
    if name not in SECTIONS:
        line.fail(f"{line.fields[0]!r} is no section; expected one of SECTION_{', SECTION_'.join(SECTIONS)}")
    if name in found:
        line.fail(f"SECTION_{name} is there twice")
    return found.setdefault(name, [])


class _Reading:
    """One file's sections on the way to values."""

    def __init__(self, path: Path, sections: dict[str, list[Line]]) -> None:
        self._path = path
        self._sections = sections
        self._days = 0
        self._shifts: frozenset[str] = frozenset()
        self._staff: frozenset[str] = frozenset()

    def instance(self) -> Instance:
        first, *more = self._sections["HORIZON"]
        first.wants(1, "the number of days")
        if more:
            more[0].fail("the horizon has one line only")
        self._days = first.whole(first.fields[0], "days", MOST_DAYS + 1)
        if not self._days:
            first.fail("a horizon has at least one day")
        self._shifts = self._ids("SHIFTS")
        shifts = self._each("SHIFTS", self._shift)
        self._staff = self._ids("STAFF")
        return Instance(
            name=self._path.stem,
            days=self._days,
            shifts=shifts,
            staff=self._each("STAFF", self._employee),
            days_off=frozenset(off for offs in self._each("DAYS_OFF", self._off) for off in offs),
            requests=self._each("SHIFT_ON_REQUESTS", lambda line: self._request(line, on=True))
            + self._each("SHIFT_OFF_REQUESTS", lambda line: self._request(line, on=False)),
            cover=self._each("COVER", self._cover),
        )

    def _each(self, name: str, read: Callable[[Line], T]) -> tuple[T, ...]:
        return tuple(read(line) for line in self._sections.get(name, []))

    def _ids(self, name: str) -> frozenset[str]:
        seen: set[str] = set()
        for line in self._sections[name]:
            if not line.fields[0] or line.fields[0] == "-":
                line.fail("an id is expected first, other than -")
            if line.fields[0] in seen:
                line.fail(f"the id {line.fields[0]!r} is there twice")
            seen.add(line.fields[0])
        return frozenset(seen)

    def _shift(self, line: Line) -> Shift:
        line.wants(3, "id, minutes, shifts that cannot follow")
        name, minutes, after = line.fields
        length = line.whole(minutes, "minutes", 1441)
        if not length:
            line.fail("a shift has at least one minute")
        banned = tuple(line.known(other, self._shifts, "shift") for other in after.split("|") if other)
        return Shift(name, length, banned)

    def _employee(self, line: Line) -> Employee:
        line.wants(8, "id, most of each shift, most and least minutes, four limits")
        limits = [line.whole(text, "limit") for text in line.fields[2:]]
        return Employee(line.fields[0], self._most_of(line, line.fields[1]), *limits)

    def _most_of(self, line: Line, text: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for part in filter(None, text.split("|")):
            name, equals, count = part.partition("=")
            if not equals:
                line.fail(f"{part!r} was read where SHIFT=COUNT is expected")
            found[line.known(name, self._shifts, "shift")] = line.whole(count, "most of a shift")
        return found

    def _off(self, line: Line) -> tuple[tuple[str, int], ...]:
        name = line.known(line.fields[0], self._staff, "employee")
        return tuple((name, line.whole(day, "day", self._days)) for day in line.fields[1:])

    def _request(self, line: Line, *, on: bool) -> Request:
        line.wants(4, "employee, day, shift, weight")
        who, day, shift, weight = line.fields
        return Request(
            line.known(who, self._staff, "employee"),
            line.whole(day, "day", self._days),
            line.known(shift, self._shifts, "shift"),
            line.whole(weight, "weight"),
            on,
        )

    def _cover(self, line: Line) -> Cover:
        line.wants(5, "day, shift, wanted, weight for under, weight for over")
        day, shift, *numbers = line.fields
        at = line.whole(day, "day", self._days)
        return Cover(at, line.known(shift, self._shifts, "shift"), *(line.whole(n, "count") for n in numbers))
