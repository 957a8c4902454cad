"""A file that somebody else is writing: the lines that are whole."""

import codecs

WIDE = {codecs.BOM_UTF16_LE: b"\n\0", codecs.BOM_UTF16_BE: b"\0\n"}


def complete(content: bytes) -> bytes:
    """Everything up to the last end of a line; what follows may be half of a line, or half of a letter."""
    for mark, end in WIDE.items():
        if content.startswith(mark):
            return content[: _last_wide(content, end)]
    return content[: content.rfind(b"\n") + 1]


def _last_wide(content: bytes, end: bytes) -> int:
    """Behind the last line end that lies on whole letters of two bytes."""
    at = content.rfind(end)
    while at > 0 and at % 2:
        at = content.rfind(end, 0, at + 1)
    return at + 2 if at >= 0 else 0
