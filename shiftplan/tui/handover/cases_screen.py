"""The window of open cases and promises, over the live screen."""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from shiftplan.domain.case import KINDS, Case, CaseKind
from shiftplan.errors import BadInput
from shiftplan.language import _, in_every_language, say
from shiftplan.planning.operations import cases as book
from shiftplan.planning.operations.handover import Signs
from shiftplan.planning.operations.typed_times import moment_of
from shiftplan.tui.commands import Command, bindings
from shiftplan.tui.dialogs import Page
from shiftplan.tui.handover import case_texts as texts
from shiftplan.tui.handover.base import BoardScreen
from shiftplan.tui.handover.follow_screen import FollowScreen
from shiftplan.tui.incidents.fields import Field, Values
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.dialogs import page_width

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

KEYS = (
    Command(
        "new", "n", say("New"), say("Note what was promised to whom, by when, and whose it is."), footer=True
    ),
    Command("done", "space", say("Done"), say("The promise is kept; settled ones open again."), footer=True),
    Command("move", "m", say("Deadline"), say("Move the deadline."), footer=True),
    Command("give", "w", say("Owner"), say("Give the case to somebody else."), footer=True),
    Command("pass_on", "p", say("Pass on"), say("Somebody outside this service has taken it over.")),
    Command("note", "l", say("Note"), say("Write a note on the case.")),
    Command("tag", "t", say("Tag"), say("Tag the customer for the next sale.")),
    Command("filter", "slash", say("Filter"), say("Show open, pressing or settled cases in turn.")),
    Command("follow_up", "f", say("Follow-up"), say("Parcels that do not move, and the script due.")),
    Command("details", "enter", say("Details"), say("All about the case."), palette=False),
    Command("back", "escape,backspace", say("Back"), say("Back to the live screen."), footer=True),
)
TIME_HINT = say("21:30, +2h or 11-12 09:00")


class CasesScreen(BoardScreen):
    ABOUT: ClassVar = say(
        "What was promised and is not kept yet, the nearest deadline first: overdue in red, due within the "
        "hour in yellow. A case stays open over every handover until it is done or somebody outside has "
        "taken it over. Note an alias or an order number, nothing else about a customer."
    )
    KEYS: ClassVar = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, number: int = 0) -> None:
        super().__init__()
        self.filter = texts.Filter.OPEN
        self._wanted = number

    @property
    def signs(self) -> Signs | None:
        return self.desk.live.signs if self.desk.live else None

    @property
    def case(self) -> Case | None:
        """The case under the cursor."""
        here, signs = self.board.here.removeprefix(texts.CASE), self.signs
        return next((case for case in signs.cases if str(case.number) == here), None) if signs else None

    def show(self) -> None:
        super().show()
        if self._wanted and self.signs is not None:
            self.call_after_refresh(self.board.go, f"{texts.CASE}{self._wanted}")
            self._wanted = 0

    def head(self, width: int) -> Content:
        return texts.head(self.signs, width) if self.signs else Content("")

    def rows(self, width: int) -> list[Row]:
        return texts.rows(self.signs, self.filter, width) if self.signs else []

    def details(self, width: int) -> Content:
        case, signs = self.case, self.signs
        return texts.details(case, signs.now, width) if case and signs else Content("")

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        self.action_details()

    def action_details(self) -> None:
        if self.case is not None:
            title = str(say("Case #{number}", number=self.case.number))
            self.app.push_screen(Page(title, self.details(page_width(self))))

    def action_follow_up(self) -> None:
        self.app.push_screen(FollowScreen())

    def action_filter(self) -> None:
        order = list(texts.Filter)
        self.filter = order[(order.index(self.filter) + 1) % len(order)]
        self.show()

    def action_new(self) -> None:
        self.ask(
            say("A promise"),
            [
                Field("what", say("what was promised")),
                Field("customer", say("alias or order no.")),
                Field("due", say("by when"), hint=TIME_HINT),
                Field("owner", say("whose"), names=self._names),
                Field(
                    "kind", say("kind"), str(KINDS[CaseKind.PROMISE]), names=tuple(map(str, KINDS.values()))
                ),
            ],
            self._add,
        )

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(agent.name for agent in self.desk.workspace.plan.agents)

    def _add(self, values: Values, opened: "OpenPlan") -> None:
        now = self.desk.now()
        due = values["due"].strip()
        book.add_case(
            opened,
            values["what"],
            kind=kind_named(values["kind"]),
            customer=values["customer"],
            owner=values["owner"],
            due=moment_of(opened, due, now) if due else None,
            now=now,
        )

    def action_done(self) -> None:
        case = self.case
        if case is not None:
            act = book.finish_case if case.open else book.reopen_case
            self.write(lambda opened: act(opened, case.number, now=self.desk.now()))

    def action_move(self) -> None:
        if (case := self.case) is not None:
            fields = [Field("due", say("by when"), hint=TIME_HINT), Field("note", say("why"))]
            self.ask(
                say("Deadline of #{number}", number=case.number), fields, partial(self._move, case.number)
            )

    def _move(self, number: int, values: Values, opened: "OpenPlan") -> None:
        now = self.desk.now()
        book.move_case(opened, number, moment_of(opened, values["due"], now), values["note"], now=now)

    def action_give(self) -> None:
        if (case := self.case) is not None:
            fields = [Field("owner", say("whose"), names=self._names)]
            self.ask(say("Owner of #{number}", number=case.number), fields, partial(self._give, case.number))

    def _give(self, number: int, values: Values, opened: "OpenPlan") -> None:
        book.give_case(opened, number, values["owner"], now=self.desk.now())

    def action_pass_on(self) -> None:
        if (case := self.case) is not None:
            fields = [Field("taker", say("who took it over")), Field("note", say("remark"))]
            self.ask(say("Pass #{number} on", number=case.number), fields, partial(self._pass, case.number))

    def _pass(self, number: int, values: Values, opened: "OpenPlan") -> None:
        book.pass_case_on(opened, number, values["taker"], values["note"], now=self.desk.now())

    def action_note(self) -> None:
        if (case := self.case) is not None:
            fields = [Field("note", say("remark"))]
            self.ask(say("Note on #{number}", number=case.number), fields, partial(self._note, case.number))

    def _note(self, number: int, values: Values, opened: "OpenPlan") -> None:
        book.note_case(opened, number, values["note"], now=self.desk.now())

    def action_tag(self) -> None:
        if (case := self.case) is not None:
            fields = [Field("tag", say("tag"))]
            self.ask(say("Tag of #{number}", number=case.number), fields, partial(self._tag, case.number))

    def _tag(self, number: int, values: Values, opened: "OpenPlan") -> None:
        book.tag_case(opened, number, values["tag"], now=self.desk.now())


def kind_named(text: str) -> CaseKind:
    """A kind by its name in either language or its id; nothing typed is a promise."""
    wanted = text.strip().casefold()
    if not wanted:
        return CaseKind.PROMISE
    for kind, name in KINDS.items():
        names = {kind.value, *(one.casefold() for one in in_every_language(name.template))}
        if wanted in names:
            return kind
    known = _(", ").join(map(str, KINDS.values()))
    raise BadInput(say("“{read}” is no kind of case", read=text), say("there are {names}", names=known))
