"""One day for the wall: a page for a browser's printer, and the same as plain text."""

from shiftplan.files.handout.day_html import day_page
from shiftplan.files.handout.day_text import day_lines
from shiftplan.files.handout.day_view import day_view
from shiftplan.files.handout.handout import Handout

ENDINGS = ("-day.txt", "-day.html")


def print_files(handout: Handout) -> dict[str, bytes]:
    """The content of both files, by name; the first of `days` is printed."""
    view = day_view(handout, handout.days[0])
    texts = ("\n".join(day_lines(handout, view)) + "\n", day_page(handout, view))
    stem = f"{handout.stem}-{handout.days[0]}"
    return {f"{stem}{ending}": text.encode() for ending, text in zip(ENDINGS, texts, strict=True)}
