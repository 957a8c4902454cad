"""The screen for a folder that cannot be used: what is wrong, where, and how to mend it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from shiftplan.domain.finding import Finding, Severity
from shiftplan.language import printable, say
from shiftplan.tui.commands import Command, bindings
from shiftplan.tui.frame.bars import KeyLine, StatusLine, TitleLine

if TYPE_CHECKING:
    from shiftplan.tui.app import ShiftplanApp

SEVERITY_STYLES = {
    Severity.ERROR: ("✗", "$error bold"),
    Severity.WARNING: ("!", "$warning bold"),
    Severity.NOTE: ("·", "$muted"),
}
KEYS = (
    Command(
        "again",
        "r",
        say("Read again"),
        say("Read the folder again after mending it."),
        action="app.reload",
        footer=True,
    ),
    Command(
        "other",
        "o",
        say("Open another"),
        say("Back to the list of plans."),
        action="app.open",
        footer=True,
    ),
)


def finding_text(finding: Finding) -> Content:
    """A finding as two or three lines: sign and sentence, place and source, the mend."""
    sign, style = SEVERITY_STYLES[finding.severity]
    lines = [Content.assemble((sign, style), " ", str(finding.message))]
    where = [printable(text) for text in (str(finding.place or ""), finding.source) if text]
    if where:
        lines.append(Content.styled("  " + " · ".join(where), "$accent"))
    if finding.hint:
        lines.append(Content.styled(f"  → {finding.hint}", "$muted"))
    return Content("\n").join(lines)


def findings_text(findings: Iterable[Finding]) -> Content:
    """Findings under each other, worst first."""
    order = list(Severity)
    ranked = sorted(findings, key=lambda finding: order.index(finding.severity))
    return Content("\n\n").join([finding_text(finding) for finding in ranked])


class BrokenScreen(Screen[None]):
    ABOUT: ClassVar = say(
        "The plan in this folder cannot be used as it is. Each entry says what was read, where it stands, "
        "and how to mend it. Mend it in your editor, then read the folder again; nothing was changed."
    )
    KEYS: ClassVar = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    CSS_PATH = "broken.tcss"

    def compose(self) -> ComposeResult:
        yield TitleLine()
        with VerticalScroll(id="faults"):
            yield Static(id="faults-text")
        yield StatusLine()
        yield KeyLine()

    def on_mount(self) -> None:
        self.watch(self.app, "workspace", self._show)
        self.query_one(VerticalScroll).focus()

    def _show(self) -> None:
        workspace = cast("ShiftplanApp", self.app).workspace
        heading = say(
            "{folder} cannot be opened: {count} things to mend",
            folder=str(workspace.folder),
            count=len(workspace.faults),
        )
        title = Content.styled(str(heading), "$error bold")
        text = Content("\n\n").join([title, findings_text(workspace.faults)])
        self.query_one("#faults-text", Static).update(text)
