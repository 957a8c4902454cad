"""The window of the followed export: which file, how it stands, what its names mean."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from shiftplan.language import say
from shiftplan.planning.operations import follow
from shiftplan.tui.figures import texts
from shiftplan.tui.operations.dialogs import Writer

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.planning.operations.follow import Followed

ROOM = 66


class FollowWindow(Writer):
    """Enter follows the file that stands there; an empty line ends it."""

    CSS_PATH = "../operations/writers.tcss"

    def __init__(self, followed: Followed | None) -> None:
        super().__init__()
        self.followed = followed

    def compose(self) -> ComposeResult:
        path = str(self.followed.path) if self.followed else ""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("Follow an export of the shop's tool"))
            dialog.border_subtitle = str(say("⏎ follows, empty ends · esc leaves"))
            yield Input(
                path,
                placeholder=str(say("the file that the tool writes again and again")),
                select_on_focus=False,
                id="path",
            )
            with VerticalScroll(id="standing-box", can_focus=False):
                yield Static(texts.standing(self.followed, ROOM), id="standing", markup=False)
            yield Static(id="fault", markup=False)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        path = event.value.strip().strip("'\"")
        self.write(partial(_follow, path))


def _follow(path: str, opened: OpenPlan) -> None:
    if path:
        follow.follow_file(opened, Path(path))
    else:
        follow.end_following(opened)
