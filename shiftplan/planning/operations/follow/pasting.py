"""Rows as people paste them: copied from a table, or written with spaces into a chat."""

import re

SEPARATORS = "\t,;|，；"
GAPS = re.compile(r"[ \u3000]+")


def rows_of(text: str) -> bytes:
    """The rows as a table: where nothing else separates the cells, spaces do."""
    lines = [line.strip(" \u3000\r") for line in text.lstrip("\ufeff").splitlines()]
    filled = [line for line in lines if line]
    if not any(mark in line for mark in SEPARATORS for line in filled):
        filled = [GAPS.sub("\t", line) for line in filled]
    return "\n".join([*filled, ""]).encode("utf-8", "backslashreplace")
