"""The commands that a document shows in its ```console blocks, with what it says comes of them."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"#\s*exit\s+(\d+)\s*$")
PROMPT, ANYTHING = "$ ", "…"


@dataclass(frozen=True)
class Example:
    """A command line, the exit code it leaves with, and lines of its output; `…` stands for any text."""

    line: int
    command: tuple[str, ...]
    exit_code: int
    output: tuple[str, ...]

    def missing(self, printed: str) -> list[str]:
        """The shown lines that were not printed, in the order shown."""
        lines, lost = iter(printed.splitlines()), []
        for shown in self.output:
            pattern = re.compile(".*?".join(re.escape(part.strip()) for part in shown.split(ANYTHING)))
            if not any(pattern.search(line) for line in lines):
                lost.append(shown)
                lines = iter(printed.splitlines())
        return lost


def examples(document: Path) -> list[Example]:
    """All shiftplan commands of a document, in order."""
    text = document.read_text("utf-8")
    return [example for block in BLOCK.finditer(text) for example in _of_block(text, block)]


def _of_block(text: str, block: re.Match[str]) -> list[Example]:
    first_line = text.count("\n", 0, block.start(1)) + 1
    found: list[Example] = []
    for number, line in enumerate(block[1].splitlines(), start=first_line):
        if line.startswith(PROMPT):
            found.append(_example(number, line.removeprefix(PROMPT)))
        elif found and line.strip():
            found[-1] = _with_output(found[-1], line)
    return [example for example in found if example.command[0] == "shiftplan"]


def _example(number: int, line: str) -> Example:
    code = EXIT.search(line)
    return Example(number, tuple(shlex.split(line, comments=True)), int(code[1]) if code else 0, ())


def _with_output(example: Example, line: str) -> Example:
    return Example(example.line, example.command, example.exit_code, (*example.output, line))
