"""Bytes of a text file as text, and what they were written in."""

import codecs

from shiftplan.errors import BadInput
from shiftplan.files.text import MARKS, decode
from shiftplan.language import say

SAMPLE_BYTES = 4096
SHOWN = {"utf-8": "UTF-8", "gb18030": "GB18030"}
WIDE = ("utf-16-le", "utf-16-be")
COMMON = frozenset("\t\n\r ,;:/-.0123456789")
LIKE_UTF16 = 0.15  # of the characters are separators and digits, as in every table


def read_text(content: bytes, file: str) -> tuple[str, str]:
    """The text and the name of its encoding: a byte-order mark, else UTF-16 by its zero bytes, else UTF-8,
    else GB18030. Raises `BadInput` when none fits.
    """
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    if marked is not None:
        return decode(content, file), marked.upper()
    wide = _utf16(content)
    if wide is not None:
        return _strictly(content, wide, file), wide.upper()
    return decode(content, file), _narrow(content)


def _narrow(content: bytes) -> str:
    try:
        codecs.decode(content, "utf-8")
    except UnicodeDecodeError:
        return SHOWN["gb18030"]
    return SHOWN["utf-8"]


def _utf16(content: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: digits and separators have a zero byte on one side."""
    sample = content[: SAMPLE_BYTES - SAMPLE_BYTES % 2]
    sample = sample[: len(sample) - len(sample) % 2]
    if b"\0" not in sample:
        return None
    shares = {name: _common(sample, name) for name in WIDE}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= LIKE_UTF16 else None


def _common(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    return sum(char in COMMON for char in text) / len(text) if text else 0.0


def _strictly(content: bytes, encoding: str, file: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" not in text:
        return text
    raise BadInput(
        say("{name} looks like UTF-16, but holds bytes that are no text", name=file),
        say("save it in the spreadsheet as “CSV UTF-8”, or as plain text in UTF-8"),
    )
