"""`shiftplan [PLAN]`: open the app."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from shiftplan import language
from shiftplan.errors import BadInput
from shiftplan.language import say

if TYPE_CHECKING:
    from shiftplan.tui.app import ShiftplanApp
    from shiftplan.tui.preferences import Preferences


RARELY = (50_000, 25, 50)
"""When to look for garbage: plans and rotas are values, and values hardly ever leave cycles behind."""
SHORT_TURN = 0.001
"""Seconds that a thread at work may keep the screen waiting; Python's own are five times as long."""


@click.command("open")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.pass_context
def command(ctx: click.Context, folder: Path | None) -> None:
    """Open the app on a plan folder; without one on the plan opened last, else on the welcome screen."""
    if not on_terminal():
        raise BadInput(
            say("the app needs a terminal, and this is none"),
            say("use the commands instead: shiftplan --help"),
        )
    open_app(folder, asked_language=_asked(ctx))


def on_terminal() -> bool:
    """Whether a person sits there: keys come from stdin, and Textual draws on stderr."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def open_app(folder: Path | None, asked_language: str | None = None) -> None:
    """Run the app; raises nothing for a folder that cannot be read, the app shows what is wrong with it.

    Raises what ended the app when that was a fault of ours.
    """
    from shiftplan.tui import preferences  # noqa: PLC0415 - not before the terminal is known to be one

    kept = preferences.load()
    if asked_language is None and kept.language in language.LANGUAGES:
        language.use(kept.language)
    app = _loaded(folder or _last(kept.recent), kept)
    app.run()
    if app.fault is not None:
        raise app.fault


def _loaded(folder: Path | None, kept: "Preferences") -> "ShiftplanApp":
    """The app. Nothing that it is made of is ever garbage: not looking for any saves a tenth of its start."""
    gc.disable()
    from shiftplan.tui.app import ShiftplanApp  # noqa: PLC0415 - textual takes a quarter of a second

    app = ShiftplanApp(folder, kept)
    gc.freeze()
    gc.enable()
    gc.set_threshold(*RARELY)
    sys.setswitchinterval(SHORT_TURN)
    return app


def _last(recent: tuple[Path, ...]) -> Path | None:
    return recent[0] if recent and (recent[0] / "plan.toml").is_file() else None


def _asked(ctx: click.Context) -> str | None:
    """The language asked for by --lang, which comes before the one remembered."""
    parent = ctx.find_root().params.get("lang")
    return parent if isinstance(parent, str) else None
