"""Who is missing: marked in the list of those who are on shift or come soon, several at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList

from shiftplan.domain.plan import Plan
from shiftplan.language import _, say
from shiftplan.planning.operations.absences import Rostered
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.incidents import people_texts as texts
from shiftplan.tui.incidents.people_window import PeopleWindow
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row


class Gone(NamedTuple):
    """Who is missing; `whole`: those on shift never came, else they have left just now."""

    agents: tuple[str, ...]
    whole: bool


class AbsentWindow(PeopleWindow[Gone | None]):
    """Enter marks who is under the cursor; with nothing typed and somebody marked, ctrl+s notes them."""

    BINDINGS: ClassVar = [
        Binding("ctrl+s", "take", show=False, priority=True),
        Binding("ctrl+t", "whole", show=False, priority=True),
    ]

    def __init__(self, plan: Plan, people: Sequence[Rostered], now: datetime) -> None:
        super().__init__(say("Who is missing?"), plan)
        self.people, self.now = tuple(people), now
        self.marked: tuple[str, ...] = ()
        self.whole = False

    def head(self, columns: int) -> Content:
        names = {one.agent: one.name for one in self.people}
        marked = _(", ").join(names[agent] for agent in self.marked)
        text = marks.fact(say("missing"), marked or str(say("nobody yet")), columns)
        if not any(one.begins <= self.now for one in self.people if one.agent in self.marked):
            return text
        left = say("who is on shift left just now; what they have worked counts")
        how = say("who is on shift never came; the whole shift is lost") if self.whole else left
        what = clickable(Content.styled(f"◂▸ {how}", "$accent"), "screen.whole")
        return Content("\n").join([text, what + Content.styled("  ^t", "$key")])

    def rows(self, columns: int) -> list[Row]:
        found = [one for one in self.people if texts.matches(self.plan, one.agent, self.words)]
        if not found:
            return [
                Row("", Content.styled(str(say("nobody of that kind is on shift or comes soon")), "$muted"))
            ]
        return texts.missing_rows(found, self.marked, self.now, columns)

    def hint(self, columns: int) -> Content:
        take = clickable(
            Content.assemble(("^s", "$key bold"), " ", str(say("note them and repair the rota"))),
            "screen.take",
        )
        keys = Content.styled(str(say("⏎ marks · esc leaves")), "$muted")
        return marks.flowed([take, keys], columns)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def mark(self) -> None:
        agent = self.here
        if not agent:
            return
        others = tuple(one for one in self.marked if one != agent)
        self.marked = others if agent in self.marked else (*others, agent)
        self.query_one(Input).value = ""
        self.draw()

    def action_whole(self) -> None:
        self.whole = not self.whole
        self.draw()

    def action_take(self) -> None:
        if not self.marked:
            self.notify(str(say("Nobody is marked yet: choose a person and press enter.")), markup=False)
            return
        self.dismiss(Gone(self.marked, self.whole))
