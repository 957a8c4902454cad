"""Arguments in, text out: stdout is data, stderr is talk."""

import sys
from collections.abc import Sequence

from shiftplan import language


def main(args: Sequence[str] | None = None) -> None:
    """Choose the language, then run the command line and leave with its exit code.

    The language comes first because the help texts of commands are read when their modules load.
    """
    words = list(sys.argv[1:] if args is None else args)
    language.use(_asked_for(words) or language.preferred())
    from shiftplan.cli.entry import run  # noqa: PLC0415 - see above

    sys.exit(run(words))


def _asked_for(words: Sequence[str]) -> str | None:
    """The value of `--lang` when it stands before the command."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == "--lang" and following in language.LANGUAGES:
            return following
        if word.startswith("--lang=") and word[7:] in language.LANGUAGES:
            return word[7:]
    return None
