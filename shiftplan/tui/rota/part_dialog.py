"""The dialog that asks which part of the rota is to be solved, and how."""

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from shiftplan.domain.rota import Rota
from shiftplan.domain.scope_words import scope_text
from shiftplan.language import Message, _, printable, say
from shiftplan.tui import words
from shiftplan.tui.frame.says import Clickable, clickable
from shiftplan.tui.rota.layout import fit
from shiftplan.tui.rota.part import Days, Part, People

LABEL = 32
LINES = ("days", "people", "fill", "told", "time")
KEYS = {"days": "w", "people": "p", "fill": "f", "told": "c", "time": "t"}
LABELS: dict[str, Message] = {
    "days": say("which days"),
    "people": say("which people"),
    "fill": say("only fill the short slots"),
    "told": say("fewest changes to what was told"),
    "time": say("time"),
}


class PartChoices(Clickable):
    """The choices, a line each with its key; a click changes one."""

    def __init__(self, part: Part, rota: Rota) -> None:
        super().__init__()
        self.part, self.rota, self.cursor = part, rota, 0

    def render(self) -> Content:
        lines = [self._line(number, name) for number, name in enumerate(LINES)]
        count = self.part.open_cells(self.rota)
        what = say("{count} {count:cell|cells} may change; the others stay as they are", count=count)
        scope = Content(scope_text(self.part.plan, self.part.scope))
        return Content("\n").join([*lines, Content(""), scope, Content.styled(str(what), "$muted")])

    def _line(self, number: int, name: str) -> Content:
        key = Content.styled(f" {KEYS[name]} ", "$key bold")
        text = key + Content(fit(str(LABELS[name]), LABEL) + " ") + Content.styled(self._value(name), "bold")
        here = text.pad_right(2).stylize("on $cursor-shade") if number == self.cursor else text
        return clickable(here, f"screen.change('{name}')")

    def _value(self, name: str) -> str:
        part = self.part
        if name == "days":
            return self._days()
        if name == "people":
            return self._people()
        if name == "time":
            return words.seconds(part.seconds)
        if name == "told" and not part.published:
            return _("nothing is published yet")
        return "[x]" if (part.fill if name == "fill" else part.told) else "[ ]"

    def _days(self) -> str:
        part = self.part
        if part.days is Days.ALL:
            return _("all days")
        label = say("the week") if part.days is Days.WEEK else say("selected")
        days = part.scope.days
        span = f"{days[0]:%m/%d}–{days[-1]:%m/%d}" if days[1:] else f"{days[0]:%m/%d}"
        return f"{label} {span}"

    def _people(self) -> str:
        part = self.part
        if part.people is People.ALL:
            return _("everybody")
        if part.people is People.TEAM:
            label, names = say("the team"), part.teams
        else:
            label = say("selected")
            names = tuple(part.plan.agent[one].name for one in part.block.people)
        listed = _(", ").join(printable(name) for name in names) or _("no team")
        room = 30 - cell_len(str(label))
        return f"{label} {fit(listed, room).rstrip() if cell_len(listed) > room else listed}"


class PartDialog(ModalScreen[Part | None]):
    """Gives what was chosen, or None on escape."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("enter,r", "start", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("space,right,left", "change", show=False),
        *(Binding(key, f"change('{name}')", show=False) for name, key in KEYS.items()),
    ]
    CSS_PATH = "part.tcss"

    def __init__(self, part: Part, rota: Rota) -> None:
        super().__init__()
        self._part, self._rota = part, rota

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = str(say("Solve a part"))
            yield PartChoices(self._part, self._rota)
            yield PartStart()

    def action_move(self, steps: int) -> None:
        choices = self.query_one(PartChoices)
        choices.cursor = (choices.cursor + steps) % len(LINES)
        choices.refresh()

    def action_change(self, name: str = "") -> None:
        """Turn a choice to its next value; without a name the one under the cursor."""
        choices = self.query_one(PartChoices)
        name = name or LINES[choices.cursor]
        choices.cursor = LINES.index(name)
        self._part = choices.part = changed(self._part, name)
        choices.refresh(layout=True)

    def action_start(self) -> None:
        if self._part.open_cells(self._rota):
            self.dismiss(self._part)
        else:
            self.notify(str(say("no cell may change: choose more days or people, or unlock some")))


class PartStart(Clickable):
    """The two ways out, to press or to click."""

    def render(self) -> Content:
        start = Content.assemble(("⏎", "$key bold"), f" {say('start')}")
        leave = Content.assemble(("esc", "$key bold"), f" {say('leave as it is')}")
        return Content("     ").join(
            [clickable(start, "screen.start"), clickable(leave, "screen.dismiss(None)")]
        )


def changed(part: Part, name: str) -> Part:
    """The part with one choice turned to its next value."""
    if name == "days":
        return part.next_days()
    if name == "people":
        return part.next_people()
    if name == "time":
        return part.longer()
    if name == "told":
        return part.but(told=part.published and not part.told)
    return part.but(fill=not part.fill)
