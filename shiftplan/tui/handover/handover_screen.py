"""The window of a handover, over the live screen: written by the app, read back, signed."""

import asyncio
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from shiftplan.domain.case import Case
from shiftplan.domain.handover import Side
from shiftplan.errors import ShiftplanError
from shiftplan.files.atomic import write_text
from shiftplan.language import _, say
from shiftplan.operations.handover import HandoverView, PointView
from shiftplan.planning.operations import handing_over as acts
from shiftplan.planning.operations.handover import Handovers, handover, handovers
from shiftplan.planning.operations.handover_words import group_text, markdown
from shiftplan.planning.operations.typed_times import moment_of
from shiftplan.tui.commands import Command, bindings
from shiftplan.tui.dialogs import Choice, Chooser, Confirm, Page
from shiftplan.tui.handover import handover_texts as texts
from shiftplan.tui.handover.base import BoardScreen
from shiftplan.tui.handover.cases_screen import TIME_HINT, CasesScreen
from shiftplan.tui.incidents.fields import Field, Values
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.dialogs import page_width

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

KEYS = (
    Command(
        "read",
        "space",
        say("Read back"),
        say("This point was repeated aloud; again: it was not."),
        footer=True,
    ),
    Command("correct", "c", say("Put right"), say("Note what the taking lead puts right in this point.")),
    Command(
        "give", "g", say("Sign: gives"), say("Whoever gives signs the sheet as it reads now."), footer=True
    ),
    Command(
        "take",
        "t",
        say("Sign: takes"),
        say("Whoever takes over signs, once every point is read back."),
        footer=True,
    ),
    Command("copy", "y", say("Copy"), say("Copy the handover as a message for the group."), footer=True),
    Command(
        "page",
        "m",
        say("Markdown"),
        say("Write the handover as a Markdown page into the plan's export folder."),
    ),
    Command("change", "k", say("Change"), say("Note a rule, price or script that changed.")),
    Command("skip", "x", say("Pass over"), say("Pass this handover over, with a reason.")),
    Command("others", "h", say("Others"), say("Choose another handover, past or ahead.")),
    Command("cases", "b", say("Cases"), say("The open cases and promises.")),
    Command(
        "details",
        "enter",
        say("Details"),
        say("Who read the point back, and both signatures."),
        palette=False,
    ),
    Command("back", "escape,backspace", say("Back"), say("Back to the live screen."), footer=True),
)


