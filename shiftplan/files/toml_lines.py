"""Which line of a TOML text a key stands on; the standard reader does not tell.

Walks a text that `tomllib` has accepted, so it needs to know only where values begin and end.
"""

import re
from bisect import bisect_left
from collections import Counter

KeyPath = tuple[str | int, ...]

SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
KEY = re.compile(r"""[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*""")
STRING = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
SCALAR = re.compile(r"[^,\]}#\n]+")


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of every table, key and list element of a valid TOML text, by its path."""
    return _Walk(text).lines


def line_of(lines: dict[KeyPath, int], path: KeyPath) -> int | None:
    """The line of `path`, or of the nearest thing around it that has one."""
    return next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), None)


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.ends = [found.start() for found in re.finditer("\n", text)]
        self.lines: dict[KeyPath, int] = {}
        self.tables: Counter[KeyPath] = Counter()
        table: KeyPath = ()
        self._skip()
        while self.at < len(text):
            if text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _skip(self) -> None:
        self.at = self._match(SPACE).end()

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self.text, self.at)
        if found is None:
            raise ValueError(f"not TOML at {self.at}")
        return found

    def _mark(self, path: KeyPath, at: int) -> None:
        if path not in self.lines:
            self.lines[path] = bisect_left(self.ends, at) + 1

    def _mark_all(self, path: KeyPath, known: int, at: int) -> None:
        """Mark `path` and everything around it but its first `known` parts."""
        for n in range(known + 1, len(path) + 1):
            self._mark(path[:n], at)

    def _header(self) -> KeyPath:
        begin, many = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        path = self._resolve(self._key(), many=many)
        self._mark_all(path, 0, begin)
        self.at = self.text.index("]", self.at) + (2 if many else 1)
        return path

    def _resolve(self, key: KeyPath, *, many: bool) -> KeyPath:
        """The path of a header: a name that is a list of tables means its newest element."""
        path: KeyPath = ()
        for i, part in enumerate(key):
            path = (*path, part)
            if many and i == len(key) - 1:
                self.tables[path] += 1
            if self.tables[path]:
                path = (*path, self.tables[path] - 1)
        return path

    def _key(self) -> KeyPath:
        parts: list[str] = []
        while True:
            found = self._match(KEY)
            parts.append(found[1].strip("\"'"))
            self.at = found.end()
            if not self.text.startswith(".", self.at):
                return tuple(parts)
            self.at += 1

    def _pair(self, table: KeyPath) -> None:
        begin = self.at
        path = (*table, *self._key())
        self._mark_all(path, len(table), begin)
        self.at = self.text.index("=", self.at) + 1
        self._skip()
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        opening = self.text[self.at]
        if opening == "[":
            self._elements(path, "]")
        elif opening == "{":
            self._elements(path, "}")
        else:
            self.at = self._match(STRING if opening in "\"'" else SCALAR).end()

    def _elements(self, path: KeyPath, closing: str) -> None:
        self.at += 1
        index = 0
        self._skip()
        while self.text[self.at] != closing:
            if closing == "}":
                self._pair(path)
            else:
                self._mark((*path, index), self.at)
                self._value((*path, index))
            index += 1
            self._skip()
            self.at += self.text[self.at] == ","
            self._skip()
        self.at += 1
