"""Names that people typed, made harmless for what shows them: no markup, no control codes, no mentions."""

import html
import re

from shiftplan.language import printable

NO_CHARACTERS = re.compile("[\ufffe\uffff]")
MARKS = re.compile(r"[\\`*_{}\[\]<>#|~!&$]")
MENTION, WIDE_MENTION = "@", "\uff20"


def visible(text: str) -> str:
    """`text` with every sign that steers a terminal, a file or a direction of writing made visible."""
    return NO_CHARACTERS.sub(lambda found: f"\\x{ord(found[0]):04x}", printable(text))


def markdown(text: str) -> str:
    """`text` as it stands inside a line of Markdown, nothing of it read as markup."""
    return MARKS.sub(lambda found: f"\\{found[0]}", visible(text))


def html_text(text: str) -> str:
    """`text` inside an element or an attribute of a page."""
    return html.escape(visible(text))


def chat(text: str) -> str:
    """`text` for a chat group; its @ is the wide one, which calls nobody."""
    return visible(text).replace(MENTION, WIDE_MENTION)
