"""Scripts found by typing: several words in any order, Chinese by piece or by initials, the best first."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from shiftplan.domain.script import KIND_NAMES, Library, Script, ScriptKind
from shiftplan.operations.initials import initials

IS_TITLE, IN_TITLE, IS_TAG, IN_TAG, IN_INITIALS, IN_TEXT = 64, 32, 24, 16, 8, 4
FEWEST_INITIALS = 2


class _Index(NamedTuple):
    titles: tuple[str, ...]
    tags: tuple[str, ...]
    initials: tuple[str, ...]
    text: str


def search(library: Library, words: str = "", kind: ScriptKind | None = None) -> tuple[Script, ...]:
    """The scripts (of a kind) in which each word is found somewhere, the best first.

    Both languages are searched, whichever is spoken. Equal ones keep the order of the library, in which the
    shop's own lead: they know their goods.
    """
    wanted = folded(words).split()
    scripts = [script for script in library.scripts if kind is None or script.kind is kind]
    names = {kind: folded(str(name)) for kind, name in KIND_NAMES.items()}
    scored = [(_score(_index(script), names[script.kind], wanted), script) for script in scripts]
    found = [(score, script) for score, script in scored if score is not None]
    found.sort(key=lambda pair: (-pair[0], bool(wanted) and pair[1].id not in library.own))
    return tuple(script for _, script in found)


def folded(text: str) -> str:
    """`text` as it is compared: full-width signs and capitals make no difference."""
    return unicodedata.normalize("NFKC", text).casefold()


def _score(index: _Index, kind: str, words: list[str]) -> int | None:
    """How well all words fit together; None when one of them is nowhere."""
    scores = [_word_score(index, kind, word) for word in words]
    return sum(scores) if all(scores) else None


def _word_score(index: _Index, kind: str, word: str) -> int:
    ranks = (
        (IS_TITLE, word in index.titles),
        (IN_TITLE, any(word in title for title in index.titles)),
        (IS_TAG, word == kind or word in index.tags),
        (IN_TAG, word in kind or any(word in tag for tag in index.tags)),
        (IN_INITIALS, len(word) >= FEWEST_INITIALS and any(word in short for short in index.initials)),
        (IN_TEXT, word in index.text),
    )
    return next((score for score, fits in ranks if fits), 0)


@lru_cache(maxsize=2048)
def _index(script: Script) -> _Index:
    titles = (folded(script.title.zh), folded(script.title.en), script.id)
    tags = tuple(folded(tag) for tag in (*script.tags.zh, *script.tags.en, script.kind))
    short = tuple(initials(text) for text in (script.title.zh, *script.tags.zh))
    return _Index(titles, tags, short, folded(f"{script.text.zh}\n{script.text.en}"))
