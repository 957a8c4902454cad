"""Initials of Chinese words as people type them: 质量 is `zl`.

GB 2312 orders its 3755 characters of the first level by their sound, so a character's code tells the letter
(source: GB 2312-1980, zones 16 to 55). Rarer characters, ordered by strokes, have no letter here; one with
several sounds has the one it is ordered by.
"""

from bisect import bisect_right

FIRST = (
    (0xB0A1, "a"),
    (0xB0C5, "b"),
    (0xB2C1, "c"),
    (0xB4EE, "d"),
    (0xB6EA, "e"),
    (0xB7A2, "f"),
    (0xB8C1, "g"),
    (0xB9FE, "h"),
    (0xBBF7, "j"),
    (0xBFA6, "k"),
    (0xC0AC, "l"),
    (0xC2E8, "m"),
    (0xC4C3, "n"),
    (0xC5B6, "o"),
    (0xC5BE, "p"),
    (0xC6DA, "q"),
    (0xC8BB, "r"),
    (0xC8F6, "s"),
    (0xCBFA, "t"),
    (0xCDDA, "w"),
    (0xCEF4, "x"),
    (0xD1B9, "y"),
    (0xD4D1, "z"),
)
"""The first code of each letter; no sound begins with i, u or v."""
LAST = 0xD7F9
CODES = [code for code, _ in FIRST]


def initials(text: str) -> str:
    """The letters of the Chinese characters in `text`; everything else is left out."""
    return "".join(map(_letter, text))


def _letter(char: str) -> str:
    try:
        code = int.from_bytes(char.encode("gb2312"))
    except UnicodeEncodeError:
        return ""
    return FIRST[bisect_right(CODES, code) - 1][1] if CODES[0] <= code <= LAST else ""
