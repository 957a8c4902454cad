"""The window of versions over the rota: what people were told, who confirmed it, the way back."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from shiftplan.domain.edit import Edit
from shiftplan.domain.rota import Rota
from shiftplan.language import Message, printable, say
from shiftplan.tui import intentions
from shiftplan.tui.dialogs import Choice, Chooser, Confirm, Page
from shiftplan.tui.differences import Asked, DifferencesScreen, fitting
from shiftplan.tui.publishing import version_lines, work
from shiftplan.tui.publishing.keys import VERSIONS_ABOUT, VERSIONS_KEYS
from shiftplan.tui.stage import StageScreen
from shiftplan.tui.workspace import Workspace

if TYPE_CHECKING:
    from shiftplan.planning import Published
    from shiftplan.planning.versions import Named, Version

NOW = "now"


class VersionsScreen(StageScreen):
    """`_versions` are the newest first; `_of` is what they were read after."""

    STAGE = "rota"
    ABOUT = VERSIONS_ABOUT
    KEYS = VERSIONS_KEYS
    CSS_PATH = "publishing.tcss"

    def __init__(self) -> None:
        super().__init__()
        self._of: object = self
        self._versions: tuple[Version, ...] | None = None

    def body(self) -> ComposeResult:
        yield OptionList(id="versions", markup=False)
        yield Static(id="version-head", markup=False)
        yield OptionList(id="people", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._list.focus()

    @property
    def _list(self) -> OptionList:
        return self.query_one("#versions", OptionList)

    @property
    def _people(self) -> OptionList:
        return self.query_one("#people", OptionList)

    @property
    def _version(self) -> "Version | None":
        """The version at the cursor."""
        at = self._list.highlighted
        return self._versions[at] if self._versions and at is not None else None

    @property
    def _rota(self) -> Rota:
        return self.workspace.rota or Rota()

    # what is shown

    def show(self, workspace: Workspace) -> None:
        """Read the versions when the window opens and whenever something was published."""
        if workspace.published is not self._of:
            self._of = workspace.published
            self.post_message(intentions.Ask(work.versions, self._take))
        self._draw()

    def _take(self, found: "tuple[Version, ...]") -> None:
        if self.is_attached:
            self._versions = found
            self._draw()

    def _draw(self) -> None:
        """Fill the lists; the cursors stay where they were."""
        if self._versions is None:
            return
        plan = self.workspace.plan
        _fill(self._list, [version_lines.line(plan, one) for one in self._versions])
        self._draw_people()

    @on(OptionList.OptionHighlighted, "#versions")
    def _draw_people(self) -> None:
        one, plan = self._version, self.workspace.plan
        self._say_head(one)
        agents = version_lines.people(one) if one else ()
        _fill(self._people, [version_lines.person_line(plan, one, agent) for agent in agents] if one else [])

    def _say_head(self, one: "Version | None") -> None:
        head = self.query_one("#version-head", Static)
        if one is None:
            head.update(str(say("Nothing was published yet. p on the rota publishes it.")))
            return
        trouble = version_lines.trouble(one)
        if trouble is not None:
            head.update(Content.styled(str(trouble), "$text-error"))
            return
        done, people = len(one.confirmed), len(one.people)
        head.update(
            str(say("{version}: {done} of {people} confirmed", version=one.name, done=done, people=people))
        )

    # confirmations

    def action_other(self) -> None:
        (self._people if self._list.has_focus else self._list).focus()

    @on(OptionList.OptionSelected, "#people")
    def action_confirm(self) -> None:
        """Turn the confirmation of the person at the cursor."""
        one, at = self._version, self._people.highlighted
        if one is not None and at is not None:
            agent = version_lines.people(one)[at]
            self._note(one, (agent,), received=agent in one.missing)

    def action_everybody(self) -> None:
        """All who have not yet; asked first, for it says something of many."""
        one = self._version
        if one is None or not one.missing:
            self._say(say("everybody has confirmed it"))
            return
        missing = one.missing
        question = say(
            "Note for {count} {count:person|people} that they have confirmed {version}?",
            count=len(missing),
            version=one.name,
        )

        def answered(sure: bool | None) -> None:  # noqa: FBT001 - what the window gives
            if sure:
                self._note(one, missing, received=True)

        self.app.push_screen(Confirm(say("All confirmed"), question, say("note it"), say("no")), answered)

    def _note(self, one: "Version", agents: tuple[str, ...], *, received: bool) -> None:
        write = partial(work.confirm, one, agents, received=received)
        self.post_message(intentions.Record(write, self._take))

    # reading and comparing

    @on(OptionList.OptionSelected, "#versions")
    def action_read(self) -> None:
        one = self._version
        if one is not None:
            self.post_message(
                intentions.Ask(partial(work.text, one.name), partial(self._show_text, one.name))
            )

    def _show_text(self, name: str, text: str) -> None:
        lines = [printable(each) for each in text.splitlines()]
        self.app.push_screen(Page(f"published/{name}.txt", Content("\n".join(lines))))

    def action_compare(self) -> None:
        """Ask with what: the rota now, or another version."""
        one = self._version
        if one is None or self._versions is None:
            return
        others = [each.name for each in self._versions if each is not one]
        choices = [Choice(NOW, str(say("the rota now"))), *(Choice(name, name) for name in others)]
        title = say("What differs from {version} in", version=one.name)
        self.app.push_screen(Chooser(title, choices), partial(self._compare, one.name))

    def _compare(self, first: str, second: str | None) -> None:
        if second is None:
            return
        if second != NOW:
            first, second = sorted((first, second), key=_number)
        asked = partial(work.compared, first, second, self._rota)
        self.post_message(intentions.Ask(asked, self._show_compared))

    def _show_compared(self, found: "tuple[Named, Named, Edit]") -> None:
        before, after, edit = found
        later = say("the rota now") if after.name == NOW else after.name
        title = say("From {before} to {after}", before=before.name, after=later)
        self.app.push_screen(
            Page(str(title), version_lines.compared(self.workspace.plan, before, after, edit))
        )

    # the way back

    def action_revert(self) -> None:
        one = self._version
        if one is not None:
            asked = partial(work.reverting, one.name, self._rota)
            self.post_message(intentions.Ask(asked, self._ask_revert))

    def _ask_revert(self, found: "tuple[Published, Edit]") -> None:
        told, edit = found
        if not edit.cells:
            self._say(say("the rota is as {version} was", version=told.name))
            return
        note = told.findings[0].message if told.findings else None
        asked = Asked(
            title=say("Back to {version}", version=told.name), edit=edit, take=self._revert, note=note
        )
        self.app.push_screen(DifferencesScreen(asked))

    def _revert(self, part: Edit) -> None:
        self.post_message(intentions.EditCells(lambda plan, rota: fitting(part, plan, rota)))

    def action_leave(self) -> None:
        self.dismiss()

    def _say(self, text: Message) -> None:
        self.notify(str(text), markup=False)


def _fill(options: OptionList, lines: list[Content]) -> None:
    here = options.highlighted or 0
    with options.prevent(OptionList.OptionHighlighted):
        options.clear_options()
        options.add_options([Option(text) for text in lines])
        options.highlighted = min(here, len(lines) - 1) if lines else None


def _number(name: str) -> int:
    return int(name.removeprefix("v"))
