"""Notes that somebody typed, as files can hold them."""

import click

from shiftplan.language import say

MOST_NOTE = 500


def one_line(note: str) -> str:
    """A note as one line of text; raises `click.UsageError` for one that is too long."""
    line = " ".join(note.encode("utf-8", "backslashreplace").decode().split())
    if len(line) > MOST_NOTE:
        raise click.UsageError(str(say("a note has {most} characters at most", most=MOST_NOTE)))
    return line