class HandoverScreen(BoardScreen):
    ABOUT: ClassVar = say(
        "A handover at the change of shifts, written by the app. Whoever takes over repeats each point "
        "aloud; space ticks it. Then both sign. A signature holds for what was read: what is added later "
        "shows as new, and both sign again. What is open goes on to the next handover by itself."
    )
    KEYS: ClassVar = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self, at: datetime | None = None) -> None:
        super().__init__()
        self.at = at
        self.shown: HandoverView | None = None
        self.all: Handovers | None = None
        self._fault = ""

    def follow(self) -> None:
        """Write the sheet anew, in a thread; the answer of an older question is thrown away."""
        self.run_worker(self._read(), group="sheet", exclusive=True)

    async def _read(self) -> None:
        opened = self.desk.workspace.opened
        if opened is None:
            return
        now = self.desk.now()
        try:
            self.all = await asyncio.to_thread(handovers, opened, now)
            self.shown = await asyncio.to_thread(handover, opened, self.at, now)
        except ShiftplanError as error:
            self.shown, self._fault = None, str(error)
        else:
            self.at, self._fault = self.shown.boundary.at, ""
        self.show()

    @property
    def point(self) -> PointView | None:
        """The point under the cursor."""
        here = self.board.here.removeprefix(texts.POINT)
        return self.shown.view(here) if self.shown else None

    def head(self, width: int) -> Content:
        if self.shown is None:
            waiting = str(say("The handover is being written …"))
            return Content.styled(self._fault or waiting, "$error" if self._fault else "$muted")
        return texts.head(self.shown, self.desk.workspace.plan, width)

    def rows(self, width: int) -> list[Row]:
        return texts.rows(self.shown, width) if self.shown else []

    def details(self, width: int) -> Content:
        return texts.details(self.shown, self.point, width) if self.shown else Content("")

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        self.action_details()

    def action_details(self) -> None:
        if self.shown is not None:
            self.app.push_screen(Page(str(say("Point")), self.details(page_width(self))))

    def action_read(self) -> None:
        view = self.point
        if self.shown is None or view is None:
            return
        if not view.wanted:
            self.tell(say("This is for information; nobody has to repeat it."))
            return
        act = partial(acts.read_back, read=view.read is None)
        point, at, now = view.point.id, self.at, self.desk.now()
        self._go_on(point)
        self.write(lambda opened: act(opened, at, point, now=now))

    def _go_on(self, point: str) -> None:
        """The cursor goes to the next point, so that a sheet is walked with one key."""
        ids = [view.point.id for view in self.shown.points] if self.shown else []
        following = ids[ids.index(point) + 1 :] if point in ids else []
        if following:
            self.board.go(f"{texts.POINT}{following[0]}")

    def action_correct(self) -> None:
        view = self.point
        if view is not None and view.wanted:
            fields = [Field("text", say("put right"), view.point.correction)]
            self.ask(
                say("Put right"), fields, partial(self._correct, view.point.id), Content(str(view.point))
            )

    def _correct(self, point: str, values: Values, opened: "OpenPlan") -> None:
        acts.read_back(opened, self.at, point, correction=values["text"], now=self.desk.now())

    def action_give(self) -> None:
        self._sign(Side.GIVING)

    def action_take(self) -> None:
        if self.shown is not None and self.shown.unread:
            self.tell(
                say("{count} {count:point is|points are} not read back yet", count=len(self.shown.unread))
            )
            return
        self._sign(Side.TAKING)

    def _sign(self, side: Side) -> None:
        """Sign what stands on the screen: its digest goes along, so that nothing newer is signed with it."""
        shown = self.shown
        if shown is None:
            return
        agents = self.desk.workspace.plan.agent
        leads = shown.boundary.giving if side is Side.GIVING else shown.boundary.taking
        names = tuple(agents[agent].name for agent in leads if agent in agents)
        title = say("Sign: who gives") if side is Side.GIVING else say("Sign: who takes over")
        fields = [Field("name", say("name"), names=names), Field("reason", say("reason if alone"))]
        about = Content(
            str(say("Sheet {digest}: your name says that you know all of it.", digest=shown.sheet.digest))
        )
        self.ask(title, fields, partial(self._put_name, side, shown.sheet.digest), about)

    def _put_name(self, side: Side, seen: str, values: Values, opened: "OpenPlan") -> None:
        now = self.desk.now()
        name, reason = values["name"], values["reason"]
        shown = acts.sign(opened, self.at, side, name, reason=reason, seen=seen, now=now)
        signed = shown.marks.of(side)
        if side is Side.TAKING and signed is not None:
            left = acts.orphans(shown, opened, now)
            if left:
                self.app.call_from_thread(
                    self.set_timer, 0.1, partial(self._offer, signed.signature.name, left)
                )

    def _offer(self, name: str, left: tuple[Case, ...]) -> None:
        """Ask whether the cases of those who leave go to whoever took over."""
        numbers = _(", ").join(f"#{case.number}" for case in left)
        question = Confirm(
            say("Whose are these now?"),
            say(
                "Cases whose owner leaves or is missing: {numbers}. Do they go to {name}?",
                numbers=numbers,
                name=name,
            ),
            say("yes, to {name}", name=name),
            say("leave them"),
        )
        self.app.push_screen(question, partial(self._take_over, name))

    def _take_over(self, name: str, sure: bool | None) -> None:  # noqa: FBT001 - Textual hands the answer over so
        shown = self.shown
        if sure and shown is not None:
            now = self.desk.now()
            self.write(lambda opened: acts.take_cases(opened, shown, name, now=now))

    def action_copy(self) -> None:
        if self.shown is not None:
            self.app.copy_to_clipboard(group_text(self.shown))
            self.tell(say("Copied; paste it into the group."))

    def action_page(self) -> None:
        """Write the page beside the plan's other exports."""
        shown = self.shown
        if shown is not None:
            self.write(partial(_write_page, shown), self._tell_file)

    def _tell_file(self, name: str) -> None:
        self.tell(say("written: {file}", file=name))

    def action_change(self) -> None:
        fields = [
            Field("what", say("what changed")),
            Field("since", say("from when"), hint=TIME_HINT),
            Field("until", say("until when"), hint=say("empty: until further notice")),
            Field("said_by", say("who said so")),
        ]
        self.ask(say("A rule, price or script changed"), fields, self._note_change)

    def _note_change(self, values: Values, opened: "OpenPlan") -> None:
        now = self.desk.now()
        since, until = values["since"].strip(), values["until"].strip()
        acts.note_change(
            opened,
            values["what"],
            moment_of(opened, since, now, nearest=True) if since else None,
            moment_of(opened, until, now) if until else None,
            values["said_by"],
            now=now,
        )

    def action_skip(self) -> None:
        self.ask(say("Pass this handover over"), [Field("reason", say("why"))], self._skip)

    def _skip(self, values: Values, opened: "OpenPlan") -> None:
        acts.skip_handover(opened, self.at, values["reason"], now=self.desk.now())

    def action_others(self) -> None:
        if self.all is None:
            return
        rows = texts.list_rows(self.all, page_width(self))
        choices = [Choice(row.id, row.text.plain) for row in rows]
        here = self.shown.boundary.id if self.shown else ""
        self.app.push_screen(Chooser(say("Handovers"), choices, here), self._choose)

    def _choose(self, boundary: str | None) -> None:
        if boundary is not None:
            self.at, self.shown = datetime.fromisoformat(boundary), None
            self.follow()

    def action_cases(self) -> None:
        self.app.push_screen(CasesScreen())


def _write_page(shown: HandoverView, opened: "OpenPlan") -> str:
    folder = opened.folder / "export"
    folder.mkdir(exist_ok=True)
    name = f"handover-{shown.boundary.at:%Y-%m-%d-%H%M}.md"
    write_text(folder / name, markdown(shown, opened.plan))
    return f"export/{name}"
