"""The window of what is followed up after the sale: parcels that do not move, and the script due for each."""

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList

from shiftplan.domain.parcel import Followed
from shiftplan.errors import ShiftplanError
from shiftplan.language import printable, say
from shiftplan.planning.operations import followup as book
from shiftplan.planning.operations.followup import FollowUp
from shiftplan.resources import at_home
from shiftplan.tui.commands import Command, bindings
from shiftplan.tui.dialogs import Page
from shiftplan.tui.handover.base import BoardScreen
from shiftplan.tui.handover.paste_parcels import PasteParcels
from shiftplan.tui.incidents.fields import Field, Values
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row
from shiftplan.tui.operations.dialogs import page_width
from shiftplan.tui.operations.live_texts import title_row

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan

PARCEL = "parcel-"
KEYS = (
    Command("sent", "space", say("Sent"), say("The script that is due was sent."), footer=True),
    Command(
        "copy", "c", say("Copy script"), say("Copy the script that is due to the clipboard."), footer=True
    ),
    Command("settle", "d", say("Settled"), say("The parcel moves again, or was refunded."), footer=True),
    Command("take", "i", say("Import"), say("Take a table of parcels: CSV or workbook."), footer=True),
    Command("paste", "v", say("Paste"), say("Paste parcels from a table or a chat."), footer=True),
    Command("details", "enter", say("Details"), say("All about the parcel."), palette=False),
    Command("back", "escape,backspace", say("Back"), say("Back to the cases."), footer=True),
)


class FollowScreen(BoardScreen):
    ABOUT: ClassVar = say(
        "Parcels without a new scan, those with a script due first: at 24, 48 and 72 hours since the last "
        "scan. Copy the script, send it, press space. A later scan in the next table begins anew."
    )
    KEYS: ClassVar = KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)

    def __init__(self) -> None:
        super().__init__()
        self.found: FollowUp | None = None
        self._fault = ""

    def follow(self) -> None:
        self.run_worker(self._read(), group="parcels", exclusive=True)

    async def _read(self) -> None:
        opened = self.desk.workspace.opened
        if opened is None:
            return
        try:
            self.found = await asyncio.to_thread(book.follow_up, opened, self.desk.now())
        except ShiftplanError as error:
            self.found, self._fault = None, str(error)
        else:
            self._fault = ""
        self.show()

    @property
    def parcel(self) -> Followed | None:
        """The parcel under the cursor."""
        here, found = self.board.here.removeprefix(PARCEL), self.found
        return next((one for one in found.parcels if one.parcel.order == here), None) if found else None

    def head(self, width: int) -> Content:
        found = self.found
        if found is None:
            return Content.styled(self._fault or str(say("reading …")), "$error" if self._fault else "$muted")
        due = sum(found.due(one) is not None for one in found.open_parcels)
        open_ones = say("{count} {count:parcel|parcels}", count=len(found.open_parcels))
        to_send = say("{count} {count:script|scripts} due", count=due)
        parts = [Content.styled(str(open_ones), "bold")]
        parts.append(Content.styled(str(to_send), "$warning bold" if due else "$muted"))
        alone, settled = found.completed_alone
        if settled:
            share = say("refunds finished alone {alone}/{settled}", alone=alone, settled=settled)
            parts.append(Content.styled(str(share), "$muted"))
        return marks.flowed(parts, width)

    def rows(self, width: int) -> list[Row]:
        found = self.found
        if found is None:
            return []
        title = title_row(str(say("Parcels that do not move")), width)
        if not found.open_parcels:
            none = Content.styled(f"{marks.INDENT}{say('none; v pastes parcels, i takes a table')}", "$muted")
            return [title, Row("", none)]
        return [
            title,
            *(Row(f"{PARCEL}{one.parcel.order}", self._row(one, width)) for one in found.open_parcels),
        ]

    def _row(self, one: Followed, width: int) -> Content:
        found = self.found
        script = found.due(one) if found else None
        hours = Content.styled(
            f"{one.hours(found.now) if found else 0:>4} h ", "$warning bold" if script else "$muted"
        )
        parts = [Content(printable(one.parcel.order))]
        if one.parcel.carrier:
            parts.append(Content.styled(printable(one.parcel.carrier), "$muted"))
        if script is not None:
            parts.append(Content.styled(str(script.title), "$accent"))
        if found and one.is_overdue(found.now):
            parts.append(Content.styled(str(say("overdue")), "$error bold"))
        return (hours + Content(" · ").join(parts)).truncate(width, ellipsis=True)

    def details(self, width: int) -> Content:
        one, found = self.parcel, self.found
        if one is None or found is None:
            return Content("")
        lines = [marks.fact(say("last scan"), f"{one.parcel.last_scan:%m-%d %H:%M}", width)]
        if one.parcel.promised:
            lines.append(marks.fact(say("promised"), f"{one.parcel.promised:%m-%d %H:%M}", width))
        if one.sent:
            lines.append(marks.fact(say("sent"), ", ".join(f"{hours} h" for hours in one.sent), width))
        script = found.due(one)
        if script is not None:
            text = script.filled(book.details_of(one)).text
            lines.append(marks.fact(say("script due"), text, width))
        return Content("\n").join(lines)

    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        self.action_details()

    def action_details(self) -> None:
        if self.parcel is not None:
            self.app.push_screen(Page(self.parcel.parcel.order, self.details(page_width(self))))

    def action_sent(self) -> None:
        one = self.parcel
        if one is not None:
            order, now = one.parcel.order, self.desk.now()
            self.write(lambda opened: book.mark_parcel(opened, order, sent=True, now=now))

    def action_settle(self) -> None:
        one = self.parcel
        if one is not None:
            order, now = one.parcel.order, self.desk.now()
            self.write(lambda opened: book.mark_parcel(opened, order, settled=True, now=now))

    def action_copy(self) -> None:
        one, found = self.parcel, self.found
        script = found.due(one) if one and found else None
        if one is None or script is None:
            self.tell(say("No script is due here."))
            return
        self.app.copy_to_clipboard(script.filled(book.details_of(one)).text)
        self.tell(say("Copied. Fill in what stands in 【】, send it, then press space."))

    def action_take(self) -> None:
        self.ask(say("Take a table of parcels"), [Field("file", say("file"))], self._take)

    def action_paste(self) -> None:
        opened = self.desk.workspace.opened
        if opened is not None:
            self.app.push_screen(PasteParcels(opened, self.desk.now()), self._look_again)

    def _take(self, values: Values, opened: "OpenPlan") -> None:
        book.import_parcels(opened, at_home(values["file"].strip()), now=self.desk.now())
