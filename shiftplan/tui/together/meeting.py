"""The window for edits that were not written: what one wanted, what another did, what stands now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from shiftplan.language import say, width
from shiftplan.tui.dialogs import Choice, Chooser

if TYPE_CHECKING:
    from shiftplan.domain.plan import Plan
    from shiftplan.domain.touch import Clash
    from shiftplan.planning import FitsNoLonger

KEEP, MINE, REST = "keep", "mine", "rest"
CALM_SECONDS = 0.8
"""Keys meant for the screen below, typed as the window came, choose nothing."""
SHOWN = 50


class MeetingWindow(Chooser):
    """Stays until one has chosen: leave it as it stands, mine instead, or mine where nobody else was."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS: ClassVar = [
        Binding("m", f"choose('{MINE}')", show=False),
        Binding("o", f"choose('{REST}')", show=False),
        Binding("escape", f"choose('{KEEP}')", show=False),
    ]

    def __init__(self, plan: Plan, refused: tuple[FitsNoLonger, ...]) -> None:
        met = {clash.cell for error in refused for clash in error.clashes}
        rest = {one.cell for error in refused for one in error.edit.cells} - met
        choices = [
            Choice(KEEP, str(say("Leave it as it stands now")), "", "esc"),
            Choice(MINE, str(say("Put mine instead")), str(say("an edit in the history")), "m"),
        ]
        if rest:
            note = str(say("{count} {count:cell|cells}", count=len(rest)))
            choices.append(Choice(REST, str(say("Put mine where nobody else was")), note, "o"))
        super().__init__(say("Not written: somebody else was there first"), choices)
        self._plan, self._refused, self._calm = plan, refused, False

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(self.heading)
            with VerticalScroll(id="met", can_focus=False):
                yield Static(Content("\n").join(self._lines()))
            yield OptionList()

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(OptionList).focus()
        self.set_timer(CALM_SECONDS, self._calm_down)

    def _calm_down(self) -> None:
        self._calm = True

    def action_choose(self, value: str) -> None:
        if self._calm and any(choice.value == value for choice in self.choices):
            self.dismiss(value)

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        event.prevent_default()
        self.action_choose(event.option.id or KEEP)

    def _lines(self) -> Iterator[Content]:
        clashes = last_of_each(self._refused)
        for clash in clashes[:SHOWN]:
            yield from clash_lines(self._plan, clash)
        if clashes[SHOWN:]:
            yield Content(str(say("and {count} more", count=len(clashes) - SHOWN)))


def last_of_each(refused: tuple[FitsNoLonger, ...]) -> tuple[Clash, ...]:
    """The cells that met, once each: as they were first seen, as they were wanted last."""
    found: dict[object, Clash] = {}
    for error in refused:
        for clash in error.clashes:
            first = found.get(clash.cell, clash)
            found[clash.cell] = clash.model_copy(update={"before": first.before})
    return tuple(found.values())


def clash_lines(plan: Plan, clash: Clash) -> Iterator[Content]:
    """The cell, then mine, theirs with who it was, and what stands there now, under each other."""
    from shiftplan.domain.edit_words import state_text  # noqa: PLC0415 - values load after the first paint
    from shiftplan.domain.touch import cell_name, short_change_text, touch_text  # noqa: PLC0415 - see above

    names = [str(name) for name in (say("mine"), say("theirs"), say("now"))]
    theirs = short_change_text(plan, clash.before, clash.now)
    texts = [
        Content(short_change_text(plan, clash.before, clash.mine)),
        Content(theirs) + Content.styled(f"  {touch_text(plan, clash.touch)}", "$muted"),
        Content(state_text(plan, clash.now)),
    ]
    room = max(map(width, names))
    yield Content.styled(cell_name(plan, clash.cell), "bold")
    for name, text in zip(names, texts, strict=True):
        yield Content.styled(f"  {name}{' ' * (room - width(name))}  ", "$muted") + text
