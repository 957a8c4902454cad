"""The style sheets of the app, each parsed once.

Textual parses every sheet anew whenever a screen comes up with one of its own. That is needed after a change
of the theme alone, and then `set_variables` has emptied what was kept.
"""

from typing import Any

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

MOST = 512
"""Sheets kept: those of every screen and widget, more than Textual keeps."""


class Sheets(Stylesheet):
    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache: LRUCache[Any, Any] = LRUCache(MOST)

    def reparse(self) -> None:
        """Only what is new is parsed."""
        self.parse()
