"""The one-line bars of the frame. Each draws itself from the workspace and follows it."""

from abc import abstractmethod
from typing import TYPE_CHECKING, cast

from textual.content import Content

from shiftplan.language import printable, say
from shiftplan.tui import words
from shiftplan.tui.commands import Command
from shiftplan.tui.drill.texts import drill_parts
from shiftplan.tui.frame.live import live_parts
from shiftplan.tui.frame.says import Clickable, clickable
from shiftplan.tui.frame.status import status_parts
from shiftplan.tui.frame.version import version_part
from shiftplan.tui.stages import STAGES, Stage
from shiftplan.tui.together.texts import company_part
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.tui.app import ShiftplanApp

ESSENTIAL = ("help", "palette", "quit")


class Bar(Clickable):
    """One line that is drawn anew when the workspace is replaced."""

    ALLOW_SELECT = False

    @property
    def desk(self) -> "ShiftplanApp":
        return cast("ShiftplanApp", self.app)

    def on_mount(self) -> None:
        for name in self.follows():
            self.watch(self.app, name, self._redraw, init=False)

    def _redraw(self) -> None:
        self.refresh()

    def follows(self) -> tuple[str, ...]:
        return ("workspace",)

    def render(self) -> Content:
        width = self.content_size.width
        return self.line(self.desk.workspace).truncate(width, ellipsis=True)

    @abstractmethod
    def line(self, workspace: Workspace) -> Content:
        """What the bar says."""

    def apart(self, left: Content, right: Content) -> Content:
        """Two texts at the ends of the line; the left one gives way."""
        room = self.content_size.width - right.cell_length
        return left.truncate(max(0, room - 1), ellipsis=True, pad=True) + Content(" ") + right


class TitleLine(Bar):
    """Plan, scenario, version, saved or not; the time of the plan's place."""

    def follows(self) -> tuple[str, ...]:
        return ("workspace", "minute")

    def line(self, workspace: Workspace) -> Content:
        brand = Content.styled("shiftplan", "$title-brand bold")
        if workspace.opened is None:
            return brand
        right, version = self._saved(workspace), Content(" · ") + version_part(workspace)
        room = self.content_size.width - right.cell_length - version.cell_length - 1
        plan = Content("  ").join([brand, self._plan(workspace)]).truncate(max(0, room), ellipsis=True)
        return self.apart(plan + version, right)

    @staticmethod
    def _plan(workspace: Workspace) -> Content:
        from shiftplan.domain.words import scenario_name  # noqa: PLC0415 - values load after the first paint

        settings = workspace.plan.settings
        scenario = say("{scenario} scenario", scenario=scenario_name(settings.scenario))
        name = Content.styled(printable(settings.name), "bold")
        parts = [*drill_parts(workspace.folder), *what_if_parts(workspace)]
        return Content(" · ").join([*parts, name, Content(str(scenario))])

    def _saved(self, workspace: Workspace) -> Content:
        now = f"{workspace.plan.grid.local(self.desk.now()):%m/%d %H:%M}"
        if workspace.unsaved:
            state = Content.styled("● " + str(say("not saved")), "$warning bold")
        else:
            state = Content.styled("✓ " + str(say("saved")), "$success")
        return Content("  ").join([Content.styled(now, "$muted"), state])


def what_if_parts(workspace: Workspace) -> list[Content]:
    """That what is open is a what-if copy, and which."""
    folder = workspace.folder
    if folder is None or folder.parent.name != "scenarios":
        return []
    text = say("what-if copy “{name}”", name=printable(folder.name))
    return [Content.styled(str(text), "$warning bold")]


class Rail(Bar):
    """The stages, a key each; a click opens one."""

    def __init__(self, stage: str) -> None:
        super().__init__()
        self.stage = stage

    def line(self, workspace: Workspace) -> Content:  # noqa: ARG002 - drawn anew when the language changes
        roomy = Content("").join([self._entry(stage, " ") for stage in STAGES])
        if roomy.cell_length <= self.content_size.width:
            return roomy
        return Content("").join([self._entry(stage, "") for stage in STAGES])

    def _entry(self, stage: Stage, before: str) -> Content:
        here = stage.id == self.stage
        text = Content.assemble((f"{before}{stage.key}", "$key"), f" {stage.label} ")
        text = text.stylize("$block-cursor-foreground on $block-cursor-background bold") if here else text
        return clickable(text, f"app.go('{stage.id}')")


class StatusLine(Bar):
    """Solving, short hours, violations; on the right who else is there and what is being worked out."""

    def follows(self) -> tuple[str, ...]:
        return ("workspace", "busy", "progress", "live", "company", "unreadable")

    def line(self, workspace: Workspace) -> Content:
        parts = status_parts(workspace, self.desk.progress)
        live = self.desk.live
        parts += live_parts(live) if live is not None and workspace.opened is not None else []
        right = [part for part in (self._beside(), self._busy()) if part]
        return self.apart(Content(" · ").join(parts), Content("  ").join(right))

    def _beside(self) -> Content:
        """Others in the plan, or what they broke; a click opens what there is to read of them."""
        broken = Content.styled("✗ " + str(say("plan cannot be read")), "$error bold")
        return clickable(broken if self.desk.unreadable else company_part(self.desk.company), "app.together")

    def _busy(self) -> Content:
        busy = self.desk.busy
        if busy is None:
            return Content("")
        share = "" if busy.share is None else f" {words.percent(busy.share)}"
        return Content.styled(f"◌ {busy.what}{share}", "$accent")


class KeyLine(Bar):
    """The footer: the keys that matter on this screen, then help, palette and quit; a click presses one."""

    def line(self, workspace: Workspace) -> Content:  # noqa: ARG002 - drawn anew when the language changes
        own = [self._key(c, "screen") for c in getattr(self.screen, "KEYS", ()) if c.footer]
        common = [self._key(c, "app") for c in self.desk.KEYS if c.id in ESSENTIAL]
        return self.apart(Content("  ").join(own), Content("  ").join(common))

    @staticmethod
    def _key(command: Command, where: str) -> Content:
        text = Content.assemble((command.sign, "$key bold"), " ", str(command.label))
        return clickable(text, f"{where}.{command.does}")
