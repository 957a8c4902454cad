"""Scripts with what is known of an incident in their gaps; the gaps that nobody can fill stay visible.

The names of gaps that the app fills are English in both languages; any other word in braces is for a person.
"""

import re
from collections.abc import Mapping

from shiftplan.domain.playbook import Words
from shiftplan.language import printable

GAP = re.compile(r"\{([a-z_]+)\}")


def filled(words: Words, facts: Mapping[str, str]) -> str:
    """The text in the current language with `facts` in its gaps, safe on any terminal."""

    def put(found: re.Match[str]) -> str:
        return printable(facts[found[1]]) if facts.get(found[1]) else found[0]

    return GAP.sub(put, str(words))
