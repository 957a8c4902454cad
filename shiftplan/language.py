"""Texts in the reader's language: English in the source, catalogues in `locale/`, chosen at run time.

A `Message` is translated when it is shown, not when it is made, so a finding made before the reader
switched the language still reads right afterwards. Where English needs a singular, a placeholder names both
words: `say("{count} {count:cell is|cells are} locked", count=…)`; Chinese leaves the words out.
"""

import gettext
import os
import shlex
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any, ClassVar

LANGUAGES = ("zh", "en")
CATALOGUES = Path(__file__).parent / "locale" / "zh_CN" / "LC_MESSAGES"


class _Speaker:
    def __init__(self) -> None:
        self.language = "en"
        self.catalogue: gettext.NullTranslations = gettext.NullTranslations()


_speaker = _Speaker()


def use(language: str) -> None:
    """Speak `zh` or `en` from now on."""
    _speaker.language = language
    _speaker.catalogue = _chinese() if language == "zh" else gettext.NullTranslations()
    _teach_click(language)


def current() -> str:
    """The language spoken now: `zh` or `en`."""
    return _speaker.language


def preferred() -> str:
    """The language the environment asks for: SHIFTPLAN_LANG, else the locale, else Chinese."""
    asked = os.environ.get("SHIFTPLAN_LANG") or _locale_name()
    return "en" if asked.lower().startswith("en") else "zh"


def translate(text: str) -> str:
    """`text` in the current language. Texts are found in the source by this name, `_` and `say`."""
    return _speaker.catalogue.gettext(text) if text else text


_ = translate


def in_every_language(text: str) -> tuple[str, ...]:
    """`text` in each language, to read back what was written in either."""
    return text, _chinese().gettext(text)


class _Sentences(Formatter):
    """Fills sentences in; `{count:one|many}` is the word that goes with the count, as a number or as told."""

    def format_field(self, value: Any, format_spec: str) -> Any:
        one, either, many = format_spec.partition("|")
        if not either:
            return super().format_field(value, format_spec)
        return one if value in (1, "1") else many


_sentences = _Sentences()


@dataclass(frozen=True)
class Message:
    """A sentence with its values, translated and filled in whenever it is shown.

    A plain dataclass, for pydantic would be loaded before the app's first picture; as a field of a value it
    is read and written like any.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    template: str
    values: tuple[tuple[str, Any], ...] = ()

    def __post_init__(self) -> None:
        """A message read from JSON has those within it as tables; they become messages again."""
        if any(isinstance(value, dict) for _, value in self.values):
            values = tuple((name, _restored(value)) for name, value in self.values)
            object.__setattr__(self, "values", values)

    def __str__(self) -> str:
        values = {name: _shown(value) for name, value in self.values}
        return _sentences.vformat(translate(self.template), (), values)

    def __hash__(self) -> int:
        return hash((self.template, str(self.values)))


def say(template: str, /, **values: Any) -> Message:
    """A message to show later: `say("{name} works twice on {day}", name=…, day=…)`."""
    return Message(template=template, values=tuple(values.items()))


def printable(text: str) -> str:
    """`text` with control and direction-changing characters made visible, safe on any terminal."""
    return "".join(_visible(char) for char in text)


def width(text: str) -> int:
    """Columns that `text` takes on a terminal or in a printed line; Chinese characters take two."""
    return sum(_char_width(char) for char in text)


def typed(path: object) -> str:
    """A path as it is typed behind a command: quoted where a shell needs it, never an option."""
    text = str(path)
    word = f"./{text}" if text.startswith("-") else text
    return (
        word if word and all(char.isalnum() or char in "@%_+=:,./-" for char in word) else shlex.quote(word)
    )


def _visible(char: str) -> str:
    return char if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"} else f"\\x{ord(char):02x}"


def _char_width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _restored(value: Any) -> Any:
    inner = isinstance(value, dict) and value.keys() == {"template", "values"}
    return (
        Message(value["template"], tuple((name, inside) for name, inside in value["values"]))
        if inner
        else value
    )


def _shown(value: Any) -> Any:
    if isinstance(value, Message):
        return str(value)
    return printable(value) if isinstance(value, str) else value


def _locale_name() -> str:
    names: Iterable[str] = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((name for name in names if name and not name.startswith(("C", "POSIX"))), "zh")


def _teach_click(language: str) -> None:
    """Let click's own words (usage, missing argument …) follow; click asks gettext's global state."""
    os.environ["LANGUAGE"] = {"zh": "zh_CN", "en": "en"}[language]
    gettext.bindtextdomain("click", str(CATALOGUES.parents[1]))
    gettext.textdomain("click")


def _chinese() -> gettext.NullTranslations:
    """All catalogues of the folder as one; each package of the program has its own."""
    chain: gettext.NullTranslations = gettext.NullTranslations()
    for path in sorted(CATALOGUES.glob("*.mo")):
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
        catalogue.add_fallback(chain)
        chain = catalogue
    return chain
